package tulip.iterators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A tee holds only the elements that some walk has not read yet.
final class TeeReleaseTest {
    private final List<WeakReference<Object>> pulled = new ArrayList<>();
    private final Tee<Object> one = new Tee<>(Stream.generate(this::fresh).iterator());

    private Object fresh() {
        var element = new Object();
        pulled.add(new WeakReference<>(element));
        return element;
    }

    @Test
    void whatAllHaveReadIsFreed() {
        var two = one.copy();
        read(one, 100);
        read(two, 60);
        assertEquals(40, held());
        read(two, 40);
        assertEquals(0, held());
    }

    @Test
    void whatOnlyADroppedCopyHadYetToReadIsFreed() {
        var two = one.copy();
        read(one, 100);
        assertEquals(100, held());
        two = null;
        assertNull(two);
        assertEquals(0, held());
    }

    private static void read(Tee<Object> walk, int count) {
        for (int i = 0; i < count; i++) {
            walk.next();
        }
    }

    /// How many elements are alive after the collector has freed the others.
    private int held() {
        var probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
        }
        System.gc(); // the first collection may have begun before the last element was read
        return (int) pulled.stream().filter(each -> each.get() != null).count();
    }
}

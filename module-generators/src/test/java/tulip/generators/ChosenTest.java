package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChosenTest {
    @Test
    void anApiChooses() {
        try (var _ = new Chosen(Suspension.VIRTUAL_THREAD)) {
            assertSame(Suspension.VIRTUAL_THREAD, Suspension.chosen());
            Generator<Boolean> isVirtual =
                    Generator.of(out -> out.yield(Thread.currentThread().isVirtual()));
            assertTrue(isVirtual.next());
        }
    }
}

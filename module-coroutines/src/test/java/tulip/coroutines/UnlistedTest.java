package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tulip.generators.LiveCoroutines;
import tulip.generators.Suspension;

/// Which coroutines the list of live coroutines has.
final class UnlistedTest {
    @Test
    void onlyAListedCoroutineIsInTheListAndOnlyUntilItsEnd() {
        var listed = new CoroutineObject<Integer, Void, String>(Suspension.VIRTUAL_THREAD, UnlistedTest::body);
        var unlisted = CoroutineObject.<Integer, Void, String>unlisted(Suspension.VIRTUAL_THREAD, UnlistedTest::body);
        listed.next();
        unlisted.next();
        assertTrue(LiveCoroutines.all().contains(listed));
        assertFalse(LiveCoroutines.all().contains(unlisted));
        listed.next();
        unlisted.next();
        assertEquals("end", listed.result());
        assertEquals("end", unlisted.result());
        assertFalse(LiveCoroutines.all().contains(listed));
    }

    private static String body(Coroutine.Out<Integer, Void> out) {
        out.yield(1);
        return "end";
    }
}

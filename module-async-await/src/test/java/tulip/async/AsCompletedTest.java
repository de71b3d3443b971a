package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static tulip.async.Async.asCompleted;
import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;
import static tulip.async.Async.timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Futures in the order in which they end. The expected orders are those of CPython's asyncio.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class AsCompletedTest extends OnEachBackend {
    @Test
    void asCompletedGivesEachFutureWhenItIsDone() {
        run(() -> {
            var slow = start("slow", sleeper("slow", 30, 1));
            var fast = start("fast", sleeper("fast", 10, 2));
            var failing = start("failing", () -> {
                sleep(millis(20));
                throw new IllegalArgumentException("spilled");
            });
            List<Future<?>> given = new ArrayList<>();
            var all = asCompleted(List.<Future<Object>>of(cast(slow), cast(fast), cast(failing), cast(fast)));
            while (all.hasNext()) {
                given.add(all.next());
                note(given.size() + " given");
            }
            assertEquals(List.of(fast, failing, slow), given);
            assertThrows(IllegalArgumentException.class, failing::result);
            assertThrows(NoSuchElementException.class, all::next);
            return null;
        });
        assertTrace(
                "0 slow begins",
                "0 fast begins",
                "10 fast ends",
                "10 1 given",
                "20 2 given",
                "30 slow ends",
                "30 3 given");
    }

    @Test
    void asCompletedWithinATimeLimit() {
        run(() -> {
            var slow = start("slow", sleeper("slow", 30, 1));
            var fast = start("fast", sleeper("fast", 10, 2));
            List<Integer> given = new ArrayList<>();
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(millis(20), () -> {
                        asCompleted(List.of(slow, fast)).forEachRemaining(each -> given.add(each.result()));
                        return null;
                    }));
            assertEquals(List.of(2), given);
            assertEquals(1, await(slow)); // it was not cancelled
            return null;
        });
    }

    @Test
    void asCompletedOfNoFuture() {
        run(() -> {
            assertFalse(asCompleted(List.<Future<Integer>>of()).hasNext());
            return null;
        });
    }

    @SuppressWarnings("unchecked") // it is only read
    private static <T> Future<Object> cast(Future<T> future) {
        return (Future<Object>) (Future<?>) future;
    }
}

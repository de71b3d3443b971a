package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tulip.kit.ManualClock;

/// Runs all tests of a class once for each backend, on a loop with a manual clock.
public abstract class OnEachBackend extends EachBackend {
    protected final ManualClock clock = new ManualClock();
    protected final SelectorEventLoop loop = new SelectorEventLoop(clock);
    protected final List<String> trace = new ArrayList<>();
    protected final List<String> reported = new ArrayList<>(); // what the exception handler was told

    @BeforeEach
    final void noteWhatIsReported() {
        loop.setExceptionHandler(
                (what, exception) -> reported.add(exception.getClass().getSimpleName()));
    }

    @AfterEach
    final void closeTheLoop() {
        if (!loop.isRunning()) {
            loop.close();
        }
    }

    protected final <T> T run(Callable<T> body) {
        return loop.runUntilComplete(body);
    }

    /// Notes an event, with the milliseconds that have passed.
    protected final void note(String event) {
        trace.add(clock.nanoTime() / 1_000_000 + " " + event);
    }

    protected final void assertTrace(String... events) {
        assertEquals(List.of(events), trace);
    }

    /// A body that sleeps, and notes how it ends.
    protected final <T> Callable<T> sleeper(String name, int millis, T result) {
        return () -> {
            note(name + " begins");
            try {
                Async.sleep(Duration.ofMillis(millis));
                note(name + " ends");
                return result;
            } catch (CancelledError cancelled) {
                note(name + " is cancelled");
                throw cancelled;
            }
        };
    }

    protected static Duration millis(int count) {
        return Duration.ofMillis(count);
    }

    /// What another thread throws; null if nothing.
    protected static Throwable onAnotherThread(Runnable action) {
        var thrown = new AtomicReference<Throwable>();
        try {
            Thread.ofPlatform()
                    .daemon()
                    .uncaughtExceptionHandler((_, any) -> thrown.set(any))
                    .start(action)
                    .join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return thrown.get();
    }

    static <T> T call(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception thrown) {
            throw new AssertionError(thrown);
        }
    }

    protected static <T> T callOnAnotherThread(Callable<T> action) {
        var result = new AtomicReference<T>();
        Throwable thrown = onAnotherThread(() -> result.set(call(action)));
        assertEquals(null, thrown);
        return result.get();
    }
}

package tulip.crawler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import tulip.async.Async;
import tulip.async.SelectorEventLoop;
import tulip.coroutines.Raise;
import tulip.generators.Suspension;
import tulip.kit.Contract;
import tulip.kit.ManualClock;

/// A contract whose checks run in a task of an event loop with a manual clock, on either backend.
abstract class ManualLoopContract extends Contract {
    private static final int TURNS = 12; // more than a right answer needs

    final ManualClock clock = new ManualClock();

    /// The backend of the tasks.
    Suspension on() {
        return Suspension.chosen();
    }

    /// Runs the main task, and closes the loop, which cancels the tasks that are left.
    final void onLoop(Action main) {
        assumeTrue(on().isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        Suspension before = Suspension.chosen();
        Suspension.choose(on());
        try (var loop = new SelectorEventLoop(clock)) {
            loop.setExceptionHandler((_, _) -> {}); // a check looks at what it needs
            loop.running().tellTimeBy(clock);
            loop.runUntilComplete(() -> {
                run(main);
                return null;
            });
        } finally {
            Suspension.choose(before);
        }
    }

    private static void run(Action main) {
        try {
            main.run();
        } catch (Throwable thrown) {
            throw Raise.asItIs(thrown);
        }
    }

    /// Gives each task as many turns as it needs.
    static void letRun() {
        for (int turn = 0; turn < TURNS; turn++) {
            Async.sleep(Duration.ZERO);
        }
    }

    final long millis() {
        return clock.nanoTime() / 1_000_000;
    }
}

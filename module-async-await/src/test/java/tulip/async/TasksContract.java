package tulip.async;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import tulip.coroutines.Raise;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.Clock;
import tulip.kit.Contract;
import tulip.kit.ManualClock;

/// Checks that start tasks on a loop with a manual clock, and note what each task has done.
///
/// The order of the steps is exact: other tasks run only in [#letRun]. If the main task waits for ever, it
/// is cancelled after an hour, which a manual clock has at once. So no check hangs.
abstract class TasksContract extends Contract {
    private static final int TURNS = 8; // more than a right answer needs

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Task<?>> tasks = new LinkedHashMap<>();
    private final ManualClock clock = new ManualClock();
    private Throwable unexpected;
    private String doing = "";

    /// The backend of the tasks.
    Suspension on() {
        return Suspension.chosen();
    }

    /// The loop of the check. A test that mixes several answers gives another one.
    protected EventLoop loop(Clock clockOfLoop) {
        return new SelectorEventLoop(clockOfLoop);
    }

    /// Runs the main task, gives the other tasks some turns, and compares what all have done.
    final void expectDone(List<String> expected, Runnable main) {
        assumeTrue(on().isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        done.clear();
        tasks.clear();
        List<String> all;
        try (var _ = new Chosen(on());
                var loop = loop(clock)) {
            loop.setExceptionHandler((what, thrown) -> noteThrown("a callback", thrown));
            loop.running().tellTimeBy(clock);
            loop.runUntilComplete(() -> guarded(main, expected));
            done.addAll(waiting());
            all = List.copyOf(done);
        }
        if (unexpected != null) {
            throw Raise.asItIs(unexpected);
        }
        expect("what the tasks have done", expected, all);
    }

    private Void guarded(Runnable main, List<String> expected) {
        Task<?> self = Running.task();
        TimerHandle guard = Running.loop().callLater(Duration.ofHours(1), () -> giveUp(self));
        try {
            main.run();
            letRun();
            if (!expected.containsAll(waiting())) {
                keepWhoWaits();
            }
        } catch (CancelledError endless) {
            note("main waits in: " + doing);
        } finally {
            guard.cancel();
        }
        return null;
    }

    private void giveUp(Task<?> main) {
        keepWhoWaits();
        main.cancel();
    }

    private List<String> waiting() {
        return tasks.entrySet().stream()
                .filter(task -> !task.getValue().isDone())
                .map(task -> task.getKey() + " waits")
                .toList();
    }

    /// Starts a task, which has not begun then.
    ///
    /// @param what    for the steps of the check
    /// @param action  returns what the task has done: "got tea"; null if it has noted that itself
    final void start(String name, String what, Callable<String> action) {
        step("start task " + name + ": " + what);
        tasks.put(name, Async.start(name, () -> {
            try {
                String last = action.call();
                if (last != null) {
                    note(name + " " + last);
                }
            } catch (Throwable thrown) {
                noteThrown(name, thrown);
            }
            return null;
        }));
    }

    final void cancel(String name) {
        perform("cancel " + name, tasks.get(name)::cancel);
    }

    /// Gives each task as many turns as it needs.
    final void letRun() {
        step("let the tasks run");
        doing = "";
        giveTurns();
    }

    private static void giveTurns() {
        for (int turn = 0; turn < TURNS; turn++) {
            Async.sleep(Duration.ZERO);
        }
    }

    /// Lets time pass, and then gives each task as many turns as it needs.
    final void letPass(Duration time) {
        step("let " + time.toMillis() + " ms pass");
        doing = "";
        Async.sleep(time);
        giveTurns();
    }

    /// Does something as the main task.
    final void main(String what, Runnable action) {
        doing = what;
        perform(what, action::run);
    }

    final void note(String what) {
        done.add(what);
    }

    private void noteThrown(String name, Throwable thrown) {
        switch (thrown) {
            case CancelledError _ -> note(name + " was cancelled");
            case IllegalStateException _, NoSuchElementException _ ->
                note(name + " got " + thrown.getClass().getSimpleName());
            default -> unexpected = unexpected == null ? thrown : unexpected;
        }
    }
}

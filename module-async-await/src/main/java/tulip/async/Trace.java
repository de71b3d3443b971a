package tulip.async;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import tulip.kit.Clock;

/// What happens in a loop, as lines of text: `10.000000 ms: tea waits for future 3`.
///
/// A line has no address and no hash, so two runs that do the same give the same lines, byte for byte.
final class Trace {
    private final Clock clock;
    private final long begin;
    private final Consumer<String> lines;
    private final Map<Future<?>, Integer> numbers = new WeakHashMap<>(); // of futures that are no tasks
    private int numbered;
    private Task<?> stepped; // by the callback that runs; null: by none

    Trace(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.begin = clock.nanoTime();
        this.lines = lines;
    }

    void created(Task<?> task) {
        line(task.name() + " is created");
    }

    void resumed(Task<?> task) {
        line(task.name() + " runs");
        stepped = task;
    }

    /// Says how the step of a task has ended, if the callback was a step.
    void callbackEnded() {
        Task<?> task = stepped;
        stepped = null;
        if (task == null) {
            return;
        }
        if (task.isDone()) {
            String end = task instanceof FutureObject<?> own ? own.told() : "done";
            line(task.name() + (end.startsWith("failed") ? " has " : " is ") + end);
        } else if (task.awaited() == null) {
            line(task.name() + " lets others run");
        } else {
            line(task.name() + " waits for " + name(task.awaited()));
        }
    }

    void due(TimerHandle timer) {
        line("the timer of " + millis(timer.deadlineNanos()) + " is due");
    }

    void selector(String what) {
        line("the selector " + what);
    }

    void sleeps(long deadlineNanos) {
        line("the loop sleeps until " + millis(deadlineNanos));
    }

    private String name(Future<?> future) {
        if (future instanceof Task<?> task) {
            return task.name();
        }
        return "future " + numbers.computeIfAbsent(future, _ -> ++numbered);
    }

    private void line(String what) {
        lines.accept(millis(clock.nanoTime()) + ": " + what);
    }

    private String millis(long nanos) {
        long passed = nanos - begin;
        return "%d.%06d ms".formatted(passed / 1_000_000, passed % 1_000_000);
    }
}

package tulip.async;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/// What happens in a loop, as lines of text: `10.000000 ms: tea waits for future 3`.
///
/// A line has no address and no hash, so two runs that do the same give the same lines, byte for byte.
final class TraceText implements Tracer {
    private final long begin;
    private final Consumer<String> lines;
    private final Map<Future<?>, Integer> numbers = new WeakHashMap<>(); // of futures that are no tasks
    private int numbered;

    /// @param begin  the time from which the lines count
    TraceText(long begin, Consumer<String> lines) {
        this.begin = begin;
        this.lines = lines;
    }

    @Override
    public void created(Task<?> task, long nanos) {
        line(nanos, task.name() + " is created");
    }

    @Override
    public void resumed(Task<?> task, long nanos) {
        line(nanos, task.name() + " runs");
    }

    @Override
    public void paused(Task<?> task, Future<?> awaited, long nanos) {
        line(nanos, task.name() + (awaited == null ? " lets others run" : " waits for " + name(awaited)));
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        line(nanos, task.name() + " " + Tracer.end(task));
    }

    @Override
    public void timerDue(long deadlineNanos, long nanos) {
        line(nanos, "the timer of " + millis(deadlineNanos) + " is due");
    }

    @Override
    public void selects(long mostNanos, long nanos) {
        String how = mostNanos == 0 ? "is asked" : mostNanos < 0 ? "waits" : "waits at most " + mostNanos + " ns";
        line(nanos, "the selector " + how);
    }

    @Override
    public void sleeps(long deadlineNanos, long nanos) {
        line(nanos, "the loop sleeps until " + millis(deadlineNanos));
    }

    private String name(Future<?> future) {
        if (future instanceof Task<?> task) {
            return task.name();
        }
        return "future " + numbers.computeIfAbsent(future, _ -> ++numbered);
    }

    private void line(long nanos, String what) {
        lines.accept(millis(nanos) + ": " + what);
    }

    private String millis(long nanos) {
        long passed = nanos - begin;
        return "%d.%06d ms".formatted(passed / 1_000_000, passed % 1_000_000);
    }
}

package tulip.async;

/// Told of what happens in a loop, when it happens: see [SelectorEventLoop#traceTo(Tracer)]. A tracer overrides the
/// methods of the events that it needs.
///
/// ```
///   created ──▶ resumed ──▶ paused ──▶ resumed ──▶ … ──▶ ended        of a task
///   selects ──▶ wakes        sleeps ──▶ wakes        timerDue         of the loop
/// ```
///
/// The thread that has the turn of the loop calls these methods. They must not call the loop, and should be quick.
/// `nanos` is the time of the event, as the clock of the loop counts.
public interface Tracer {
    /// A task was made. If a step runs now, the step has made it.
    default void created(Task<?> task, long nanos) {}

    /// A step of the task begins.
    default void resumed(Task<?> task, long nanos) {}

    /// The step ends, and the task waits.
    ///
    /// @param awaited  null: the task only lets others run
    default void paused(Task<?> task, Future<?> awaited, long nanos) {}

    /// The last step ends: the task is done, has failed, or is cancelled.
    default void ended(Task<?> task, long nanos) {}

    /// A timer is due, and its callback is now ready.
    default void timerDue(long deadlineNanos, long nanos) {}

    /// The loop asks the selector.
    ///
    /// @param mostNanos  how long the selector waits at most; 0: not at all; negative: until something happens
    default void selects(long mostNanos, long nanos) {}

    /// The loop sleeps on its clock, which is not the clock of the system.
    default void sleeps(long deadlineNanos, long nanos) {}

    /// The selector has answered, or the sleep is over.
    default void wakes(long nanos) {}

    /// What a paused task does, in words: "waits for Ada".
    ///
    /// @param awaited  null: the task only lets others run
    static String pause(Future<?> awaited) {
        if (awaited == null) {
            return "lets others run";
        }
        if (awaited instanceof Task<?> task) {
            return "waits for " + task.name();
        }
        return switch (awaited.purpose()) {
            case null -> "waits for a future";
            case TimerHandle _ -> "sleeps";
            case Awaited purpose -> "waits for " + purpose.words();
            default -> "waits for its " + awaited.purpose().getClass().getSimpleName();
        };
    }

    /// How a task has ended, in words: "is done".
    static String end(Task<?> task) {
        String end = task instanceof FutureObject<?> own ? own.told() : "done";
        return (end.startsWith("failed") ? "has " : "is ") + end;
    }
}

package tulip.async;

import java.util.ArrayList;
import java.util.List;
import tulip.kit.Clock;

/// Tells the tracers of a loop what happens in it. A loop without tracers has no trace.
///
/// To read the clock costs as much as two callbacks. So a step begins when the callback before it has ended: one
/// reading for each callback is enough.
final class Trace {
    private final Clock clock;
    private final Tracer[] tracers;
    private final boolean recorded; // whether one of the tracers is for JFR
    private long now; // when the last callback has ended, or the loop has woken
    private Task<?> stepped; // by the callback that runs; null: by none

    private Trace(Clock clock, List<Tracer> tracers) {
        this.clock = clock;
        this.tracers = tracers.toArray(Tracer[]::new);
        this.recorded = tracers.stream().anyMatch(JfrTracer.class::isInstance);
        this.now = clock.nanoTime();
    }

    /// The trace with one tracer more.
    ///
    /// @param before  null: no tracer yet
    static Trace with(Trace before, Clock clock, Tracer more) {
        List<Tracer> all = new ArrayList<>(before == null ? List.of() : List.of(before.tracers));
        all.add(more);
        return new Trace(clock, all);
    }

    /// The trace with a tracer for JFR if a recording wants its events now, and else without. To be called between
    /// two callbacks.
    ///
    /// @param before  null: no tracer yet
    /// @return null if there is no tracer
    static Trace asRecorded(Trace before, Clock clock) {
        boolean recorded = before != null && before.recorded;
        if (JfrTracer.isWanted() == recorded) {
            return before;
        }
        if (!recorded) {
            return with(before, clock, new JfrTracer());
        }
        List<Tracer> others = new ArrayList<>(List.of(before.tracers));
        others.removeIf(JfrTracer.class::isInstance);
        return others.isEmpty() ? null : new Trace(clock, others);
    }

    /// When the last callback has ended, or the loop has woken.
    long now() {
        return now;
    }

    /// The loop begins to run, or goes on after it has waited.
    void wakes() {
        now = clock.nanoTime();
        for (Tracer tracer : tracers) {
            tracer.wakes(now);
        }
    }

    void created(Task<?> task) {
        long nanos = clock.nanoTime();
        for (Tracer tracer : tracers) {
            tracer.created(task, nanos);
        }
    }

    void resumed(Task<?> task) {
        stepped = task;
        for (Tracer tracer : tracers) {
            tracer.resumed(task, now);
        }
    }

    /// Says how the step of a task has ended, if the callback was a step.
    void callbackEnded() {
        now = clock.nanoTime();
        Task<?> task = stepped;
        stepped = null;
        if (task == null) {
            return;
        }
        if (task.isDone()) {
            for (Tracer tracer : tracers) {
                tracer.ended(task, now);
            }
        } else {
            for (Tracer tracer : tracers) {
                tracer.paused(task, task.awaited(), now);
            }
        }
    }

    void due(TimerHandle timer) {
        long nanos = clock.nanoTime();
        for (Tracer tracer : tracers) {
            tracer.timerDue(timer.deadlineNanos(), nanos);
        }
    }

    void selects(long mostNanos) {
        long nanos = clock.nanoTime();
        for (Tracer tracer : tracers) {
            tracer.selects(mostNanos, nanos);
        }
    }

    void sleeps(long deadlineNanos) {
        long nanos = clock.nanoTime();
        for (Tracer tracer : tracers) {
            tracer.sleeps(deadlineNanos, nanos);
        }
    }
}

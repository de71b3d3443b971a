package tulip.async;

import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What happens to tasks, as events of the JDK's Flight Recorder (JEP 328). A loop looks whenever it asks its
/// selector whether a recording wants these events.
///
/// There may be millions of them, so they are off until a recording enables them by name, like those of virtual
/// threads: `-XX:StartFlightRecording:filename=tea.jfr,+tulip.TaskStep#enabled=true`.
final class JfrTracer implements Tracer {
    /// Common to all events.
    @Category({"Tulip", "Event loop"})
    @Enabled(false)
    @StackTrace(false) // of the loop: it is always the same
    abstract static class TaskEvent extends Event {
        @Label("Task")
        String task;
    }

    @Name("tulip.TaskCreated")
    @Label("Task Created")
    @Description("A task was made")
    static final class TaskCreated extends TaskEvent {}

    @Name("tulip.TaskStep")
    @Label("Task Step")
    @Description("A task ran, until it waited or ended")
    static final class TaskStep extends TaskEvent {
        @Label("How It Ended")
        String then;
    }

    @Name("tulip.TaskWait")
    @Label("Task Wait")
    @Description("A task waited, until its next step")
    static final class TaskWait extends TaskEvent {
        @Label("What It Did")
        String what;
    }

    /// Loaded when there is a recorder, and not before: most programs never have one.
    private static final class Kinds {
        static final TaskEvent CREATED = new TaskCreated();
        static final TaskEvent STEP = new TaskStep();
        static final TaskEvent WAIT = new TaskWait();

        static boolean isAnyWanted() {
            return CREATED.isEnabled() || STEP.isEnabled() || WAIT.isEnabled();
        }
    }

    private final Map<Task<?>, TaskWait> waits = new HashMap<>();
    private TaskStep step = new TaskStep(); // that runs

    /// Whether a recording wants one of these events.
    static boolean isWanted() {
        return FlightRecorder.isInitialized() && Kinds.isAnyWanted();
    }

    @Override
    public void created(Task<?> task, long nanos) {
        var created = new TaskCreated();
        if (created.isEnabled()) {
            created.task = task.name();
            created.commit();
        }
    }

    @Override
    public void resumed(Task<?> task, long nanos) {
        TaskWait wait = waits.remove(task);
        if (wait != null) {
            wait.commit();
        }
        step = new TaskStep();
        step.begin();
    }

    @Override
    public void paused(Task<?> task, Future<?> awaited, long nanos) {
        step.end();
        String pause = Tracer.pause(awaited);
        commit(task, pause);
        var wait = new TaskWait();
        if (wait.isEnabled()) {
            wait.task = task.name();
            wait.what = pause;
            wait.begin();
            waits.put(task, wait);
        }
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        step.end();
        commit(task, Tracer.end(task));
    }

    private void commit(Task<?> task, String then) {
        if (step.shouldCommit()) {
            step.task = task.name();
            step.then = then;
            step.commit();
        }
    }
}

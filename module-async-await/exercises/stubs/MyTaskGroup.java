package tulip.async.exercise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import tulip.async.Awaited;
import tulip.async.CancelledError;
import tulip.async.EventLoop;
import tulip.async.ExceptionGroup;
import tulip.async.Future;
import tulip.async.Running;
import tulip.async.Task;
import tulip.kit.Todo;

/// Exercise 4.8: tasks that end together. The text is exercises/8-task-group.md.
public final class MyTaskGroup implements Awaited {
    private final Task<?> parent = Running.task();
    private final EventLoop loop = Running.loop();
    private final Set<Task<?>> tasks = new LinkedHashSet<>(); // that have not ended
    private final List<Throwable> errors = new ArrayList<>();
    private Future<Void> allDone; // for which the group waits; null: it does not wait
    private CancelledError cancelled; // that has come from outside, and goes on after the tasks have ended
    private boolean leaving; // whether the body has ended
    private boolean aborting; // whether the group has cancelled its tasks
    private boolean parentCancelled; // whether the group has cancelled its parent

    private MyTaskGroup() {}

    /// Runs the body and all tasks that it starts.
    public static <R> R run(Function<MyTaskGroup, R> body) {
        var group = new MyTaskGroup();
        R result = null;
        Throwable thrown = null;
        try {
            result = body.apply(group);
        } catch (Throwable any) {
            thrown = any;
        }
        group.leave(thrown);
        return result;
    }

    /// Starts a task of the group.
    public <T> Task<T> start(Callable<T> body) {
        return start(null, body);
    }

    public <T> Task<T> start(String name, Callable<T> body) {
        requireOpen();
        Task<T> task = loop.createTask(name, body);
        tasks.add(task);
        task.addDoneCallback(this::taskDone);
        return task;
    }

    private void requireOpen() {
        throw new Todo("IllegalStateException, if the group starts no task any more");
    }

    /// The loop calls this method in the turn after a task has ended.
    private void taskDone(Future<?> task) {
        throw new Todo("forget the task, wake the group after the last one, and serve an error");
    }

    /// Cancels all tasks.
    private void abort() {
        throw new Todo("set aborting, and cancel the tasks");
    }

    /// Ends the group, after its body.
    ///
    /// @param thrown  by the body; null if it has returned
    private void leave(Throwable thrown) {
        throw new Todo("wait for the tasks, then throw what belongs out");
    }

    /// Keeps a request from outside, if there is one: the next await throws it.
    private void renewRequest() {
        if (parent.cancelling() > 0) {
            parent.uncancel();
            parent.cancel(null);
        }
    }

    /// Waits for the end of all tasks. If the parent is cancelled meanwhile, so are the tasks.
    private void awaitTasks() {
        throw new Todo("wait in a loop until there is no task");
    }

    @Override
    public String words() {
        return tasks.size() == 1 ? "the task of its group" : "the " + tasks.size() + " tasks of its group";
    }

    @Override
    public Collection<? extends Future<?>> wakers() {
        return tasks;
    }
}

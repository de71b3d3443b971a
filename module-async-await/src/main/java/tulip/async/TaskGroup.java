package tulip.async;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Tasks that end together. The group waits for all its tasks. If one of them fails, or the body does, the
/// group cancels the others and the body, and throws all errors at once.
///
/// ```java
/// TaskGroup.run(group -> {
///     group.start(() -> brew("tea"));
///     group.start(() -> brew("coffee"));
///     return null;
/// }); // both have ended here
/// ```
public final class TaskGroup implements Awaited {
    private final Task<?> parent = Running.task();
    private final EventLoop loop = Running.loop();
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final List<Throwable> errors = new ArrayList<>();
    private Future<Void> allDone; // for which the group waits; null: it does not wait
    private CancelledError cancelled; // that has come from outside, and goes on after the tasks have ended
    private boolean leaving; // whether the body has ended
    private boolean aborting;
    private boolean parentCancelled; // whether the group has cancelled its parent

    private TaskGroup() {}

    /// Runs the body and all tasks that it starts.
    ///
    /// @return what the body returns
    /// @throws ExceptionGroup if the body or a task has failed; a task that was cancelled has not
    /// @throws CancelledError if the running task was cancelled from outside
    public static <R> R run(Function<TaskGroup, R> body) {
        var group = new TaskGroup();
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
    ///
    /// @throws IllegalStateException if the group has ended, or is cancelling its tasks
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
        if (leaving && tasks.isEmpty()) {
            throw new IllegalStateException("the task group has ended: it starts no task any more");
        }
        if (aborting) {
            throw new IllegalStateException("the task group is cancelling its tasks: it starts no task any more");
        }
    }

    private void taskDone(Future<?> task) {
        tasks.remove(task);
        if (allDone != null && tasks.isEmpty() && !allDone.isDone()) {
            allDone.setResult(null);
        }
        if (task.isCancelled() || task.exception() == null) {
            return;
        }
        errors.add(task.exception());
        if (!aborting) {
            abort();
            parentCancelled = true;
            parent.cancel("a task of its group has failed");
        }
    }

    /// Cancels all tasks.
    private void abort() {
        aborting = true;
        tasks.forEach(task -> task.cancel("its task group cancels all its tasks"));
    }

    /// Ends the group, after its body.
    private void leave(Throwable thrown) {
        leaving = true;
        if (thrown instanceof CancelledError error) {
            cancelled = error;
        }
        if (thrown != null && !aborting) {
            abort();
        }
        awaitTasks();
        if (parentCancelled) {
            parent.uncancel();
        }
        if (cancelled != null && errors.isEmpty()) {
            throw cancelled;
        }
        if (thrown != null && !(thrown instanceof CancelledError)) {
            errors.add(thrown);
        }
        if (!errors.isEmpty()) {
            renewRequest();
            throw new ExceptionGroup("a task group has failed", errors);
        }
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
        while (!tasks.isEmpty()) {
            allDone = loop.createFuture(this);
            try {
                allDone.await();
            } catch (CancelledError error) {
                if (!aborting) {
                    cancelled = error;
                    abort();
                }
            }
            allDone = null;
        }
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

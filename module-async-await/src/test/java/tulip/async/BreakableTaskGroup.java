package tulip.async;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import tulip.coroutines.Raise;

/// A correct task group in small parts. Each mistake overrides one or two of them, and so has only one fault.
class BreakableTaskGroup implements TaskGroupContract.Group {
    final Task<?> parent = Running.task();
    final EventLoop loop = Running.loop();
    final Set<Task<?>> tasks = new LinkedHashSet<>();
    final List<Throwable> errors = new ArrayList<>();
    Future<Void> allDone;
    CancelledError cancelled;
    boolean leaving;
    boolean aborting;
    boolean parentCancelled;

    final <R> R run(Function<TaskGroupContract.Group, R> body) {
        R result = null;
        Throwable thrown = null;
        try {
            result = body.apply(this);
        } catch (Throwable any) {
            thrown = any;
        }
        leave(thrown);
        return result;
    }

    @Override
    public <T> Task<T> start(String name, Callable<T> body) {
        requireOpen();
        Task<T> task = loop.createTask(name, body);
        tasks.add(task);
        task.addDoneCallback(this::taskDone);
        return task;
    }

    void requireOpen() {
        if ((leaving && tasks.isEmpty()) || aborting) {
            throw new IllegalStateException("the task group starts no task any more");
        }
    }

    void taskDone(Future<?> task) {
        tasks.remove(task);
        wake();
        if (isError(task)) {
            errors.add(task.exception());
            if (!aborting) {
                abort();
                cancelParent();
            }
        }
    }

    void wake() {
        if (allDone != null && tasks.isEmpty() && !allDone.isDone()) {
            allDone.setResult(null);
        }
    }

    boolean isError(Future<?> task) {
        return !task.isCancelled() && task.exception() != null;
    }

    void abort() {
        aborting = true;
        tasks.forEach(Task::cancel);
    }

    void cancelParent() {
        parentCancelled = true;
        parent.cancel();
    }

    void leave(Throwable thrown) {
        leaving = true;
        if (thrown instanceof CancelledError error) {
            cancelled = error;
        }
        abortFor(thrown);
        awaitTasks();
        takeBack();
        if (cancelled != null && errors.isEmpty()) {
            throw cancelled;
        }
        addErrorOfBody(thrown);
        if (!errors.isEmpty()) {
            renewRequest();
            throwErrors();
        }
    }

    void abortFor(Throwable thrown) {
        if (thrown != null && !aborting) {
            abort();
        }
    }

    void takeBack() {
        if (parentCancelled) {
            parent.uncancel();
        }
    }

    void addErrorOfBody(Throwable thrown) {
        if (thrown != null && !(thrown instanceof CancelledError)) {
            errors.add(thrown);
        }
    }

    void renewRequest() {
        if (parent.cancelling() > 0) {
            parent.uncancel();
            parent.cancel(null);
        }
    }

    void throwErrors() {
        throw new ExceptionGroup("a task group has failed", errors);
    }

    void awaitTasks() {
        while (!tasks.isEmpty()) {
            allDone = loop.createFuture();
            try {
                allDone.await();
            } catch (CancelledError error) {
                cancelledInTheWait(error);
            }
            allDone = null;
        }
    }

    void cancelledInTheWait(CancelledError error) {
        if (!aborting) {
            cancelled = error;
            abort();
        }
    }

    static RuntimeException asItIs(Throwable thrown) {
        return Raise.asItIs(thrown);
    }
}

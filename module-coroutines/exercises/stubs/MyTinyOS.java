package tulip.coroutines.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Raise;
import tulip.coroutines.Request;
import tulip.coroutines.State;
import tulip.coroutines.Step;
import tulip.kit.Todo;

/// Exercise 3.6: tasks that ask a scheduler. The text is exercises/6-tiny-os.md.
public final class MyTinyOS {
    private static final class Task {
        final int id;
        final Coroutine<Request, Object, ?> coroutine;
        final List<Task> waiters = new ArrayList<>();
        Object answer; // for the next resume
        Throwable failure; // for the next resume, in place of the answer

        Task(int id, Coroutine<Request, Object, ?> coroutine) {
            this.id = id;
            this.coroutine = coroutine;
        }
    }

    private final IntUnaryOperator chooser;
    private final Function<Coroutine.Body<Request, Object, Object>, Coroutine<Request, Object, Object>> maker;
    private final Map<Integer, Task> tasks = new TreeMap<>();
    private final List<Task> ready = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private Throwable failed; // of the first task that has failed; the failures of others are suppressed in it
    private int last; // the number of the newest task

    /// Runs the tasks in the order in which they became ready.
    public MyTinyOS() {
        this(count -> 0);
    }

    /// @param chooser  gets the number of ready tasks, and gives the index of the task to run; 0 is the one that has
    ///                 been ready longest
    public MyTinyOS(IntUnaryOperator chooser) {
        this(chooser, Coroutine::of);
    }

    /// @param maker  makes the coroutine of a task
    public MyTinyOS(
            IntUnaryOperator chooser,
            Function<Coroutine.Body<Request, Object, Object>, Coroutine<Request, Object, Object>> maker) {
        this.chooser = chooser;
        this.maker = maker;
    }

    /// Adds a task.
    ///
    /// @return its number; the first is 1
    public int start(Coroutine.Body<Request, Object, ?> body) {
        var task = new Task(++last, maker.apply(body::run));
        tasks.put(task.id, task);
        ready.add(task);
        return task.id;
    }

    /// Runs all tasks to their ends. The failure of a task does not stop the others.
    ///
    /// @throws IllegalStateException if tasks are left that wait for one another; they are closed
    public void run() {
        while (!ready.isEmpty()) {
            Task task = ready.remove(chooser.applyAsInt(ready.size()));
            resume(task);
        }
        if (!tasks.isEmpty()) {
            endAll();
        }
        if (failed != null) {
            throw Raise.asItIs(failed);
        }
    }

    /// What has happened, a line for each step of a task. The same tasks and choices give the same lines.
    public List<String> trace() {
        return List.copyOf(trace);
    }

    private void resume(Task task) {
        Object answer = task.answer;
        Throwable failure = task.failure;
        task.answer = null;
        task.failure = null;
        try {
            var step = failure == null ? task.coroutine.send(answer) : task.coroutine.throwIn(failure);
            switch (step) {
                case Step.Yielded<Request, ?>(Request request) -> serve(task, request);
                case Step.Returned<Request, ?>(var _) -> end(task, "returned");
            }
        } catch (Throwable thrown) {
            fail(thrown);
            end(task, "threw " + thrown.getClass().getSimpleName());
        }
    }

    /// Notes the request, serves it, and makes the task ready, unless the task waits or has ended.
    private void serve(Task task, Request request) {
        throw new Todo("the answer to the request, and the task at the end of the ready list");
    }

    /// Closes a task, and ends it if it does not yield. Tells the killer whether the task existed.
    private void kill(Task killer, int id) {
        throw new Todo("close the other task, and forget it");
    }

    /// Tells the killer. A task that has killed itself cannot be told any more: its failure is one of the run.
    private void report(Throwable thrown, Task killer, Task victim) {
        if (killer == victim && victim.coroutine.state() == State.CLOSED) {
            fail(thrown);
        } else {
            killer.failure = thrown;
        }
    }

    /// Forgets a task, and makes those ready that wait for its end.
    private void end(Task task, String how) {
        throw new Todo("forget the task, and make its waiters ready");
    }

    private void fail(Throwable thrown) {
        if (failed == null) {
            failed = thrown;
        } else if (failed != thrown) {
            failed.addSuppressed(thrown);
        }
    }

    /// Closes the tasks that are left: each waits for another one of them.
    private void endAll() {
        List<String> waits = new ArrayList<>();
        for (Task each : tasks.values()) {
            each.waiters.forEach(waiter -> waits.add("task " + waiter.id + " waits for task " + each.id));
        }
        fail(new IllegalStateException("no task can go on: " + String.join(", ", waits)));
        for (Task each : List.copyOf(tasks.values())) {
            try {
                each.coroutine.close();
            } catch (Throwable thrown) {
                fail(thrown);
            }
            note(each, "was closed");
        }
        tasks.clear();
    }

    private void note(Task task, String what) {
        trace.add("task " + task.id + ": " + what);
    }

    private static String nameOf(Request request) {
        return switch (request) {
            case Request.Start(var _) -> "Start"; // the name of a body is another one in each run
            case null -> "null";
            default -> request.toString();
        };
    }
}

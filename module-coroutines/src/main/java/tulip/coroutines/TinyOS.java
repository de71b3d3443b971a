package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// A tiny operating system: it runs tasks in turn on one thread, and serves their requests (after David
/// Beazley's "A Curious Course on Coroutines and Concurrency").
///
/// A task is a coroutine. It yields a [Request], as a program makes a system call, and the yield gives the answer.
/// After each request the task goes to the end of the ready list: this is round robin.
///
/// The class is not final, because tests replace its parts by wrong ones.
public class TinyOS {
    static final class Task {
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
    final Map<Integer, Task> tasks = new TreeMap<>();
    final List<Task> ready = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private Throwable failed; // of the first task that has failed; the failures of others are suppressed in it
    private int last; // the number of the newest task

    /// Runs the tasks in the order in which they became ready.
    public TinyOS() {
        this(count -> 0);
    }

    /// @param chooser  gets the number of ready tasks, and gives the index of the task to run; 0 is the one that
    ///                 has been ready longest
    public TinyOS(IntUnaryOperator chooser) {
        this(chooser, Coroutine::of);
    }

    /// @param maker  makes the coroutine of a task
    public TinyOS(
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

    void serve(Task task, Request request) {
        note(task, nameOf(request));
        switch (request) {
            case Request.Pass() -> {}
            case Request.GetId() -> task.answer = task.id;
            case Request.Start(var body) -> task.answer = start(body);
            case Request.Kill(int id) -> kill(task, id);
            case Request.WaitFor(int id) -> {
                if (tasks.containsKey(id) && id != task.id) {
                    tasks.get(id).waiters.add(task);
                    return; // not ready: the end of the other task makes it ready
                }
                task.answer = false;
                if (id == task.id) {
                    task.failure = new IllegalArgumentException("task " + id + " waits for itself, which never ends");
                }
            }
            case null ->
                task.failure = new IllegalArgumentException("task " + task.id + " yielded null, not a request");
        }
        if (tasks.containsKey(task.id)) {
            ready.add(task);
        }
    }

    void kill(Task killer, int id) {
        Task victim = tasks.get(id);
        killer.answer = victim != null;
        if (victim != null) {
            try {
                victim.coroutine.close();
            } catch (Throwable thrown) {
                report(thrown, killer, victim);
            }
            if (victim.coroutine.state() == State.CLOSED) {
                ready.remove(victim);
                tasks.values().forEach(other -> other.waiters.remove(victim));
                end(victim, "was killed");
            }
        }
    }

    /// Tells the killer. A task that has killed itself cannot be told any more: its failure is one of the run.
    void report(Throwable thrown, Task killer, Task victim) {
        if (killer == victim && victim.coroutine.state() == State.CLOSED) {
            fail(thrown);
        } else {
            killer.failure = thrown;
        }
    }

    /// Forgets a task, and makes those ready that wait for its end.
    void end(Task task, String how) {
        note(task, how);
        tasks.remove(task.id);
        for (Task waiter : task.waiters) {
            waiter.answer = true;
            ready.add(waiter);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
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

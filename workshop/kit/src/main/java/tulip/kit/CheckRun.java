package tulip.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Records the run of a check: its steps, its first failure, and the first [Todo] that was created.
///
/// One check runs at a time in a JVM, on its own thread. The threads that this thread starts report to the same run,
/// also when the next check has begun.
public final class CheckRun {
    private static final int MOST_STEPS = 200;
    private static final InheritableThreadLocal<CheckRun> OWN = new InheritableThreadLocal<>();
    private static volatile CheckRun latest = new CheckRun("", null); // for threads that inherit nothing
    private static volatile Consumer<String> observer = step -> {};

    private final String promise;
    private final ClassLoader answers;
    private final List<String> steps = new ArrayList<>(); // guarded by this, as are the three below
    private ContractFailure failure;
    private Todo todo;
    private HangStory kept = HangStory.NOTHING;

    private CheckRun(String promise, ClassLoader answers) {
        this.promise = promise;
        this.answers = answers;
    }

    /// Has every step told to the observer at once, so that it is known also when the JVM ends in the middle of it.
    public static void observe(Consumer<String> observer) {
        CheckRun.observer = observer;
    }

    /// @param answers  the loader of the answer's classes, by which one run is told from another
    static CheckRun start(String promise, ClassLoader answers) {
        var run = new CheckRun(promise, answers);
        latest = run;
        OWN.set(run); // the thread of the check inherits it
        return run;
    }

    static CheckRun current() {
        CheckRun own = OWN.get();
        return own == null ? latest : own;
    }

    /// Records a `Todo`, unless a thread of an earlier run in this JVM created it.
    static void todo(Todo todo, ClassLoader maker) {
        CheckRun run = current();
        synchronized (run) {
            if (run.todo == null && (run.answers == null || run.answers.equals(maker))) {
                run.todo = todo;
            }
        }
    }

    synchronized Optional<Todo> todo() {
        return Optional.ofNullable(todo);
    }

    synchronized Optional<ContractFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /// Records a step.
    ///
    /// @return its number, for [#came]
    synchronized int step(String what) {
        if (steps.size() == MOST_STEPS) {
            steps.removeFirst();
        }
        steps.add(what);
        observer.accept(what);
        return steps.size() - 1;
    }

    /// Adds the result to a step.
    synchronized void came(int step, String what, String of) {
        if (step < steps.size() && steps.get(step).equals(what)) {
            steps.set(step, what + of);
        }
    }

    /// Keeps who waits now, for a failure that follows.
    void keepWhoWaits() {
        HangStory now = Hangs.tell(); // not under the lock: it may need other threads
        synchronized (this) {
            kept = now;
        }
    }

    /// Records a failure before anyone can catch it. The first one counts.
    synchronized ContractFailure fail(String expected, String actual, Throwable cause, List<StackTraceElement> frames) {
        return record(new ContractFailure(promise, steps, expected, actual, false, cause, frames, kept));
    }

    /// Records that the check was given up.
    synchronized ContractFailure hangs(String actual, List<StackTraceElement> frames, HangStory story) {
        return record(new ContractFailure(promise, steps, "an end", actual, true, null, frames, story));
    }

    private ContractFailure record(ContractFailure now) {
        if (failure == null) {
            failure = now;
        }
        return now;
    }
}

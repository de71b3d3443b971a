package tulip.async;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tulip.kit.Clock;
import tulip.kit.Hangs;

/// What runs now: the loop, the task, and how the task waits. Each loop has one such object, and lends it to the
/// thread that runs the loop.
///
/// The body of a task may run on a thread of its own (a hand-off), so that thread gets the object of the loop
/// too: see [#share]. So the current task never depends on the kind of primitive.
public final class Running {
    private static final ThreadLocal<Running> OF_THREAD = ThreadLocal.withInitial(Running::new);

    /// The thread on which a loop began to run last: a comparison is cheaper than a look into [#OF_THREAD].
    private record Last(Thread thread, Running running) {}

    private static final Last NONE = new Last(null, null);
    private static Last last = NONE; // a thread that sees an older one looks into OF_THREAD

    private static final Set<EventLoop> LOOPS = ConcurrentHashMap.newKeySet();
    private static final int MOST_STEPS = 100; // from task to task, to find a circle

    /// How the running code waits: it pauses until the future is done.
    @FunctionalInterface
    public interface Suspender {
        void suspend(Future<?> future);
    }

    private EventLoop loop; // null: no loop runs here
    private Task<?> task; // null: a callback runs, or nothing
    private Suspender suspender; // null: the running code cannot wait
    Context context = Context.EMPTY;
    Trace trace; // of the running loop; null: no tracer wants it
    private TaskRecord record; // null: no check runs, so nobody explains a hang

    static {
        Hangs.addTeller(4, new LoopTeller());
    }

    /// What runs on this thread.
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    public static Running here() {
        Last known = last;
        return known.thread == Thread.currentThread() ? known.running : OF_THREAD.get();
    }

    /// Gives this object to the current thread, which runs the body of a task.
    public void share() {
        OF_THREAD.set(this);
    }

    /// The running loop.
    ///
    /// @throws IllegalStateException if no loop runs on this thread
    public static EventLoop loop() {
        EventLoop loop = here().loop;
        if (loop == null) {
            throw new IllegalStateException("no event loop runs on " + Thread.currentThread()
                    + ": call this inside a task or a callback, which Async.run starts");
        }
        return loop;
    }

    /// The loops that run now, on any thread, in no order.
    public static List<EventLoop> loops() {
        return List.copyOf(LOOPS);
    }

    /// The running task.
    ///
    /// @throws IllegalStateException if no task runs on this thread
    public static Task<?> task() {
        Task<?> task = here().task;
        if (task == null) {
            loop();
            throw new IllegalStateException("no task runs: a callback cannot do this");
        }
        return task;
    }

    /// The task that runs now, perhaps on another thread; null: none.
    Task<?> stepped() {
        return task;
    }

    /// Whether a loop runs with this object.
    public boolean hasLoop() {
        return loop != null;
    }

    /// Runs the loop that this object belongs to.
    ///
    /// @throws IllegalStateException if a loop runs on this thread already
    @SuppressWarnings("ReferenceEquality") // each loop has one object
    public void runLoop(EventLoop running, Runnable loopBody) {
        Running before = here();
        if (before.hasLoop()) {
            throw new IllegalStateException(
                    "a loop runs on this thread already: await inside a task, and do not run a second loop");
        }
        loop = Objects.requireNonNull(running, "running");
        if (record == null && Hangs.areExplained()) {
            record = new TaskRecord(Clock.SYSTEM);
        }
        LOOPS.add(running);
        OF_THREAD.set(this);
        last = new Last(Thread.currentThread(), this);
        try {
            loopBody.run();
        } finally {
            if (last.running == this) {
                last = NONE;
            }
            OF_THREAD.set(before);
            LOOPS.remove(running);
            loop = null;
            trace = null;
        }
    }

    /// Runs a callback of the loop with its context.
    void call(Runnable callback, Context with) {
        Context before = context;
        context = with;
        try {
            callback.run();
        } finally {
            context = before;
            if (trace != null) {
                trace.callbackEnded();
            }
        }
    }

    /// Runs a step of a task, which waits by this suspender.
    public <R> R step(Task<?> stepped, Suspender waits, Supplier<R> step) {
        Task<?> taskBefore = task;
        Suspender before = suspender;
        task = stepped;
        suspender = waits;
        if (trace != null) {
            trace.resumed(stepped);
        }
        if (record != null) {
            record.runs(stepped);
        }
        try {
            return step.get();
        } finally {
            task = taskBefore;
            suspender = before;
            if (record != null) {
                record.stepEnds(stepped);
            }
        }
    }

    /// Runs a part of the running task that waits in another way: the body of an async generator.
    <R> R waitBy(Suspender waits, Supplier<R> part) {
        Suspender before = suspender;
        suspender = waits;
        try {
            return part.get();
        } finally {
            suspender = before;
        }
    }

    /// Says how the running task waits.
    void waitBy(Suspender waits) {
        suspender = waits;
    }

    /// Pauses the running task until the future is done.
    ///
    /// @throws IllegalStateException if no task runs here
    @SuppressWarnings("ReferenceEquality") // a task is one object, and so is a loop
    void suspend(Future<?> future) {
        if (suspender == null) {
            task();
        }
        if (future == task) {
            throw new IllegalStateException(task + " awaits itself, which never ends");
        }
        if (future.loop() != loop) {
            throw new IllegalStateException(future + " belongs to another loop than " + task);
        }
        if (future instanceof Task<?>) {
            requireNoCircle(future);
        }
        pauseFor(future);
        if (!future.isDone()) {
            throw new IllegalStateException(task + " was resumed, but " + future + " is not done");
        }
    }

    /// Refuses to wait for a task that waits for the running task, perhaps through others.
    @SuppressWarnings("ReferenceEquality") // a task is one object
    private void requireNoCircle(Future<?> future) {
        Future<?> next = future;
        for (int steps = 0; steps < MOST_STEPS && next instanceof Task<?> waiting; steps++) {
            next = waiting.awaited();
            if (next == task) {
                throw new IllegalStateException("a circle, which never ends: " + circle(future));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a task is one object
    private String circle(Future<?> future) {
        var circle = new StringBuilder(task.name());
        for (Future<?> next = future; next instanceof Task<?> waiting && next != task; next = waiting.awaited()) {
            circle.append(" awaits ").append(waiting.name()).append(", which");
        }
        return circle.append(" awaits ").append(task.name()).toString();
    }

    /// Lets the other tasks run once, and goes on (`asyncio.sleep(0)`).
    void pass() {
        if (suspender == null) {
            task();
        }
        pauseFor(null);
    }

    private void pauseFor(Future<?> future) {
        if (record != null) {
            record.pauses(task, future);
        }
        suspender.suspend(future);
    }

    /// What the tasks of this loop did last; null: nobody has recorded it.
    TaskRecord record() {
        return record;
    }

    /// Has hangs of this loop told in the time of a clock that a check moves. The clock of the loop is not asked,
    /// because a check may count that. Call this before the loop runs.
    public void tellTimeBy(Clock clock) {
        record = new TaskRecord(clock);
    }
}

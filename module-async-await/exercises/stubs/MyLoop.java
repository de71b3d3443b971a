package tulip.async.exercise;

import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import tulip.async.AsyncGenerator;
import tulip.async.CallQueue;
import tulip.async.CancelledError;
import tulip.async.Channels;
import tulip.async.Context;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.Handle;
import tulip.async.LoopParts;
import tulip.async.Running;
import tulip.async.Task;
import tulip.async.TimerHandle;
import tulip.async.Unread;
import tulip.kit.Clock;
import tulip.kit.Todo;

/// Exercises 4.1 and 4.2: an event loop. The texts are exercises/1-ready-queue.md and 2-timers.md.
public final class MyLoop implements EventLoop {
    private static final int TURNS_WITHOUT_POLL = 64;
    private static final long NANOS_WITHOUT_POLL = 100_000;
    private static final int FEW_TIMERS = 100;
    private static final int MOST_ROUNDS_TO_END = 100;

    private final Clock clock;
    private final ArrayDeque<Handle> ready = new ArrayDeque<>(); // the callbacks to run
    private final Channels channels; // where an idle loop waits
    private final PriorityQueue<TimerHandle> timers = new PriorityQueue<>(); // the earliest deadline is the head
    private final CallQueue fromOtherThreads;
    private final LoopParts parts;
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private int cancelledTimers; // how many of `timers` were cancelled
    private int turnsWithoutPoll;
    private long polled; // when the selector was last asked
    private final Running here = new Running();
    private boolean stopping;
    private boolean closed;
    private int made; // tasks, for their names
    private ExceptionHandler handler = MyLoop::print;

    /// @param clock     an idle loop sleeps on it: a manual clock goes to the next timer at once
    /// @param selector  the loop closes it
    public MyLoop(Clock clock, Selector selector) {
        this(clock, selector, LoopParts.REFERENCE);
    }

    /// Makes a loop of other futures and tasks, and with another queue for the calls of other threads.
    public MyLoop(Clock clock, Selector selector, LoopParts parts) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.parts = parts;
        channels = new Channels(selector, ready::add);
        fromOtherThreads = parts.callQueue(channels::wakeUp);
    }

    // ---- Exercise 4.1 ----

    /// Adds a callback to those that are ready. `callSoon` calls this method.
    ///
    /// @param context  runs the callback
    private Handle add(Runnable callback, Context context) {
        throw new Todo("4.1: a new handle, at the end of the ready queue");
    }

    /// One turn: look for what has come from outside, then run what is ready now. What these callbacks make
    /// ready runs in the next turn, so that no callback can keep the loop from looking.
    private void turn() {
        throw new Todo("4.1: idle or ask the selector, collect, and run what is ready now");
    }

    /// Runs a callback, unless it was cancelled. What it throws goes to the exception handler.
    private void run(Handle handle) {
        throw new Todo("4.1: a cancelled handle does not run; whatever it throws is reported");
    }

    // ---- Exercise 4.2 ----

    /// Adds a timer. `callAt` and `callLater` call this method.
    ///
    /// @param context  runs the callback
    private TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
        throw new Todo("4.2: a new TimerHandle, which calls timerCancelled when it is cancelled");
    }

    /// Adds the timers that are due to what is ready. Each turn calls this method if there are timers.
    private void takeDueTimers() {
        throw new Todo("4.2: move each timer whose deadline has passed to the ready queue");
    }

    /// Forgets the cancelled timers before the next timer. An idle loop sleeps until the deadline of the next timer.
    ///
    /// @return the next timer; null if there is none
    private TimerHandle nextTimer() {
        throw new Todo("4.2: remove the cancelled timers at the head, and return the head that is left");
    }

    /// Forgets the cancelled timers when they are more than half of many. A timer calls this method when it is
    /// cancelled.
    private void timerCancelled() {
        throw new Todo("4.2: count, and clean up when there are more than FEW_TIMERS, and most are cancelled");
    }

    // ---- Given: nothing to do from here on ----

    /// Takes the callback that has been ready longest.
    private Handle take() {
        return ready.remove();
    }

    /// Whether to ask the selector although callbacks are ready: after 64 turns or 100 µs.
    private boolean isTimeToPoll() {
        return ++turnsWithoutPoll >= TURNS_WITHOUT_POLL || clock.nanoTime() - polled >= NANOS_WITHOUT_POLL;
    }

    /// Waits for a timer, a channel or another thread. Does not wait if another thread has called, or if the loop
    /// is to stop.
    private void idle() {
        Unread.reportGone();
        AsyncGenerator.closeForgotten();
        TimerHandle next = timers.isEmpty() ? null : nextTimer();
        boolean mayWait = fromOtherThreads.beginWait() && !stopping;
        if (!mayWait) {
            poll(0);
        } else if (next == null) {
            poll(-1);
        } else if (clock == Clock.SYSTEM) {
            poll(Math.max(0, next.deadlineNanos() - clock.nanoTime()));
        } else {
            poll(0);
            if (fromOtherThreads.beginWait() && ready.isEmpty()) {
                sleepUntil(next.deadlineNanos());
            }
        }
        fromOtherThreads.endWait();
    }

    /// Asks the selector.
    ///
    /// @param nanos  how long to wait at most; 0: not at all; negative: until something happens
    private void poll(long nanos) {
        turnsWithoutPoll = 0;
        polled = clock.nanoTime();
        channels.poll(nanos);
    }

    private void sleepUntil(long deadlineNanos) {
        try {
            clock.sleepUntil(deadlineNanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /// Adds what other threads have called, and the timers that are due, to what is ready.
    private void collect() {
        fromOtherThreads.takeAll(ready::add);
        if (!timers.isEmpty()) {
            takeDueTimers();
        }
    }

    @Override
    public TimerHandle callAt(long deadlineNanos, Runnable callback) {
        requireTurn();
        return addTimer(deadlineNanos, callback, Context.current());
    }

    /// How many timers the loop keeps in memory, with the cancelled ones. A check asks this.
    public int keptTimers() {
        return timers.size();
    }

    @Override
    public Handle callSoon(Runnable callback, Context context) {
        requireTurn();
        return add(callback, context);
    }

    @Override
    public Handle callSoonThreadsafe(Runnable callback) {
        requireOpen();
        var handle = new Handle(callback, Context.current());
        fromOtherThreads.add(handle);
        return handle;
    }

    @Override
    public long time() {
        return clock.nanoTime();
    }

    @Override
    public Channels channels() {
        requireTurn();
        return channels;
    }

    @Override
    public <T> Future<T> createFuture() {
        return parts.future(this);
    }

    @Override
    public <T> Task<T> createTask(String name, Callable<T> body) {
        requireTurn();
        made++;
        Task<T> task = parts.task(this, name, made, body);
        tasks.add(task);
        task.addDoneCallback(tasks::remove);
        return task;
    }

    @Override
    public Collection<Task<?>> tasks() {
        return List.copyOf(tasks);
    }

    @Override
    public <T> T runUntilComplete(Callable<T> body) {
        requireIdle();
        Task<T> task = createTask(null, body);
        task.addDoneCallback(_ -> stop());
        runForever();
        if (!task.isDone()) {
            throw new IllegalStateException("the loop was stopped before " + task + " was done");
        }
        return task.result();
    }

    @Override
    public void runForever() {
        requireIdle();
        here.runLoop(this, () -> {
            try {
                do {
                    turn();
                } while (!stopping);
            } finally {
                stopping = false;
            }
        });
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public boolean isRunning() {
        return here.hasLoop();
    }

    @Override
    public Running running() {
        return here;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireIdle();
        endTasks();
        AsyncGenerator.closeAll(this);
        Unread.reportAll(this);
        closed = true;
        channels.close();
    }

    /// Cancels all tasks, and runs them until they have ended. Some may refuse to end.
    private void endTasks() {
        List<Task<?>> left = List.copyOf(tasks);
        left.forEach(task -> task.cancel("the loop is being closed"));
        for (int round = 0; round < MOST_ROUNDS_TO_END && !tasks.isEmpty(); round++) {
            stop();
            runForever();
        }
        for (Task<?> task : left) {
            if (!task.isDone()) {
                callExceptionHandler("the loop is closed, and " + task + " has not ended", new CancelledError(null));
            } else if (!task.isCancelled() && task.exception() != null) {
                callExceptionHandler("while the loop was being closed, " + task + " has failed", task.exception());
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the event loop is closed");
        }
    }

    private void requireIdle() {
        requireOpen();
        if (isRunning()) {
            throw new IllegalStateException("the event loop is running already");
        }
    }

    /// Refuses a call of another thread while the loop runs: the fields belong to the thread that has the turn.
    private void requireTurn() {
        requireOpen();
        if (Running.here() != here && isRunning()) {
            throw new IllegalStateException("the event loop runs on another thread than " + Thread.currentThread()
                    + ": use callSoonThreadsafe");
        }
    }

    @Override
    public void setExceptionHandler(ExceptionHandler replaced) {
        handler = Objects.requireNonNull(replaced, "replaced");
    }

    @Override
    public void callExceptionHandler(String what, Throwable exception) {
        try {
            handler.handle(what, exception);
        } catch (Throwable ofHandler) {
            print("the exception handler of the loop has thrown", ofHandler);
            print(what, exception);
        }
    }

    private static void print(String what, Throwable exception) {
        System.err.println("event loop: " + what);
        exception.printStackTrace();
    }
}

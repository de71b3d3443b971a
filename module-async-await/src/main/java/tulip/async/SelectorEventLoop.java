package tulip.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import tulip.generators.Suspension;
import tulip.kit.Clock;

/// The event loop of the reference: a ready queue, timers, and a selector. Begin to read with [#turn].
///
/// The class is not final, because tests replace its parts by wrong ones.
public class SelectorEventLoop implements EventLoop {
    private static final int TURNS_WITHOUT_POLL = 64;
    private static final long NANOS_WITHOUT_POLL = 100_000;
    private static final int TURNS_WITHOUT_CLOCK = 8;
    private static final int FEW_TIMERS = 100;
    private static final int MOST_ROUNDS_TO_END = 100;

    final Clock clock;
    final ArrayDeque<Handle> ready = new ArrayDeque<>();
    final PriorityQueue<TimerHandle> timers = new PriorityQueue<>();
    private final LoopParts parts;
    private final Channels channels;
    private final CallQueue fromOtherThreads;
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final Consumer<Future<?>> forget = tasks::remove;
    int cancelledTimers;
    private int turnsWithoutPoll;
    private int turnsWithoutClock;
    private boolean slow; // whether eight turns like the last ones would take too long, so that each reads the clock
    private long clockRead;
    private long polled;
    private Thread thread; // which ran the loop last
    private final Running here = new Running();
    boolean stopping;
    private boolean closed;
    private int made; // tasks, for their names
    private ExceptionHandler handler = SelectorEventLoop::print;
    private IntUnaryOperator scheduler; // null: first come, first served
    private Watchdog watchdog; // null: nobody asked for it
    private Trace trace; // null: no tracer wants it

    public SelectorEventLoop() {
        this(Clock.SYSTEM);
    }

    /// Makes a loop that measures time and sleeps on a clock.
    ///
    /// @param clock  an idle loop sleeps on it: a manual clock goes to the next timer at once
    public SelectorEventLoop(Clock clock) {
        this(clock, openSelector());
    }

    /// Makes a loop of other futures and tasks (as `loop.set_task_factory` of asyncio does).
    public SelectorEventLoop(Clock clock, LoopParts parts) {
        this(clock, openSelector(), parts);
    }

    /// Makes a loop that waits at a selector of the caller.
    ///
    /// @param selector  the loop closes it
    public SelectorEventLoop(Clock clock, Selector selector) {
        this(clock, selector, LoopParts.REFERENCE);
    }

    private SelectorEventLoop(Clock clock, Selector selector, LoopParts parts) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.parts = Objects.requireNonNull(parts, "parts");
        channels = new Channels(selector, ready::add);
        fromOtherThreads = parts.callQueue(channels::wakeUp);
        this.trace = TraceFile.traceOfNewLoop(clock);
    }

    private static Selector openSelector() {
        try {
            return Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException("this system gives no selector", failed);
        }
    }

    /// Has a scheduler choose which ready callback runs next. So a test sees whether code leans on an order
    /// that is not promised. Without a scheduler, callbacks run in the order in which they became ready.
    ///
    /// With a scheduler, any order of the ready callbacks is possible: a new callback may also overtake those
    /// of its turn. These promises are left: a timer is never early, a callback runs once, and a turn runs as
    /// many callbacks as were ready when the turn began.
    ///
    /// @param chooses  gets the number of ready callbacks, and gives the index of the one to run; 0 is the one
    ///                 that has been ready longest. The same choices give the same run
    public void setScheduler(IntUnaryOperator chooses) {
        scheduler = Objects.requireNonNull(chooses, "chooses");
    }

    /// Records what happens from now on, as lines of text: tasks, timers and the selector.
    ///
    /// @param lines  gets each line; on a manual clock, the same run gives the same lines
    /// @throws IllegalStateException if the loop runs
    public void traceTo(Consumer<String> lines) {
        traceTo(new TraceText(clock.nanoTime(), Objects.requireNonNull(lines, "lines")));
    }

    /// Tells a tracer what happens from now on, beside those that are told already.
    ///
    /// @throws IllegalStateException if the loop runs
    public void traceTo(Tracer tracer) {
        requireIdle();
        trace = Trace.with(trace, clock, Objects.requireNonNull(tracer, "tracer"));
    }

    /// Reports each callback that keeps the loop longer than this, while it does: see [Watchdog]. The exception
    /// handler is then called by another thread.
    ///
    /// @throws IllegalStateException if the loop runs
    public void watchForBlocking(Duration limit) {
        requireIdle();
        watchdog = new Watchdog(this, limit);
    }

    /// One turn: look for what has come from outside, then run what is ready now. What these callbacks make
    /// ready runs in the next turn, so that no callback can keep the loop from looking.
    void turn() {
        if (ready.isEmpty()) {
            idle();
        } else if (isTimeToPoll()) {
            poll(0);
        }
        collect();
        for (int left = ready.size(); left > 0; left--) {
            run(take());
        }
    }

    /// Runs a callback, unless it was cancelled. What it throws goes to the exception handler.
    void run(Handle handle) {
        if (handle.isCancelled()) {
            return;
        }
        try {
            handle.run();
        } catch (Throwable thrown) {
            callExceptionHandler("a callback has thrown", thrown);
        }
    }

    /// Adds a callback to those that are ready.
    Handle add(Runnable callback, Context context) {
        var handle = new Handle(callback, context);
        ready.add(handle);
        return handle;
    }

    /// Takes the callback that has been ready longest, or the one that the scheduler chooses.
    Handle take() {
        Handle handle = scheduler == null ? ready.remove() : chosen();
        if (watchdog != null) {
            watchdog.begins(handle);
        }
        return handle;
    }

    private Handle chosen() {
        Iterator<Handle> handles = ready.iterator();
        Handle handle = handles.next();
        for (int skipped = scheduler.applyAsInt(ready.size()); skipped > 0; skipped--) {
            handle = handles.next();
        }
        handles.remove();
        return handle;
    }

    /// Whether to ask the selector although there are callbacks to run: at least every 64 turns or 100 µs. To
    /// read the clock costs as much as several callbacks, so short turns share one reading.
    boolean isTimeToPoll() {
        turnsWithoutPoll++;
        turnsWithoutClock++;
        if (turnsWithoutClock < TURNS_WITHOUT_CLOCK && !slow) {
            return false;
        }
        long now = trace == null ? clock.nanoTime() : trace.now();
        slow = (now - clockRead) * TURNS_WITHOUT_CLOCK > NANOS_WITHOUT_POLL * turnsWithoutClock;
        clockRead = now;
        turnsWithoutClock = 0;
        return turnsWithoutPoll >= TURNS_WITHOUT_POLL || now - polled >= NANOS_WITHOUT_POLL;
    }

    /// Waits for a timer, a channel or another thread.
    @SuppressWarnings("ReferenceEquality") // the system clock is one object
    void idle() {
        Unread.reportGone();
        AsyncGenerator.closeForgotten();
        if (watchdog != null) {
            watchdog.rests();
        }
        TimerHandle next = nextTimer();
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
    /// @param nanos  how long to wait at most; negative: until something happens
    void poll(long nanos) {
        turnsWithoutPoll = 0;
        turnsWithoutClock = 0;
        polled = clock.nanoTime();
        clockRead = polled;
        trace = here.trace = Trace.asRecorded(trace, clock);
        if (trace != null) {
            trace.selects(nanos);
        }
        channels.poll(nanos);
        if (trace != null) {
            trace.wakes();
        }
    }

    private void sleepUntil(long deadlineNanos) {
        if (trace != null) {
            trace.sleeps(deadlineNanos);
        }
        try {
            clock.sleepUntil(deadlineNanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
        if (trace != null) {
            trace.wakes();
        }
    }

    /// Adds what other threads have called, and the timers that are due, to what is ready.
    void collect() {
        fromOtherThreads.takeAll(ready::add);
        if (!timers.isEmpty()) {
            int before = ready.size();
            takeDueTimers();
            if (trace != null) {
                ready.stream().skip(before).forEach(timer -> trace.due((TimerHandle) timer));
            }
        }
    }

    /// Adds the timers that are due to what is ready.
    void takeDueTimers() {
        long now = clock.nanoTime();
        for (TimerHandle next = nextTimer(); next != null && next.deadlineNanos() - now <= 0; next = nextTimer()) {
            ready.add(timers.remove());
        }
    }

    /// Forgets the cancelled timers before the next timer.
    ///
    /// @return the next timer; null if there is none
    TimerHandle nextTimer() {
        while (!timers.isEmpty() && timers.peek().isCancelled()) {
            timers.remove();
            cancelledTimers--;
        }
        return timers.peek();
    }

    /// Forgets cancelled timers when they are more than half of many.
    void timerCancelled() {
        cancelledTimers++;
        if (timers.size() > FEW_TIMERS && cancelledTimers > timers.size() / 2) {
            timers.removeIf(Handle::isCancelled);
            cancelledTimers = 0;
        }
    }

    @Override
    public Handle callSoon(Runnable callback) {
        return add(callback, requireTurn().context);
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
    public TimerHandle callAt(long deadlineNanos, Runnable callback) {
        return addTimer(deadlineNanos, callback, requireTurn().context);
    }

    /// Adds a timer.
    TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
        var timer = new TimerHandle(deadlineNanos, callback, context, this::timerCancelled);
        timers.add(timer);
        return timer;
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
        task.addDoneCallback(forget);
        if (trace != null) {
            trace.created(task);
        }
        return task;
    }

    @Override
    public Collection<Task<?>> tasks() {
        return Collections.unmodifiableCollection(List.copyOf(tasks));
    }

    @Override
    public <T> T runUntilComplete(Callable<T> body) {
        requireIdle();
        trace = Trace.asRecorded(trace, clock);
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
        requireThread();
        here.runLoop(this, () -> {
            trace = here.trace = Trace.asRecorded(trace, clock);
            if (trace != null) {
                trace.wakes();
            }
            try {
                do {
                    turn();
                } while (!stopping);
            } finally {
                stopping = false;
                if (watchdog != null) {
                    watchdog.rests();
                }
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
        if (watchdog != null) {
            watchdog.close();
        }
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

    /// Refuses to go on with tasks that another thread has begun: a continuation stays on one thread.
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    private void requireThread() {
        Thread current = Thread.currentThread();
        boolean begun = tasks.stream().anyMatch(task -> task.getStackTrace().length > 0);
        if (begun && thread != current && Suspension.chosen() == Suspension.CONTINUATION) {
            throw new IllegalStateException("the event loop has tasks that " + thread + " has begun, and " + current
                    + " may not go on with them: a continuation stays on one thread. Run and close the loop on that"
                    + " thread");
        }
        thread = current;
    }

    /// Refuses a call of another thread while the loop runs: the fields belong to the thread that has the
    /// turn.
    @SuppressWarnings("ReferenceEquality") // a loop has one object
    private Running requireTurn() {
        requireOpen();
        Running caller = Running.here();
        if (caller != here && isRunning()) {
            throw new IllegalStateException("the event loop runs on another thread than " + Thread.currentThread()
                    + ": use callSoonThreadsafe");
        }
        return caller;
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

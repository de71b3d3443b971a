package tulip.kit.steps;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Runs the threads of a scenario one at a time, in an order that is the same each time.
///
/// A race needs two threads in an unlucky order. Here the order is chosen, so a race is found each time, not now and
/// then. A thread runs until it ends, or waits, or is held before one chosen step; then the next thread runs. Each step
/// of a thread is chosen in turn, which is enough for most races (Musuvathi and Qadeer, "Iterative Context Bounding for
/// Systematic Testing of Multithreaded Programs", PLDI 2007).
///
/// ```java
/// Schedule.eachStep("one", schedule -> {
///     Thread one = schedule.start("one", counter::increment);
///     schedule.settle(); // now "one" is held before a step, or has ended
///     Thread two = schedule.start("two", counter::increment);
///     schedule.settle(); // now "two" has ended, or waits for "one"
///     schedule.release();
///     …
/// });
/// ```
///
/// What happens under a schedule can happen without one, so a right answer is never rejected. Outside a [Stepped] check
/// no thread has a step, and the scenario runs once.
public final class Schedule implements AutoCloseable {
    /// Why a thread does not run.
    private enum Pause {
        READY,
        BLOCKED,
        HELD,
        AT_THE_GATE
    }

    private static final int MOST_STEPS = 100; // of a thread that never stops
    private static final int MOST_AT_ONCE = 1_000; // steps, until a thread counts as busy
    private static final int MOST_IN_A_ROW = 200; // then the next thread runs
    private static final int MOST_LOOKS = 1_000; // at a thread that waits
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final long REST_NANOS = 1_000_000; // of threads that wait for a lock, a latch or a timer
    private static final long BETWEEN_LOOKS_NANOS = 10_000;
    private static final long PATIENCE_NANOS = 200_000_000; // with a thread that runs on and on
    private static volatile Schedule current;

    private final Thread director = Thread.currentThread(); // runs the scenario, and so has no steps
    private final String held;
    private final int step;
    private final Map<Thread, Pause> others = new LinkedHashMap<>(); // all but the one that runs; guarded by this
    private final Set<Thread> here = new HashSet<>(); // wait in `awaitTurn`; guarded by this
    private final Set<Thread> parked = new HashSet<>(); // guarded by this, as is all below
    private final Set<Thread> unparked = new HashSet<>(); // and have not used it
    private Thread running;
    private volatile int steps; // of all threads
    private int inARow; // of the thread that runs
    private int own; // of the thread that is to be held
    private Throwable place; // where the held thread stands; null if it was not reached
    private boolean released;
    private boolean open; // the gate
    private volatile boolean over;

    private Schedule(String held, int step) {
        this.held = held;
        this.step = step;
    }

    static Schedule current() {
        return current;
    }

    /// Runs the scenario once for each step of a thread, and holds the thread before that step.
    ///
    /// @param held      the thread's name
    /// @param scenario  does the same each time
    public static void eachStep(String held, Consumer<Schedule> scenario) {
        for (int step = 1; step <= MOST_STEPS; step++) {
            try (var schedule = new Schedule(held, step)) {
                current = schedule;
                scenario.accept(schedule);
                if (schedule.place().length == 0) {
                    return;
                }
            }
        }
    }

    /// Starts a platform thread that belongs to the scenario.
    public Thread start(String name, Runnable action) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            await(Pause.READY);
            try {
                action.run();
            } finally {
                end();
            }
        });
        starts(thread);
        thread.start();
        return thread;
    }

    /// Waits until each thread of the scenario has ended, waits, or is held.
    ///
    /// @return a thread that goes on and on instead
    public Optional<Thread> settle() {
        long begin = System.nanoTime();
        long since = begin; // when the last sign of life was seen
        int first = steps;
        int before = -1;
        for (long now = begin; now - begin < PATIENCE_NANOS; now = System.nanoTime()) {
            if (steps - first > MOST_AT_ONCE) {
                return busy();
            }
            if (before != steps || anyRuns()) {
                before = steps;
                since = now;
            }
            if (isAtRest(now - since > REST_NANOS)) {
                return Optional.empty();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return Optional.empty(); // nobody knows
    }

    private synchronized Optional<Thread> busy() {
        return Optional.ofNullable(running);
    }

    /// Whether the thread whose turn it is runs, or a thread that waited for a lock, a latch or a timer.
    private synchronized boolean anyRuns() {
        return isRunnable(running)
                || others.keySet().stream().anyMatch(other -> waitsElsewhere(other) && isRunnable(other));
    }

    private static boolean isRunnable(Thread thread) {
        return thread != null && thread.getState() == Thread.State.RUNNABLE;
    }

    /// @param quiet  whether no thread has given a sign of life for a while
    private synchronized boolean isAtRest(boolean quiet) {
        if (running == null) {
            return quiet || others.keySet().stream().noneMatch(this::waitsElsewhere);
        }
        boolean over = running.getState() == Thread.State.TERMINATED || running.getState() == Thread.State.NEW;
        if (over) {
            stop(running);
        } else if (quiet && !wakesUp(running)) {
            others.put(running, Pause.BLOCKED);
            stop(running);
        }
        return false;
    }

    private boolean waitsElsewhere(Thread thread) {
        return others.get(thread) == Pause.BLOCKED && !parked.contains(thread);
    }

    private boolean wakesUp(Thread thread) {
        return here.contains(thread) || (parked.contains(thread) && unparked.contains(thread));
    }

    /// Tells a thread that ends from a thread that waits for ever.
    public boolean ends(Thread thread) {
        try {
            for (int waiting = 0; waiting < MOST_LOOKS; waiting++) {
                settle();
                if (thread.join(BETWEEN_LOOKS)) {
                    return true;
                }
                if (parksForEver(thread)) {
                    return false;
                }
                waiting = thread.getState() == Thread.State.WAITING ? waiting : -1;
            }
            return false;
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether the thread is parked, and so is each other thread that could unpark it.
    private synchronized boolean parksForEver(Thread thread) {
        return !over
                && running == null
                && others.containsKey(thread)
                && parked.containsAll(others.keySet())
                && Collections.disjoint(parked, unparked);
    }

    /// Lets the held thread go on. From now on no thread is held.
    public synchronized void release() {
        released = true;
        wake(Pause.HELD);
    }

    /// Lets the calling thread wait until the gate is opened.
    public synchronized void awaitGate() {
        if (!open) {
            await(Pause.AT_THE_GATE);
        }
    }

    /// Opens the gate. It stays open.
    public synchronized void openGate() {
        open = true;
        wake(Pause.AT_THE_GATE);
    }

    /// Unparks a thread as another part of the program could do, for no reason.
    public void unpark(Thread thread) {
        unparks(thread);
        LockSupport.unpark(thread);
    }

    /// The stack of the held thread, where it stood; empty if the thread has fewer steps.
    public synchronized StackTraceElement[] place() {
        return place == null ? new StackTraceElement[0] : place.getStackTrace();
    }

    synchronized void starts(Thread thread) {
        if (!thread.equals(running)) {
            others.putIfAbsent(thread, Pause.READY);
        }
        next();
    }

    /// @param givesWay  whether the thread lets others go first
    synchronized void reached(Thread thread, boolean givesWay) {
        if (over || thread.equals(director)) {
            return;
        }
        steps++;
        if (!thread.equals(running)) {
            await(Pause.READY);
        } else if (givesWay || ++inARow > MOST_IN_A_ROW) {
            await(Pause.READY);
        }
        if (!released && thread.getName().equals(held) && ++own == step) {
            place = new Throwable();
            await(Pause.HELD);
        }
    }

    synchronized void parks(Thread thread) {
        if (!over && !thread.equals(director) && !unparked.contains(thread)) {
            parked.add(thread);
            others.put(thread, Pause.BLOCKED);
            stop(thread);
        }
    }

    synchronized void parked(Thread thread) {
        parked.remove(thread);
        unparked.remove(thread);
        if (!over && !thread.equals(director) && !thread.equals(running)) {
            await(Pause.READY);
        }
    }

    synchronized void unparks(Thread thread) {
        unparked.add(thread);
        wake(thread);
    }

    private synchronized void wake(Pause pause) {
        for (Thread thread : Set.copyOf(others.keySet())) {
            if (others.get(thread) == pause) {
                putLast(thread);
            }
        }
        next();
    }

    private void wake(Thread thread) {
        if (others.get(thread) == Pause.BLOCKED) {
            putLast(thread);
        }
        next();
    }

    private void putLast(Thread thread) {
        others.remove(thread);
        others.put(thread, Pause.READY);
    }

    /// Lets the next thread run if the calling thread does, and waits until it is this thread's turn again.
    ///
    /// Waits on a monitor, since that leaves alone what `unpark` has given to the thread.
    private synchronized void await(Pause pause) {
        Thread me = Thread.currentThread();
        others.remove(me);
        others.put(me, pause);
        stop(me);
        next();
        here.add(me);
        boolean interrupted = false;
        while (!me.equals(running) && !over) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        here.remove(me);
        if (interrupted) {
            me.interrupt();
        }
    }

    private synchronized void stop(Thread thread) {
        if (thread.equals(running)) {
            running = null;
            next();
        }
    }

    private void next() {
        if (running != null) {
            return;
        }
        for (Map.Entry<Thread, Pause> other : others.entrySet()) {
            if (other.getValue() == Pause.READY) {
                running = other.getKey();
                others.remove(running);
                inARow = 0;
                notifyAll();
                return;
            }
        }
    }

    private synchronized void end() {
        others.remove(Thread.currentThread());
        stop(Thread.currentThread());
    }

    /// Ends the schedule. Threads that are left go on without steps.
    @Override
    public synchronized void close() {
        over = true;
        current = null;
        notifyAll();
    }
}

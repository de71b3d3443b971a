package tulip.kit.steps;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Lets the threads of a scenario run one at a time, in the order in which they became ready.
///
/// The thread that has the turn keeps it until it pauses. A thread that waits for something that no call of [Steps]
/// tells (a monitor, a latch, a timer) is seen waiting by [#isAtRest], which takes the turn from it.
final class Turns {
    /// Why a thread does not run.
    enum Pause {
        /// It waits for its turn.
        READY,
        /// It is parked, or waits for something that no call of [Steps] tells.
        BLOCKED,
        /// The schedule holds it.
        HELD,
        /// It waits until the scenario opens the gate.
        AT_THE_GATE
    }

    private static final int MOST_IN_A_ROW = 200; // steps, then the next thread runs
    private static final Duration MOMENT = Duration.ofMillis(2);

    private final Thread director = Thread.currentThread(); // runs the scenario, and so takes no turns
    private final Map<Thread, Pause> paused = new LinkedHashMap<>(); // in their order
    private final Set<Pause> ended = EnumSet.noneOf(Pause.class); // no thread pauses for these reasons any more
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet(); // are in a call of this class, or about to be
    private final Set<Thread> parked = new HashSet<>(); // are in `LockSupport.park`
    private final Set<Thread> unparked = new HashSet<>(); // will not stay in it
    private final Set<Thread> left = new HashSet<>(); // will take no turn any more
    private Thread running; // has the turn
    private int steps; // of all threads
    private int inARow; // of the thread that has the turn
    private volatile boolean over;

    synchronized int steps() {
        return steps;
    }

    synchronized Optional<Thread> running() {
        return Optional.ofNullable(running);
    }

    /// Whether this thread belongs to the scenario, and the scenario is not over.
    boolean include(Thread thread) {
        return !over && !thread.equals(director);
    }

    /// Runs calls of this class. Meanwhile the calling thread counts as one that goes on, also while it waits for the
    /// monitor of this object.
    void inside(Runnable calls) {
        Thread me = Thread.currentThread();
        inside.add(me);
        try {
            calls.run();
        } finally {
            inside.remove(me);
        }
    }

    synchronized boolean hasEnded(Pause pause) {
        return ended.contains(pause);
    }

    /// The calling thread takes a step, and waits for its turn if another thread has it.
    ///
    /// @param givesWay  whether the thread lets the others go first
    synchronized void step(boolean givesWay) {
        steps++;
        if (!Thread.currentThread().equals(running) || givesWay || ++inARow > MOST_IN_A_ROW) {
            pause(Pause.READY);
        }
    }

    /// This thread is about to pause, before it begins.
    synchronized void expects(Thread thread) {
        inside.add(thread);
        starts(thread);
    }

    /// The calling thread is about to start this thread.
    synchronized void starts(Thread thread) {
        if (!thread.equals(running)) {
            paused.putIfAbsent(thread, Pause.READY);
        }
        next();
    }

    /// The calling thread is about to park.
    synchronized void parks() {
        Thread me = Thread.currentThread();
        if (!unparked.contains(me)) {
            parked.add(me);
            paused.put(me, Pause.BLOCKED);
            takeFrom(me);
        }
    }

    /// The calling thread has parked.
    synchronized void parked() {
        Thread me = Thread.currentThread();
        parked.remove(me);
        unparked.remove(me);
        if (!me.equals(running)) {
            pause(Pause.READY);
        }
    }

    /// Some thread is about to unpark this thread.
    synchronized void unparks(Thread thread) {
        unparked.add(thread);
        if (paused.get(thread) == Pause.BLOCKED) {
            makeReady(thread);
        }
        next();
    }

    /// The calling thread gives its turn away, and waits until it has the turn again.
    ///
    /// It waits on a monitor, since that leaves alone what `unpark` has given to the thread.
    synchronized void pause(Pause why) {
        Thread me = Thread.currentThread();
        paused.remove(me);
        paused.put(me, ended.contains(why) ? Pause.READY : why);
        takeFrom(me);
        next();
        boolean interrupted = false;
        while (!me.equals(running) && !over) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            me.interrupt();
        }
    }

    /// Makes all threads ready that pause for this reason. From now on no thread pauses for it.
    synchronized void end(Pause why) {
        ended.add(why);
        for (Thread thread : List.copyOf(paused.keySet())) {
            if (paused.get(thread) == why) {
                makeReady(thread);
            }
        }
        next();
    }

    /// The calling thread leaves the scenario.
    synchronized void leave() {
        left.add(Thread.currentThread());
        paused.remove(Thread.currentThread());
        takeFrom(Thread.currentThread());
    }

    synchronized boolean hasLeft(Thread thread) {
        return left.contains(thread);
    }

    /// Whether no thread of the scenario goes on. Waits a moment for those that are about to end.
    boolean haveEnded() {
        try {
            for (Thread thread : goOn()) {
                if (!hasLeft(thread) && !thread.join(MOMENT)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Set<Thread> goOn() {
        Set<Thread> threads = new HashSet<>(paused.keySet());
        if (running != null) {
            threads.add(running);
        }
        return threads;
    }

    /// Ends the scenario. Threads that are left go on without turns.
    synchronized void close() {
        over = true;
        notifyAll();
    }

    /// Whether the thread that has the turn runs, or a thread that waited for what no call tells.
    synchronized boolean anyRuns() {
        return isRunnable(running)
                || paused.keySet().stream().anyMatch(thread -> waitsElsewhere(thread) && isRunnable(thread));
    }

    /// Whether no thread can go on. Takes the turn from a thread that has ended, was never started, or waits.
    ///
    /// @param quiet  whether no thread has given a sign of life for a while
    synchronized boolean isAtRest(boolean quiet) {
        if (running == null) {
            return quiet || paused.keySet().stream().noneMatch(this::waitsElsewhere);
        }
        switch (running.getState()) {
            case NEW, TERMINATED -> takeFrom(running);
            case RUNNABLE, BLOCKED, WAITING, TIMED_WAITING -> {
                if (quiet && !wakesUp(running)) {
                    paused.put(running, Pause.BLOCKED);
                    takeFrom(running);
                }
            }
        }
        return false;
    }

    /// Whether the thread is parked, and so is each other thread that could unpark it.
    synchronized boolean parksForEver(Thread thread) {
        return !over
                && running == null
                && paused.containsKey(thread)
                && parked.containsAll(paused.keySet())
                && Collections.disjoint(parked, unparked);
    }

    private static boolean isRunnable(Thread thread) {
        return thread != null && thread.getState() == Thread.State.RUNNABLE;
    }

    private boolean waitsElsewhere(Thread thread) {
        return paused.get(thread) == Pause.BLOCKED && !parked.contains(thread);
    }

    /// Whether the thread that has the turn has not noticed this yet.
    private boolean wakesUp(Thread thread) {
        return inside.contains(thread) || (parked.contains(thread) && unparked.contains(thread));
    }

    private void makeReady(Thread thread) {
        paused.remove(thread);
        paused.put(thread, Pause.READY); // as the last one
    }

    private void takeFrom(Thread thread) {
        if (thread.equals(running)) {
            running = null;
            next();
            if (running == null) {
                LockSupport.unpark(director);
            }
        }
    }

    /// Gives the turn to the first thread that is ready, if no thread has the turn.
    private void next() {
        if (running != null) {
            return;
        }
        for (Map.Entry<Thread, Pause> each : paused.entrySet()) {
            if (each.getValue() == Pause.READY) {
                running = each.getKey();
                paused.remove(running);
                inARow = 0;
                notifyAll();
                return;
            }
        }
    }
}

package tulip.kit.steps;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tulip.kit.steps.Turns.Pause;

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
    private static final int MOST_STEPS = 100; // of a thread that never stops
    private static final int MOST_TRIES = 3; // of a round that ran out of patience: the machine may be busy
    private static final int MOST_AT_ONCE = 1_000; // steps, until a thread counts as busy
    private static final int MOST_LOOKS = 1_000; // at a thread that waits
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final long BETWEEN_LOOKS_NANOS = 10_000; // at threads that run
    private static final int REST_LOOKS = 10; // at threads that wait for a lock, a latch or a timer
    private static final long MOST_NANOS = 2_000_000_000; // until a thread counts as one that never ends
    private static final long PATIENCE_NANOS = 200_000_000; // with a thread that runs on and on
    private static final Pattern UNSAFE = Pattern.compile(
            "java\\.util\\.(ArrayDeque|ArrayList|LinkedList|PriorityQueue|((Linked)?Hash|Tree)(Set|Map))");
    private static final Pattern READS = Pattern.compile(
            "isEmpty|size|peek\\w*|element|contains\\w*|get\\w*|toArray|stream|equals|hashCode|toString");
    private static volatile Schedule current;

    /// A thread is about to call a method of a collection, so it may be inside at any moment.
    private record Use(Object collection, boolean reads) {}

    private final Turns turns = new Turns();
    private final Workers workers;
    private final String held;
    private final int step;
    private int taken; // how many steps the thread has taken that is to be held; only this thread writes the field
    private boolean gaveUp; // whether the patience has run out; only the scenario's own thread uses the field
    private final Map<Thread, Use> uses = new ConcurrentHashMap<>();
    private volatile String clash; // see the method; null: none
    private volatile Throwable place; // where the held thread stands; null if it was not reached

    private Schedule(Workers workers, String held, int step) {
        this.workers = workers;
        this.held = held;
        this.step = step;
    }

    /// Tells the schedule of the calling thread, if there is one, what the thread does.
    ///
    /// @return whether there is one
    static boolean tell(Consumer<Schedule> what) {
        Schedule now = current;
        if (now == null || !now.turns.include(Thread.currentThread())) {
            return false;
        }
        now.turns.inside(() -> what.accept(now));
        return true;
    }

    /// Runs the scenario once for each step of a thread, and holds the thread before that step.
    ///
    /// @param held      the thread's name
    /// @param scenario  does the same each time
    public static void eachStep(String held, Consumer<Schedule> scenario) {
        var workers = new Workers();
        try {
            int tries = 0; // of this step, after which nobody knows what the threads would have done
            for (int step = 1; step <= MOST_STEPS; step += tries == 0 ? 1 : 0) {
                workers.beginRound();
                var schedule = new Schedule(workers, held, step);
                try (schedule) {
                    current = schedule;
                    scenario.accept(schedule);
                }
                tries = schedule.gaveUp && tries < MOST_TRIES ? tries + 1 : 0;
                if (schedule.place == null && tries == 0) {
                    return;
                }
                if (!schedule.turns.haveEnded()) { // a thread that goes on could unpark a thread of the next round
                    workers.close();
                    workers = new Workers();
                }
            }
        } finally {
            workers.close();
        }
    }

    /// Runs an action on a platform thread that belongs to the scenario.
    public Thread start(String name, Runnable action) {
        Workers.Worker worker = workers.take(name);
        turns.expects(worker.thread());
        worker.start(() -> {
            turns.inside(() -> turns.pause(Pause.READY));
            try {
                action.run();
            } finally {
                turns.leave();
            }
        });
        return worker.thread();
    }

    /// Waits until each thread of the scenario has ended, waits, or is held.
    ///
    /// @return a thread that goes on and on instead
    public Optional<Thread> settle() {
        long begin = System.nanoTime();
        int first = turns.steps();
        int before = first;
        int looks = 0; // since the last sign of life
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            int steps = turns.steps();
            if (steps - first > MOST_AT_ONCE) {
                return turns.running();
            }
            looks = steps != before || turns.anyRuns() ? 0 : looks + 1;
            before = steps;
            if (turns.isAtRest(looks > REST_LOOKS)) {
                return Optional.empty();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        gaveUp = true;
        return Optional.empty(); // nobody knows
    }

    /// Tells a thread that ends from a thread that waits for ever, or as long as another thread computes.
    public boolean ends(Thread thread) {
        try {
            long end = System.nanoTime() + MOST_NANOS;
            for (int waits = 0; waits < MOST_LOOKS && System.nanoTime() - end < 0; waits++) {
                settle();
                if (turns.hasLeft(thread) || thread.join(BETWEEN_LOOKS)) {
                    return true;
                }
                if (turns.parksForEver(thread)) {
                    return false;
                }
                waits = thread.getState() == Thread.State.WAITING ? waits : -1;
            }
            return false;
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Lets the held thread go on. From now on no thread is held.
    public void release() {
        turns.end(Pause.HELD);
    }

    /// Lets the calling thread wait until the gate is open.
    public void awaitGate() {
        turns.inside(() -> turns.pause(Pause.AT_THE_GATE));
    }

    /// Opens the gate. It stays open.
    public void openGate() {
        turns.end(Pause.AT_THE_GATE);
    }

    /// Unparks a thread as another part of the program could do, for no reason.
    public void unpark(Thread thread) {
        turns.unparks(thread);
        LockSupport.unpark(thread);
    }

    /// The stack of the held thread, where it stood; empty if the thread has fewer steps.
    public StackTraceElement[] place() {
        Throwable there = place;
        return there == null ? new StackTraceElement[0] : there.getStackTrace();
    }

    /// The calling thread has reached a step.
    void reached(boolean givesWay) {
        turns.step(givesWay);
        if (Thread.currentThread().getName().equals(held) && !turns.hasEnded(Pause.HELD) && ++taken == step) {
            place = new Throwable();
            turns.pause(Pause.HELD);
        }
    }

    /// The calling thread is about to call a method of a collection.
    @SuppressWarnings("ReferenceEquality") // two empty collections are equal, and not the same
    void uses(Object collection, String method) {
        if (UNSAFE.matcher(collection.getClass().getName()).matches()) {
            var mine = new Use(collection, READS.matcher(method).matches());
            uses.forEach((thread, use) -> {
                boolean both = use.collection == collection && !(use.reads && mine.reads);
                if (both && !thread.equals(Thread.currentThread())) {
                    clash = collection.getClass().getSimpleName();
                }
            });
            uses.put(Thread.currentThread(), mine);
        }
        reached(false); // a second thread that gets here meanwhile could be inside at the same time
        uses.remove(Thread.currentThread());
    }

    /// The class of a collection that two threads may use at the same moment, and that is not made for this. To see
    /// inside the collection is not needed: no lock keeps the second thread out while the first one is held.
    public Optional<String> clash() {
        return Optional.ofNullable(clash);
    }

    Turns turns() {
        return turns;
    }

    /// Ends the schedule. Threads that are left go on without steps.
    @Override
    public void close() {
        current = null;
        turns.close();
    }
}

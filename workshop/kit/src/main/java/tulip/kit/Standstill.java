package tulip.kit;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Detects that nothing can happen any more, because no thread can go on and no timer will wake a thread.
///
/// The JVM counts how often each platform thread has waited. If a thread waits now, waited at the look before,
/// and its count is the same, then it did not run in between. A standstill is reached when this holds for every
/// thread at [#LOOKS] looks in a row. Two looks would be enough if the system ran a thread as soon as it is
/// woken.
///
/// There is no extra look at virtual threads. They run on carriers, which are platform threads. While a virtual
/// thread sleeps, the carriers' timer thread is in a timed wait. If a thread computes, sleeps, reads a socket or
/// waits with a time limit, there is no standstill, and the check ends at its deadline.
public final class Standstill {
    /// What was seen if a check reached a standstill.
    public static final String SEEN = "every thread waits, so none can go on";

    private static final int LOOKS = 6;

    /// The threads before the first check: of the JVM, JUnit and the runner. None of them wakes a check's
    /// threads.
    private static final Set<Long> OTHERS = Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !(thread instanceof ForkJoinWorkerThread))
            .map(Thread::threadId)
            .collect(Collectors.toUnmodifiableSet());

    /// Threads that start later, and that no run ends. The JVM reports the first two as runnable, because they
    /// wait in native code. A [java.lang.ref.Cleaner] wakes up once a minute; Vert.x has one. Netty's executor
    /// ends a second after its last task.
    private static final Pattern LATE_OTHERS =
            Pattern.compile("VirtualThread-unblocker|Attach Listener|Cleaner-\\d+|globalEventExecutor-.*");

    private Optional<Map<Long, Long>> waits = Optional.empty(); // what the last look saw
    private int equalLooks;

    /// Looks once more. The thread that looks does not count. The caller waits a moment between two looks, so
    /// that a thread that was woken can run.
    ///
    /// @return whether no thread can go on
    public boolean isReached() {
        Optional<Map<Long, Long>> now = waits();
        equalLooks = now.isEmpty() ? 0 : now.equals(waits) ? equalLooks + 1 : 1;
        waits = now;
        return equalLooks >= LOOKS;
    }

    /// Looks a single time.
    ///
    /// @return whether every thread waits; a thread that was woken a moment ago may still run
    public static boolean isPossible() {
        return waits().isPresent();
    }

    /// Whether the JVM or a library keeps a thread of this name for itself. The thread wakes no thread of a check.
    public static boolean isOfALibrary(String threadName) {
        return LATE_OTHERS.matcher(threadName).matches();
    }

    /// Makes the JVM remember which threads are there. Called before the first thread of a check starts.
    static void rememberOthers() {
        // the initialiser of this class has done so
    }

    private static boolean waitsWithoutLimit(State state) {
        return state == State.WAITING || state == State.BLOCKED;
    }

    /// How often each thread has waited, by its id; empty if a thread can go on.
    private static Optional<Map<Long, Long>> waits() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().threadId();
        Map<Long, Long> waits = new HashMap<>();
        for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
            long id = thread.getThreadId();
            if (id == me || OTHERS.contains(id) || isOfALibrary(thread.getThreadName())) {
                continue;
            }
            if (!rests(thread)) {
                return Optional.empty();
            }
            waits.put(id, thread.getWaitedCount() + thread.getBlockedCount());
        }
        return Optional.of(waits);
    }

    /// Whether a thread waits until another thread wakes it. A pool's worker without work counts as waiting,
    /// although its wait has a time limit. A carrier that runs a virtual thread does not count, although the JVM
    /// reports it as waiting.
    private static boolean rests(ThreadInfo thread) {
        return isIn(thread, ForkJoinPool.class.getName(), "awaitWork")
                ? thread.getThreadState() != State.RUNNABLE
                : waitsWithoutLimit(thread.getThreadState())
                        && !isIn(thread, "java.lang.VirtualThread", "runContinuation");
    }

    private static boolean isIn(ThreadInfo thread, String type, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().equals(method));
    }
}

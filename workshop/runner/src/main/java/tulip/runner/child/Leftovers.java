package tulip.runner.child;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.kit.Standstill;
import tulip.kit.ThreadDump;

/// Finds the threads that a run started and left behind.
///
/// A daemon counts as well: every thread that an answer starts is one, unless it says otherwise, since the check that
/// calls it runs on a daemon.
final class Leftovers {
    private static final int LOOKS = 20;
    private static final int BETWEEN_LOOKS_MILLIS = 5;
    private static final int MOST_AT_REST = 200;
    private static final String CARRIERS = "CarrierThreads";
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-";

    /// Every thread that starts from now on has a higher number.
    private final long newest = Thread.ofVirtual().unstarted(() -> {}).threadId();

    /// Gives the threads a moment to end, or to come to rest.
    ///
    /// @return whether no thread goes on, so that what is left disturbs no later run
    boolean settle() {
        for (int look = 0; look < LOOKS; look++) {
            if (Standstill.isPossible()) {
                return Thread.activeCount() <= MOST_AT_REST;
            }
            pause();
        }
        return false;
    }

    /// The names of the threads that are left.
    List<String> names() {
        Set<Thread> all = Thread.getAllStackTraces().keySet();
        Stream<String> own = all.stream()
                .filter(thread -> thread.threadId() > newest && isOfAnAnswer(thread))
                .map(Thread::getName);
        boolean anyVirtual = all.stream().anyMatch(thread -> isIn(thread, CARRIERS));
        return Stream.concat(own, anyVirtual ? virtual() : Stream.of())
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .sorted()
                .toList();
    }

    /// Whether a thread belongs to the group of all threads that an answer starts. The JDK's own belong to others.
    private static boolean isOfAnAnswer(Thread thread) {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        return thread.getThreadGroup() != null
                && own.parentOf(thread.getThreadGroup())
                && !thread.getName().startsWith(COMMON_POOL);
    }

    /// Virtual threads are found by a dump, which takes some milliseconds.
    private Stream<String> virtual() {
        return ThreadDump.take().stream()
                .filter(thread -> thread.virtual() && thread.id() > newest)
                .filter(thread -> thread.stack().stream().anyMatch(Answer::isOwn))
                .map(thread -> thread.name().isEmpty() ? "a virtual thread" : thread.name());
    }

    private static boolean isIn(Thread thread, String group) {
        return thread.getThreadGroup() != null
                && thread.getThreadGroup().getName().equals(group);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

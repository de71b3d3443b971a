package tulip.runner.child;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.kit.Standstill;
import tulip.kit.ThreadDump;

/// Finds the threads that a run started and left behind.
///
/// Daemon threads count too. The check runs on a daemon thread, so every thread that an answer starts is a daemon
/// unless the answer changes that.
final class Leftovers {
    private static final int LOOKS = 20;
    private static final int BETWEEN_LOOKS_MILLIS = 5;
    private static final int MOST_AT_REST = 200;
    private static final String CARRIERS = "CarrierThreads";
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-";

    /// Every thread that starts from now on has a higher number.
    private final long newest = Thread.ofVirtual().unstarted(() -> {}).threadId();

    /// Gives the threads a moment to end, or to wait for ever.
    ///
    /// @return whether every thread that is left waits for ever, so that no thread disturbs a later run
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

    /// Whether a thread belongs to the thread group of the answer. The JDK's own threads belong to other groups.
    private static boolean isOfAnAnswer(Thread thread) {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        return thread.getThreadGroup() != null
                && own.parentOf(thread.getThreadGroup())
                && !thread.getName().startsWith(COMMON_POOL)
                && !Standstill.isOfALibrary(thread.getName());
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

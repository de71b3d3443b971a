package tulip.runner.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.kit.ThreadDump;

/// Finds the threads that an answer started and left running.
///
/// A daemon counts as well: every thread that an answer starts is one, unless it says otherwise, since the check that
/// calls it runs on a daemon.
final class Leftovers {
    private static final long LAST_BREATH_MILLIS = 100;
    private static final String CARRIERS = "CarrierThreads";
    private static final String COMMON_POOL = "ForkJoinPool.commonPool-";

    private final Set<Thread> before = threads();

    /// Their names, after a moment for them to end in.
    List<String> names() {
        List<Thread> left =
                threads().stream().filter(thread -> !before.contains(thread)).toList();
        long end = System.nanoTime() + LAST_BREATH_MILLIS * 1_000_000;
        for (Thread thread : left) {
            joinUntil(end, thread);
        }
        List<String> names = new ArrayList<>();
        left.stream().filter(Thread::isAlive).map(Thread::getName).forEach(names::add);
        names.addAll(virtualOnes());
        return names.stream()
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .sorted()
                .toList();
    }

    /// Those of the group to which all threads belong that an answer starts; the JDK's own belong to others.
    private static Set<Thread> threads() {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        return Set.copyOf(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null && own.parentOf(thread.getThreadGroup()))
                .filter(thread -> !thread.getName().startsWith(COMMON_POOL))
                .toList());
    }

    /// Those that stand somewhere in the answer. A dump takes time, so it is left out if there never was one.
    private static List<String> virtualOnes() {
        Stream<Thread> all = Thread.getAllStackTraces().keySet().stream();
        if (all.noneMatch(thread -> isIn(thread, CARRIERS))) {
            return List.of();
        }
        return ThreadDump.take().stream()
                .filter(ThreadDump.Snapshot::virtual)
                .filter(thread -> thread.stack().stream().anyMatch(Answer::isOwn))
                .map(thread -> thread.name().isEmpty() ? "a virtual thread" : thread.name())
                .toList();
    }

    private static boolean isIn(Thread thread, String group) {
        return thread.getThreadGroup() != null
                && thread.getThreadGroup().getName().equals(group);
    }

    private static void joinUntil(long endNanos, Thread thread) {
        try {
            thread.join(Math.max(1, (endNanos - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

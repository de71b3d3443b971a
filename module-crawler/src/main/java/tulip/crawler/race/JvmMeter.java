package tulip.crawler.race;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Measures the [JvmUse] of one round.
///
/// One thread calls [#sample]. Another begins the round before that thread starts, and ends it after that thread.
final class JvmMeter {
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final OptionalLong collectionsBefore = sum(GarbageCollectorMXBean::getCollectionCount);
    private final OptionalLong millisBefore = sum(GarbageCollectorMXBean::getCollectionTime);
    private int mounted = -1;
    private long queued = -1;

    /// Looks once at the virtual threads. Takes some microseconds.
    void sample() {
        mounted = Math.max(mounted, SCHEDULER.getMountedVirtualThreadCount());
        queued = Math.max(queued, SCHEDULER.getQueuedVirtualThreadCount());
    }

    /// What the JVM did since this meter was made. A round without a sample does not know its virtual threads.
    JvmUse read() {
        return new JvmUse(
                mounted < 0 ? OptionalInt.empty() : OptionalInt.of(mounted),
                queued < 0 ? OptionalLong.empty() : OptionalLong.of(queued),
                since(collectionsBefore, sum(GarbageCollectorMXBean::getCollectionCount)),
                since(millisBefore, sum(GarbageCollectorMXBean::getCollectionTime)));
    }

    private static OptionalLong since(OptionalLong before, OptionalLong now) {
        return before.isPresent() && now.isPresent()
                ? OptionalLong.of(now.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }

    /// Empty if one of the collectors does not tell.
    private static OptionalLong sum(ToLongFunction<GarbageCollectorMXBean> figure) {
        long[] each = COLLECTORS.stream().mapToLong(figure).toArray();
        long sum = 0;
        for (long value : each) {
            if (value < 0) {
                return OptionalLong.empty();
            }
            sum += value;
        }
        return OptionalLong.of(sum);
    }
}

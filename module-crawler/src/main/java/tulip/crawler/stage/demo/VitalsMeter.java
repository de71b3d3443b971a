package tulip.crawler.stage.demo;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.OptionalLong;
import jdk.management.VirtualThreadSchedulerMXBean;
import tulip.crawler.Meter;
import tulip.crawler.stage.Vitals;

/// Reads what this JVM uses. A reading takes well under a millisecond of processor time.
final class VitalsMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final long SELF = ProcessHandle.current().pid();

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final Switches switches = new Switches();

    Vitals read() {
        Runtime memory = Runtime.getRuntime();
        OptionalLong cpu = Meter.cpuNanos();
        return new Vitals(
                THREADS.getThreadCount(),
                scheduler.getMountedVirtualThreadCount(),
                scheduler.getQueuedVirtualThreadCount(),
                Meter.rssMegabytes(SELF).orElse(Double.NaN),
                (memory.totalMemory() - memory.freeMemory()) / 1e6,
                COLLECTORS.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                cpu.isPresent() ? cpu.getAsLong() / 1e9 : Double.NaN,
                switches.count());
    }

    /// Asks the system for the context switches of this process: `getrusage(2)`. The files below
    /// `/proc/self/task` have the same count, but one file for each thread, and none for a thread that has
    /// ended.
    private static final class Switches {
        private static final int SELF = 0; // RUSAGE_SELF
        private static final int FIELDS = 18; // of eight bytes, on 64-bit Linux and macOS
        private static final int VOLUNTARY = 16;
        private static final int INVOLUNTARY = 17;

        private final MemorySegment usage = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, FIELDS);
        private final MethodHandle getrusage;

        @SuppressWarnings("restricted") // a lane's JVM allows native access
        Switches() {
            Linker linker = Linker.nativeLinker();
            getrusage = linker.defaultLookup()
                    .find("getrusage")
                    .map(function -> linker.downcallHandle(
                            function,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
                    .orElse(null); // Windows has none
        }

        long count() {
            try {
                if (getrusage == null || (int) getrusage.invokeExact(SELF, usage) != 0) {
                    return -1;
                }
                return usage.getAtIndex(ValueLayout.JAVA_LONG, VOLUNTARY)
                        + usage.getAtIndex(ValueLayout.JAVA_LONG, INVOLUNTARY);
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}

package tulip.crawler;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Reads how much processor time, memory and threads this JVM uses. A value is empty where the system does not report
/// it.
public final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Meter() {}

    /// Processor time of the whole process, in nanoseconds: application, compiler and garbage collector.
    public static OptionalLong cpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            long nanos = system.getProcessCpuTime();
            return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
        }
        return OptionalLong.empty();
    }

    /// The peak of this process's memory in RAM, in megabytes of 1,000,000 bytes (Linux: `VmHWM`, proc(5)).
    public static OptionalDouble peakRssMegabytes() {
        return megabytes("self", "VmHWM:");
    }

    /// The present memory of another process in RAM, in megabytes (Linux: `VmRSS`); empty if it has ended.
    public static OptionalDouble rssMegabytes(long pid) {
        return megabytes(Long.toString(pid), "VmRSS:");
    }

    private static OptionalDouble megabytes(String process, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
                if (line.startsWith(name)) {
                    long kibibytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
                    return OptionalDouble.of(kibibytes * 1024 / 1e6);
                }
            }
        } catch (IOException | NumberFormatException notLinux) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    /// Resets the peak that [#peakPlatformThreads] returns.
    public static void resetPlatformThreads() {
        THREADS.resetPeakThreadCount();
    }

    /// The peak number of live platform threads since the last reset. It includes the Java threads of the JVM
    /// itself.
    public static int peakPlatformThreads() {
        return THREADS.getPeakThreadCount();
    }
}

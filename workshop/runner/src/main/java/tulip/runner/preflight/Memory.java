package tulip.runner.preflight;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import tulip.crawler.lab.Amounts;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Os;

/// How much memory programs can have without pushing others out.
record Memory(long freeBytes) {
    private static final double GIB = 1L << 30;

    /// The default race with the site and four lanes held 0.9 GB together.
    private static final long LEAST_BYTES = 1L << 30;

    private static final long PLENTY_BYTES = 2L << 30;

    static Memory here() {
        if (Os.here() == Os.LINUX) {
            OptionalLong kibibytes = SystemFiles.here().number("proc/meminfo", "MemAvailable");
            if (kibibytes.isPresent()) {
                return new Memory(kibibytes.getAsLong() << 10);
            }
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Memory(system.getFreeMemorySize());
    }

    Finding finding() {
        String says = Amounts.number(freeBytes / GIB, 1) + " GiB free";
        if (freeBytes < LEAST_BYTES) {
            return Finding.wrong("memory", says + ": a race needs 1.0", "close other programs, a browser first");
        }
        if (freeBytes < PLENTY_BYTES) {
            return Finding.note(
                    "memory", says + ": enough for the default race, not for thousands at once", "close a browser");
        }
        return Finding.ok("memory", says);
    }
}

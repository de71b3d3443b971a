package tulip.runner.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import tulip.crawler.lab.Amounts;

/// Cores and memory, of the container if there is one.
record Machine(int cores, long memoryBytes) {
    private static final double GIB = 1L << 30;
    /// The largest JVM of `./mvnw verify` held 737 MB.
    private static final long LEAST_BYTES = 1L << 30;

    static Machine here() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
    }

    Finding finding() {
        String says = Amounts.plural(cores, "core") + ", " + Amounts.number(memoryBytes / GIB, 1) + " GiB of memory";
        if (memoryBytes < LEAST_BYTES) {
            return Finding.wrong(
                    "machine",
                    says + ", too little for a build with its tests",
                    "give the container or machine more memory");
        }
        if (cores < 2) {
            return Finding.note(
                    "machine", says + ": site and crawler share one core, so a race shows less", "use two cores");
        }
        return Finding.ok("machine", says);
    }
}

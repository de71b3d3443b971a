package tulip.runner.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Checks, before a fan-out, that the system allows a process that many open connections.
final class OpenFiles {
    /// The open files of a JVM besides connections: jars, libraries, the selector, standard streams.
    private static final long BESIDES = 200;

    private OpenFiles() {}

    /// @throws IOException if the limit is too low; the message names the limit, its value, and how to raise it
    static void require(long connections) throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long limit = unix.getMaxFileDescriptorCount();
            long needed = connections + BESIDES;
            if (limit > 0 && needed > limit) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "%,d connections at once need %,d open files, but the limit of open files (ulimit -n) is %,d:"
                                + " raise it with 'ulimit -n %d' before you start, or use a lower concurrency",
                        connections,
                        needed,
                        limit,
                        needed));
            }
        }
    }
}

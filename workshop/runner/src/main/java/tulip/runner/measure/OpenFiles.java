package tulip.runner.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.OptionalLong;

/// Checks, before a fan-out, that the system allows a process that many open connections.
public final class OpenFiles {
    /// The open files of a JVM besides connections: jars, libraries, the selector, standard streams.
    private static final long BESIDES = 200;

    private OpenFiles() {}

    /// @throws IOException if the limit is too low; the message names the limit, its value, and how to raise it
    static void require(long connections) throws IOException {
        OptionalLong limit = limit();
        long needed = needed(connections);
        if (limit.isPresent() && needed > limit.getAsLong()) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%,d connections at once need %,d open files, but the limit of open files (ulimit -n) is %,d:"
                            + " raise it with 'ulimit -n %d' before you start, or use a lower concurrency",
                    connections,
                    needed,
                    limit.getAsLong(),
                    needed));
        }
    }

    /// The open files of a JVM with this many connections.
    public static long needed(long connections) {
        return connections + BESIDES;
    }

    /// The most open files that the system allows this process; empty if there is no limit.
    public static OptionalLong limit() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long limit = unix.getMaxFileDescriptorCount();
            return limit > 0 ? OptionalLong.of(limit) : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}

package tulip.crawler.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Prevents two JMH runs at once on this machine, since they would disturb each other.
///
/// JMH takes the same lock for each of its runs. This class holds the lock from the first fork to the last.
/// `-Djmh.ignoreLock=true` switches the lock off, as in JMH itself.
public final class JmhLock implements AutoCloseable {
    private static final String IGNORE = "jmh.ignoreLock";

    private final FileChannel channel; // null if there is no lock

    private JmhLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, and tells JMH in this JVM not to take it. Call this before any other use of JMH's runner.
    ///
    /// @throws IOException with a sentence for the user, if another run has the lock
    public static JmhLock take() throws IOException {
        if (Boolean.getBoolean(IGNORE)) {
            return new JmhLock(null);
        }
        System.setProperty(IGNORE, "true");
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
        FileChannel channel = open(file);
        if (channel == null) {
            return new JmhLock(null);
        }
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another benchmark runs on this machine (it holds " + file + "): wait until it has"
                    + " ended, or set TULIP_OPTS=-D" + IGNORE + "=true, which disturbs both");
        }
        return new JmhLock(channel);
    }

    /// Returns null if the file belongs to another user; then the run continues without a lock.
    private static FileChannel open(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.toFile().setWritable(true, false); // so that other users can lock the file, as JMH does
            return channel;
        } catch (IOException notOurs) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}

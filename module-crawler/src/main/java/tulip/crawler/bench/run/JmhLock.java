package tulip.crawler.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Sees to it that no other JMH run is under variant on this machine: the two would disturb each other.
///
/// JMH takes the same lock, but for each run apart; here it is held from the first fork to the last. Those who know
/// better switch it off as with JMH itself, with `-Djmh.ignoreLock=true`.
public final class JmhLock implements AutoCloseable {
    private static final String IGNORE = "jmh.ignoreLock";

    private final FileChannel channel; // null if nothing is locked

    private JmhLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, and tells JMH in this JVM not to. Comes before any other use of JMH's runner.
    ///
    /// @throws IOException with a sentence for the user, if another run has it
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
                    + " ended, or disturb both with TULIP_OPTS=-D" + IGNORE + "=true");
        }
        return new JmhLock(channel);
    }

    /// A file that belongs to somebody else locks nothing, and stops nobody.
    private static FileChannel open(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.toFile().setWritable(true, false); // for other users' runs, as JMH does
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

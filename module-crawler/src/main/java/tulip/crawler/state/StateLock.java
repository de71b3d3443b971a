package tulip.crawler.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The file beside a state file that is locked while a crawl uses the state file. It stays when the crawl has
/// ended: to delete a file that others may be about to lock is not safe.
///
/// The store locks its own file too, but gives this lock away if the same process tries to open the file a second
/// time. So this class remembers what the process has open.
final class StateLock implements AutoCloseable {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private StateLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// @throws IOException if the lock file cannot be written, or with a sentence if another crawl has locked it
    static StateLock take(Path state) throws IOException {
        Path file = realPath(state);
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        if (!OPEN.add(path)) {
            throw inUse(state);
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                throw inUse(state);
            }
            return new StateLock(path, channel);
        } finally {
            if (lock == null) {
                OPEN.remove(path);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /// The one path of a file that may have several, by links.
    private static Path realPath(Path state) throws IOException {
        if (Files.exists(state)) {
            return state.toRealPath();
        }
        Path file = state.toAbsolutePath().normalize();
        return file.getParent().toRealPath().resolve(file.getFileName());
    }

    private static IOException inUse(Path state) {
        return new IOException(state + " is in use by another crawl: wait for its end, or name another file");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OPEN.remove(path);
    }
}

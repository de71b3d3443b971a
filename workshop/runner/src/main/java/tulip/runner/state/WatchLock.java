package tulip.runner.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second watch from the same folder. The system gives the lock up when the program ends, however it ends.
public final class WatchLock implements AutoCloseable {
    private final FileChannel channel;

    private WatchLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @param home  the project's folder
    /// @throws IOException with a sentence for the user, if another watch has the lock, or nothing can be written
    public static WatchLock take(Path home) throws IOException {
        Path folder = home.resolve(".tulip");
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("watch.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException problem) {
            throw new IOException(
                    "the folder .tulip cannot be written to (" + Reasons.of(problem)
                            + "), and without a copy of your answers there no command touches them",
                    problem);
        }
        if (lock(channel) == null) {
            String owner = owner(channel);
            channel.close();
            throw new IOException(
                    "another ./tulip watches this folder already" + owner + ": go on there, or end it with its key q");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new WatchLock(channel);
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            // Not the first bytes: on Windows nobody could read a locked part.
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException sameJvm) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        int count = Math.max(0, channel.read(bytes, 0));
        String process = new String(bytes.array(), 0, count, StandardCharsets.US_ASCII).strip();
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package tulip.runner.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a file so that a reader sees either the whole old file or the whole new one, even after a power failure.
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path file, byte[] bytes) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file; // a symbolic link stays a link
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw new IOException("permission denied");
        }
        Path whole = Files.createTempFile(real.toAbsolutePath().getParent(), "." + real.getFileName(), ".new");
        try {
            try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            copyPermissions(real, whole);
            move(whole, real);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /// Copies the permissions: only the owner may read a temporary file, but the answer may be shared.
    private static void copyPermissions(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        view.setPermissions(
                Files.exists(from)
                        ? Files.getPosixFilePermissions(from)
                        : PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

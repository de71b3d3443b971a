package tulip.crawler.web.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import tulip.async.Async;

/// The bytes of a file, in parts. Another thread reads each part when it is asked for. If the file becomes
/// shorter meanwhile, the parts end early.
final class FileParts implements Iterator<byte[]>, AutoCloseable {
    private static final int PART_BYTES = 64 * 1024;

    private final Path path;
    private long position;
    private long left;
    private SeekableByteChannel channel; // null before the first part

    FileParts(Path path, ByteRange range) {
        this.path = path;
        position = range.from();
        left = range.length();
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all bytes of the file were read");
        }
        byte[] part = Async.toThread(this::read);
        position += part.length;
        left = part.length == 0 ? 0 : left - part.length;
        return part;
    }

    private byte[] read() throws IOException {
        if (channel == null) {
            channel = Files.newByteChannel(path);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PART_BYTES, left));
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

package tulip.crawler.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The first bytes of a state file: what it is, and how many blocks the store behind them has at least.
///
/// A store that was cut off may look like an older version of itself. The number of blocks stands in front, so it
/// is still there, and the loss is noticed. It is written only when the blocks are on the disk. So after a crash it
/// may be too low, but never too high.
final class StateHeader implements AutoCloseable {
    /// The length of the header, which is a page of the disk.
    static final int BYTES = 4096;

    private static final byte[] MAGIC = "tulip crawl state\n".getBytes(US_ASCII);
    private static final int BLOCKS = 24; // where the number is

    private final FileChannel file;

    private StateHeader(FileChannel file) {
        this.file = file;
    }

    /// Begins a new file.
    static void create(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(BYTES).put(MAGIC).rewind());
        }
    }

    /// Says whether a file begins as a state file does.
    static boolean isAt(Path path) throws IOException {
        var begin = ByteBuffer.allocate(MAGIC.length);
        try (var file = FileChannel.open(path)) {
            return file.read(begin) == MAGIC.length && Arrays.equals(begin.array(), MAGIC);
        }
    }

    /// @param options  how the file is opened
    static StateHeader open(Path path, StandardOpenOption... options) throws IOException {
        return new StateHeader(FileChannel.open(path, options));
    }

    /// The number of blocks that the store has at least; -1 if the file ends with the header.
    long blocks() throws IOException {
        var number = ByteBuffer.allocate(Long.BYTES);
        return file.size() <= BYTES || file.read(number, BLOCKS) < Long.BYTES ? -1 : number.getLong(0);
    }

    void setBlocks(long blocks) throws IOException {
        file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, blocks), BLOCKS);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

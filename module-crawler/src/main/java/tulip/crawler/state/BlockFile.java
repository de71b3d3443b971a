package tulip.crawler.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/// Blocks of bytes in an MVStore, in the order in which they were appended, and a few settings. Each block ends
/// with its CRC-32C.
///
/// After a crash of the process all is there that [#append] has written. After a crash of the machine the last
/// seconds may be missing.
final class BlockFile implements AutoCloseable {
    /// What is read and written of a block at once.
    interface BlockReader {
        /// Reads one block.
        ///
        /// @param end  where the block ends in these bytes
        void read(byte[] bytes, int end);
    }

    private static final byte[] MAGIC = {'H', ':', '2'}; // how every MVStore begins
    private static final int CACHE_MEGABYTES = 1;

    private final Path path;
    private final MVStore store;
    private final MVMap<String, String> settings;
    private final MVMap<Long, byte[]> blocks;

    private BlockFile(Path path, boolean readOnly) {
        this.path = path;
        var builder = new MVStore.Builder()
                .fileName(path.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled();
        this.store = (readOnly ? builder.readOnly() : builder).open();
        if (!readOnly) {
            store.setRetentionTime(0); // the space of old versions is used again at once
        }
        this.settings = store.openMap(
                "settings",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
        this.blocks = store.openMap(
                "blocks",
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
    }

    /// Opens a file to read it. It is not changed.
    ///
    /// @throws IOException with a sentence, if it was not written by this class, or is damaged
    static BlockFile read(Path path) throws IOException {
        try {
            return new BlockFile(path, true);
        } catch (RuntimeException wrong) {
            throw isLocked(wrong) ? unwritable(path, wrong) : damaged(path, wrong);
        }
    }

    /// Opens a file to append to it.
    ///
    /// @throws IOException with a sentence, if that is not possible
    static BlockFile write(Path path) throws IOException {
        try {
            return new BlockFile(path, false);
        } catch (RuntimeException wrong) {
            throw unwritable(path, wrong);
        }
    }

    /// Makes a new file. If the process is killed meanwhile, there is no file, or a whole one.
    ///
    /// @throws IOException with a sentence, if that is not possible
    static void create(Path path, Map<String, String> settings) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (BlockFile file = write(unfinished)) {
            file.setSettings(settings);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Checks how a file begins. It is not changed.
    ///
    /// @throws IOException with a sentence, if it is something else
    static void requireStore(Path path) throws IOException {
        byte[] begin = new byte[MAGIC.length];
        try (var in = Files.newInputStream(path)) {
            if (in.readNBytes(begin, 0, begin.length) < begin.length || !Arrays.equals(begin, MAGIC)) {
                throw foreign(path);
            }
        }
    }

    Map<String, String> settings() {
        return new TreeMap<>(settings);
    }

    void setSettings(Map<String, String> changed) throws IOException {
        try {
            settings.putAll(changed);
            store.commit();
        } catch (RuntimeException wrong) {
            throw unwritable(path, wrong);
        }
    }

    long size() {
        return blocks.sizeAsLong();
    }

    /// Reads all blocks in their order.
    ///
    /// @throws IOException with a sentence, if one is damaged
    void forEach(BlockReader reader) throws IOException {
        try {
            long next = 0;
            for (var cursor = blocks.cursor(0L); cursor.hasNext(); next++) {
                if (cursor.next() != next) {
                    throw new IllegalStateException("there is no block " + next);
                }
                byte[] block = cursor.getValue();
                int end = block.length - Integer.BYTES;
                if (ByteBuffer.wrap(block).getInt(end) != checksum(block, end)) {
                    throw new IllegalStateException("block " + next + " has another checksum");
                }
                reader.read(block, end);
            }
        } catch (RuntimeException wrong) {
            throw damaged(path, wrong);
        }
    }

    /// Appends blocks. When this returns, they survive the end of the process.
    ///
    /// @throws IOException with a sentence, for example if the disk is full
    void append(List<byte[]> more) throws IOException {
        try {
            for (byte[] block : more) {
                byte[] checked = ByteBuffer.allocate(block.length + Integer.BYTES)
                        .put(block)
                        .putInt(checksum(block, block.length))
                        .array();
                blocks.put(blocks.sizeAsLong(), checked);
            }
            store.commit();
        } catch (RuntimeException wrong) {
            throw unwritable(path, wrong);
        }
    }

    private static int checksum(byte[] bytes, int end) {
        var crc = new CRC32C();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }

    static IOException foreign(Path path) {
        return new IOException(path + " is no state of a crawl: name another file");
    }

    static IOException damaged(Path path, Throwable cause) {
        return new IOException(
                path + " is damaged: name another file, or start anew with --fresh, which keeps it as a copy", cause);
    }

    private static IOException unwritable(Path path, RuntimeException wrong) {
        if (isLocked(wrong)) {
            return new IOException(path + " is in use by another program", wrong);
        }
        Throwable cause = wrong;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return new IOException(path + " cannot be written: " + cause.getMessage(), wrong);
    }

    private static boolean isLocked(RuntimeException wrong) {
        return wrong instanceof MVStoreException known && known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    @Override
    public void close() {
        store.close();
    }
}

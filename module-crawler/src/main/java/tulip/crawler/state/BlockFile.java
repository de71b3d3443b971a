package tulip.crawler.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/// Blocks of bytes in an MVStore behind a [StateHeader], in the order in which they were appended, and a few
/// settings. Each block ends with its CRC-32C.
///
/// After a crash of the process all is there that [#append] has written. After a crash of the machine the last
/// seconds may be missing.
final class BlockFile implements AutoCloseable {
    /// What is read and written of a block at once.
    interface BlockReader {
        /// Reads a block.
        ///
        /// @param end  where it ends in these bytes
        void read(byte[] bytes, int end);
    }

    private static final int CACHE_MEGABYTES = 1;
    private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int RETENTION_MILLIS = 5_000; // of old versions: more than from one sync to the next

    private final Path path;
    private final StateHeader header;
    private final boolean readOnly;
    private final MVStore store;
    private final MVMap<String, String> settings;
    private final MVMap<Long, byte[]> blocks;
    private long syncedNanos = System.nanoTime();
    private boolean failed;

    private BlockFile(Path path, StateHeader header, boolean readOnly) {
        this.path = path;
        this.header = header;
        this.readOnly = readOnly;
        var builder = new MVStore.Builder()
                .fileName(BehindHeader.nameOf(path))
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled();
        this.store = (readOnly ? builder.readOnly() : builder).open();
        if (!readOnly) {
            store.setRetentionTime(RETENTION_MILLIS);
        }
        try {
            this.settings = store.openMap(
                    "settings",
                    new MVMap.Builder<String, String>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(StringDataType.INSTANCE));
            this.blocks = store.openMap(
                    "blocks",
                    new MVMap.Builder<Long, byte[]>()
                            .keyType(LongDataType.INSTANCE)
                            .valueType(ByteArrayDataType.INSTANCE));
        } catch (RuntimeException damaged) {
            store.closeImmediately();
            throw damaged;
        }
    }

    /// Opens a file to read it. It is not changed.
    ///
    /// @throws IOException with a sentence, if it was not written by this class, or is damaged
    static BlockFile read(Path path) throws IOException {
        requireState(path);
        StateHeader header = StateHeader.open(path, StandardOpenOption.READ);
        try {
            long least = header.blocks();
            if (least < 0) {
                throw new IllegalStateException("the file ends with its header");
            }
            var file = new BlockFile(path, header, true);
            long found = file.size();
            if (found < least) {
                file.close();
                throw new IllegalStateException("there are " + found + " blocks instead of " + least);
            }
            return file;
        } catch (RuntimeException wrong) {
            header.close();
            throw isLocked(wrong) ? unwritable(path, wrong) : damaged(path, wrong);
        }
    }

    /// Opens a file to append to it.
    ///
    /// @throws IOException with a sentence, if that is not possible
    static BlockFile write(Path path) throws IOException {
        StateHeader header = null;
        try {
            header = StateHeader.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new BlockFile(path, header, false);
        } catch (IOException | RuntimeException wrong) {
            if (header != null) {
                header.close();
            }
            throw unwritable(path, wrong);
        }
    }

    /// Makes a new file. If the process is killed meanwhile, there is no file, or a whole one.
    ///
    /// @throws IOException with a sentence, if that is not possible
    static void create(Path path, Map<String, String> settings) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            StateHeader.create(unfinished);
        } catch (IOException wrong) {
            throw unwritable(path, wrong);
        }
        try (BlockFile file = write(unfinished)) {
            file.setSettings(settings);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Checks how a file begins. It is not changed.
    ///
    /// @throws IOException with a sentence, if it is something else
    static void requireState(Path path) throws IOException {
        if (!StateHeader.isAt(path)) {
            throw new IOException(path + " is no state of a crawl: name another file");
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
            failed = true;
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

    /// Appends blocks. When this returns, they survive the end of the process. Those of a second ago survive the end
    /// of the machine, and are counted in the header.
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
            if (System.nanoTime() - syncedNanos >= SYNC_NANOS) {
                store.sync();
                header.setBlocks(size());
                syncedNanos = System.nanoTime();
            }
        } catch (IOException | RuntimeException wrong) {
            failed = true;
            throw unwritable(path, wrong);
        }
    }

    private static int checksum(byte[] bytes, int end) {
        var crc = new CRC32C();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }

    static IOException damaged(Path path, Throwable cause) {
        return new IOException(
                path + " is damaged: name another file, or start anew with --fresh, which keeps it as a copy", cause);
    }

    private static IOException unwritable(Path path, Exception wrong) {
        if (isLocked(wrong)) {
            return new IOException(path + " is in use by another program", wrong);
        }
        Throwable cause = wrong;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return new IOException(path + " cannot be written: " + cause.getMessage(), wrong);
    }

    private static boolean isLocked(Exception wrong) {
        return wrong instanceof MVStoreException known && known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    @Override
    public void close() throws IOException {
        try (header) {
            if (readOnly || failed || store.isClosed()) {
                store.closeImmediately();
            } else {
                long last = size();
                store.close(); // syncs
                header.setBlocks(last);
            }
        } catch (RuntimeException wrong) {
            throw unwritable(path, wrong);
        }
    }
}

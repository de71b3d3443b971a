package tulip.crawler.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// Files of an MVStore that begin behind [StateHeader]. MVStore opens them by this scheme, as it opens encrypted
/// files by another one. It makes instances of this class by reflection, so the class is public.
public final class BehindHeader extends FilePathWrapper {
    private static final String SCHEME = "behind-header";

    static {
        FilePath.register(new BehindHeader());
    }

    /// The name by which MVStore opens a file. It gives a meaning to what relative paths may begin with, such as `~`.
    static String nameOf(Path path) {
        return SCHEME + ":" + path.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public long size() {
        return Math.max(0, super.size() - StateHeader.BYTES);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    /// A channel whose first byte is the first one behind the header. It locks nothing in front of it: on Windows the
    /// header could not be written else.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // a place is given, so calls need not wait for each other
    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return Math.max(0, file.size() - StateHeader.BYTES);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, StateHeader.BYTES + position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return file.write(source, StateHeader.BYTES + position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(StateHeader.BYTES + size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(StateHeader.BYTES + position, size - StateHeader.BYTES, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}

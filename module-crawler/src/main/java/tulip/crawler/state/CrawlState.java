package tulip.crawler.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.Addresses;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;

/// The file of a crawl that can be killed. It holds the outcome of each fetch, in their order. To go on, the
/// crawl is given all these outcomes again.
///
/// ```
/// CrawlState state = CrawlState.open(file, settings);
/// var crawl = new Crawl(start, budget, rules, state, state.addresses());
/// state.replay(crawl);
/// ```
///
/// An outcome is in the file at most 200 ms after it is known.
public final class CrawlState implements CrawlListener, AutoCloseable {
    private static final String FORMAT = "format";
    private static final String THIS_FORMAT = "1"; // changes with RecordWriter

    private final Path file;
    private final StateLock lock;
    private final StateSettings settings;
    private final Addresses addresses = new Addresses();
    private final boolean isNew;
    private int earlier;
    private RecordWriter records; // null until the replay is over, as are the next two
    private BlockFile blocks;
    private volatile BlockQueue queue;

    private CrawlState(Path file, StateLock lock, StateSettings settings, boolean isNew) {
        this.file = file;
        this.lock = lock;
        this.settings = settings;
        this.isNew = isNew;
    }

    /// Opens a file, or prepares a new one.
    ///
    /// @throws IOException with a sentence for the user: the file is in use, no state, damaged, or of another
    ///     crawl. It is not changed then
    public static CrawlState open(Path file, StateSettings settings) throws IOException {
        requireFile(file);
        if (Files.exists(file)) {
            requireAccess(file);
            BlockFile.requireState(file);
        }
        StateLock lock = lock(file);
        try {
            boolean isNew = Files.notExists(file);
            if (!isNew) {
                requireFits(file, settings);
            }
            return new CrawlState(file, lock, settings, isNew);
        } catch (IOException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /// Renames the file, so that a crawl starts anew.
    ///
    /// @return its new name; empty if there is no such file
    /// @throws IOException with a sentence, if it is in use or cannot be renamed
    public static Optional<Path> setAside(Path file) throws IOException {
        requireFile(file);
        try (StateLock _ = lock(file)) {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            int number = 1;
            while (Files.exists(copy(file, number))) {
                number++;
            }
            return Optional.of(Files.move(file, copy(file, number)));
        }
    }

    private static Path copy(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: name a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no ordinary file: name another one");
        }
        if (Files.isSymbolicLink(file) && Files.notExists(file)) {
            throw new IOException(file + " is a link to a file that does not exist: name the file itself");
        }
    }

    private static StateLock lock(Path file) throws IOException {
        try {
            return StateLock.take(file);
        } catch (FileSystemException wrong) {
            String why = switch (wrong) {
                case AccessDeniedException _ -> "permission denied";
                case NoSuchFileException _ -> "there is no such folder";
                default -> wrong.getReason();
            };
            throw new IOException(file + " cannot be written: " + why, wrong);
        }
    }

    private static void requireAccess(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read: permission denied");
        }
        if (!Files.isWritable(file)) {
            throw new IOException(file + " cannot be written: permission denied");
        }
    }

    private static void requireFits(Path file, StateSettings settings) throws IOException {
        try (BlockFile blocks = BlockFile.read(file)) {
            String format = blocks.settings().get(FORMAT);
            if (format == null) {
                throw BlockFile.damaged(file, null);
            }
            if (!format.equals(THIS_FORMAT)) {
                throw new IOException(file + " is of another version of the workshop: start anew with --fresh");
            }
            Optional<String> refusal = settings.refusal(StateSettings.of(blocks.settings()));
            if (refusal.isPresent()) {
                throw new IOException(file + refusal.get());
            }
        }
    }

    /// The addresses that the crawl must use.
    public Addresses addresses() {
        return addresses;
    }

    /// Gives a crawl all that the file holds. From then on the file keeps what the crawl learns.
    ///
    /// @throws IOException with a sentence, if the file is damaged or cannot be written
    public void replay(Crawl crawl) throws IOException {
        var reader = new RecordReader(addresses, crawl);
        if (!isNew) {
            try (BlockFile old = BlockFile.read(file)) {
                old.forEach(reader::read);
            }
        }
        crawl.replayed();
        earlier = reader.fetches();
        records = new RecordWriter(reader);
        Map<String, String> text = settings.toText();
        text.put(FORMAT, THIS_FORMAT);
        if (isNew) {
            BlockFile.create(file, text);
        }
        blocks = BlockFile.write(file);
        blocks.setSettings(text); // limits may have grown
        queue = new BlockQueue(blocks::append, crawl::stop);
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        if (queue != null) { // not while it is replayed
            queue.add(out -> records.write(fetch, outcome, time, out));
        }
    }

    /// How many fetches the file held when it was opened.
    public int earlierFetches() {
        return earlier;
    }

    /// Commits what is known so far at once, and does not wait for it. Any thread may call this.
    public void flush() {
        BlockQueue current = queue;
        if (current != null) {
            current.flush();
        }
    }

    /// Deletes the file, unless it was there before.
    public void discard() throws IOException {
        close();
        if (isNew) {
            Files.deleteIfExists(file);
        }
    }

    /// Writes the rest.
    ///
    /// @throws IOException with a sentence, if something could not be written, now or before: the crawl has
    ///     stopped then
    @Override
    public void close() throws IOException {
        try (lock;
                var _ = blocks) {
            if (queue != null) {
                queue.close();
            }
        }
    }
}

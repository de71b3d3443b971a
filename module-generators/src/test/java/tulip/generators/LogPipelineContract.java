package tulip.generators;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a search through log files must prove: the right lines, and one file open at a time.
public abstract class LogPipelineContract extends Contract {
    private static final Pattern ERROR = Pattern.compile("ERROR");
    private static final int MOST_LINES = 50;
    private static final int MOST_BYTES = 1 << 17; // what buffers may read ahead

    @TempDir
    Path folder;

    final WatchedFiles files = new WatchedFiles();

    protected abstract Generator<String> grep(Path folder, String ending, Pattern pattern, LogPipeline.Opener opener);

    protected abstract Generator<Path> find(Path folder, String ending);

    @Check("grep gives the lines in which the pattern is found, file by file, in the order of the names.")
    @Order(1)
    void theLines() {
        write("b.log", "ERROR three\nERROR\nfine\n");
        write("a.log", "one ERROR\nfine\n\ntwo ERROR here");
        expect(
                "all lines with ERROR in a.log and b.log",
                List.of("one ERROR", "two ERROR here", "ERROR three", "ERROR"),
                lines(grep()));
    }

    @Check("The end of a name is compared exactly. Folders below are searched, but a folder is not a file.")
    @Order(2)
    void theFiles() {
        write("a.log", "ERROR a");
        write("b.txt", "ERROR, but no log");
        write("c.log/d.log", "ERROR d, in a folder whose name is c.log");
        write("e.log.bak", "ERROR, but no log");
        write("f.LOG", "ERROR, but no log");
        write("glog", "ERROR, but no log: a dot is a dot");
        write("0/.log", "ERROR 0, in a file whose whole name is .log");
        expect(
                "all lines with ERROR",
                List.of(
                        "ERROR 0, in a file whose whole name is .log",
                        "ERROR a",
                        "ERROR d, in a folder whose name is c.log"),
                lines(grep()));
    }

    @Check("A file whose name has .gz after the ending counts too. A file is decompressed if its name ends in .gz.")
    @Order(3)
    void decompression() {
        write("a.log", "ERROR a");
        compress("b.log.gz", "ERROR b\nfine\nERROR b again\n");
        compress("c.txt.gz", "ERROR, but no log");
        compress("c.log.gz.gz", "ERROR, but no log");
        write("d.gz.log", "ERROR d, which is not compressed");
        expect(
                "all lines with ERROR",
                List.of("ERROR a", "ERROR b", "ERROR b again", "ERROR d, which is not compressed"),
                lines(grep()));
        var compressed = step("grep of *.gz for ERROR b", () -> grep(folder, ".gz", Pattern.compile("ERROR b"), files));
        expect("all lines with ERROR b", List.of("ERROR b", "ERROR b again"), lines(compressed));
    }

    @Check("Before the caller asks for an element, no file is opened, and the folder is not searched.")
    @Order(4)
    void makingItOpensNothing() {
        write("a.log", "ERROR a");
        var lines = grep();
        expect("the files that were opened before anyone asks", List.of(), files.trace());
        perform("close()", lines::close);
        expect("the files that were opened by close()", List.of(), files.trace());
        Path later = folder.resolve("later");
        var early = made("grep of a folder that does not exist", () -> grep(later, ".log", ERROR, files));
        var found = made("find in a folder that does not exist", () -> find(later, ".log"));
        write("later/b.log", "ERROR b");
        expect("all lines of a file that is written before anyone asks", List.of("ERROR b"), lines(early));
        expect("whether find sees that file", true, step("hasNext() of find", found::hasNext));
        expect("the file that find gives", later.resolve("b.log"), step("next() of find", found::next));
        perform("close() of find", found::close);
    }

    private <T> Generator<T> made(String what, Supplier<Generator<T>> maker) {
        step(what);
        try {
            return maker.get();
        } catch (UncheckedIOException tooEarly) {
            throw failure(what + " gives a generator", what + " throws before anyone asks");
        }
    }

    @Check("At most one file is open: it is closed after its last line, before the next file is opened.")
    @Order(5)
    void oneFileIsOpenAtATime() {
        write("a.log", "ERROR a");
        write("b.log", "nothing to be found");
        write("b2.log", "");
        compress("c.log.gz", "ERROR c");
        var lines = grep();
        files.note(step("next()", lines::next));
        expect("what has happened until the first line", List.of("open a.log", "ERROR a"), files.trace());
        files.note(step("next()", lines::next));
        expect("hasNext() at the end", false, step("hasNext()", lines::hasNext));
        expect(
                "what has happened until the end",
                List.of(
                        "open a.log",
                        "ERROR a",
                        "close a.log",
                        "open b.log",
                        "close b.log",
                        "open b2.log",
                        "close b2.log",
                        "open c.log.gz",
                        "ERROR c",
                        "close c.log.gz"),
                files.trace());
        expect("the number of files that were open at once", 1, files.mostOpen());
    }

    @Check("If the search is closed early, the open file is closed, and no generator stays alive.")
    @Order(6)
    void closedEarly() {
        write("a.log", "ERROR one\nERROR two");
        write("b.log", "ERROR three");
        var before = LiveCoroutines.all();
        var lines = grep();
        expect("the first line", "ERROR one", step("next()", lines::next));
        perform("close()", lines::close);
        expectNoneAlive("after close()", before);
        expect("the files that are open after close()", List.of(), files.open());
        expect("what has happened until then", List.of("open a.log", "close a.log"), files.trace());
        expect("hasNext() after close()", false, step("hasNext()", lines::hasNext));
    }

    @Check("To give a line, the search does not read the whole file.")
    @Order(7)
    void aLineCostsWhatIsReadUntilThere() {
        write("a.log", "");
        var read = new AtomicInteger();
        var lines = step("grep of a file that has no end", () -> grep(folder, ".log", ERROR, file -> endless(read)));
        expect("the first line", "ERROR", step("next()", lines::next));
        expect("the second line", "ERROR", step("next()", lines::next));
        expectThat(
                read.get() <= MOST_BYTES,
                "the number of bytes that are read for two lines is at most " + MOST_BYTES,
                "more than " + MOST_BYTES + " bytes are read for two lines");
        perform("close()", lines::close);
    }

    @Check("If a file cannot be opened, the caller gets an UncheckedIOException, and no file stays open.")
    @Order(8)
    void errorsPass() {
        write("a.log", "ERROR a");
        write("b.log", "ERROR b");
        var failure = new IOException("no permission");
        var lines = step(
                "grep, where b.log cannot be opened",
                () -> grep(folder, ".log", ERROR, file -> {
                    if (file.endsWith("b.log")) {
                        throw failure;
                    }
                    return files.open(file);
                }));
        expect("the first line", "ERROR a", step("next()", lines::next));
        var thrown = expectThrows(UncheckedIOException.class, "next(), where b.log cannot be opened,", lines::next);
        expectSame("the cause of what next() throws", failure, thrown.getCause());
        expect("the files that are open then", List.of(), files.open());
        write("b.log.gz", "ERROR, and not compressed");
        var wrong = step("grep, where b.log.gz is not compressed", this::grep);
        step("next()", wrong::next);
        step("next()", wrong::next);
        expectThrows(UncheckedIOException.class, "next(), where b.log.gz is not compressed,", wrong::next);
        expect("the files that are open then", List.of(), files.open());
    }

    @Check("Files come in the order of their paths: all files of folder a, then all files of folder b.")
    @Order(9)
    void byPath() {
        write("b/1.log", "ERROR b");
        write("a/2.log", "ERROR a");
        expect("all lines with ERROR in a/2.log and b/1.log", List.of("ERROR a", "ERROR b"), lines(grep()));
    }

    @Check("No line is changed. The text is UTF-8, and bytes that are not UTF-8 become \uFFFD.")
    @Order(10)
    void linesAreKept() {
        write("a.log", "  caf\u00e9 \r\n\n\u8336\t");
        writeBytes("b.log", new byte[] {'t', 'e', 'a', (byte) 0xff, '!'});
        var all = step("grep of *.log for every line", () -> grep(folder, ".log", Pattern.compile(""), files));
        expect("all lines", List.of("  caf\u00e9 ", "", "\u8336\t", "tea\uFFFD!"), lines(all));
    }

    @Check("If the folder does not exist, next and hasNext throw an UncheckedIOException.")
    @Order(11)
    void aMissingFolderIsAnError() {
        Path missing = folder.resolve("missing");
        var lines = step("grep of a folder that does not exist", () -> grep(missing, ".log", ERROR, files));
        var thrown = expectThrows(UncheckedIOException.class, "hasNext()", lines::hasNext);
        expectThat(
                thrown.getCause() instanceof NoSuchFileException,
                "its cause is a NoSuchFileException",
                "its cause is " + thrown.getCause());
    }

    @Check("A failure of read or close, and an Error, reach the caller too, and nothing stays open.")
    @Order(12)
    void otherErrorsPass() {
        write("a.log", "ERROR a");
        var read = new IOException("the disk is gone");
        expectCause("read()", read, in -> failing(in, read, null));
        var close = new IOException("the disk is full");
        expectCause("close()", close, in -> failing(in, null, close));
        var error = new AssertionError("no disk");
        var broken = step(
                "grep, where opening a.log throws an Error",
                () -> grep(folder, ".log", ERROR, file -> {
                    throw error;
                }));
        expectSame("what hasNext() throws", error, expectThrows(error.getClass(), "hasNext()", broken::hasNext));
        expect("hasNext() after that", false, step("hasNext()", broken::hasNext));
    }

    private void expectCause(String operation, IOException failure, UnaryOperator<InputStream> broken) {
        var before = LiveCoroutines.all();
        var lines = step(
                "grep, where " + operation + " of a.log fails",
                () -> grep(folder, ".log", ERROR, file -> broken.apply(files.open(file))));
        var thrown = expectThrows(UncheckedIOException.class, "the search for all lines", () -> lines(lines));
        expectSame("the cause of what comes out, where " + operation + " fails,", failure, thrown.getCause());
        expect("the files that are open then", List.of(), files.open());
        expect("hasNext() after that", false, step("hasNext()", lines::hasNext));
        expectNoneAlive("after " + operation + " has failed", before);
    }

    private void expectNoneAlive(String when, Collection<LiveCoroutines.Live> before) {
        long alive = LiveCoroutines.all().stream()
                .filter(live -> !before.contains(live))
                .count();
        expectThat(alive == 0, "no generator is alive " + when, "a generator is still alive " + when);
    }

    /// @param read   what reading throws, or null
    /// @param close  what closing throws after it has closed, or null
    private static InputStream failing(InputStream content, IOException read, IOException close) {
        return new FilterInputStream(content) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (read != null) {
                    throw read;
                }
                return super.read(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                if (close != null) {
                    throw close;
                }
            }
        };
    }

    private Generator<String> grep() {
        var lines = step("grep of *.log for ERROR", () -> grep(folder, ".log", ERROR, files));
        expectThat(lines != null, "grep gives a generator", "grep gives null");
        return lines;
    }

    private List<String> lines(Generator<String> found) {
        return step("all lines", () -> {
            var lines = new ArrayList<String>();
            while (found.hasNext()) {
                lines.add(found.next());
                expectThat(lines.size() <= MOST_LINES, "the lines end", "the lines go on and on");
            }
            return lines;
        });
    }

    private void write(String name, String text) {
        writeBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeBytes(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void compress(String name, String text) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Says ERROR on every line, until far too much was read.
    @SuppressWarnings("InputStreamSlowMultibyteRead") // each byte is counted
    private static InputStream endless(AtomicInteger read) {
        byte[] line = "ERROR\n".getBytes(StandardCharsets.US_ASCII);
        return new InputStream() {
            @Override
            public int read() {
                int at = read.getAndIncrement();
                return at > 2 * MOST_BYTES ? -1 : line[at % line.length];
            }
        };
    }
}

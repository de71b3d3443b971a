package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogPipelineSemanticsTest extends OnEachBackend {
    private static final Pattern ERROR = Pattern.compile("ERROR");

    @TempDir
    private Path folder;

    private final List<String> trace = new ArrayList<>();

    @BeforeEach
    void writeLogs() throws IOException {
        Files.writeString(folder.resolve("a.log"), "one ERROR\nfine\ntwo ERROR\n");
        Files.createDirectory(folder.resolve("b"));
        Files.createDirectory(folder.resolve("no-file.log"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b/b.log.gz")))) {
            out.write("three ERROR\nfine".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("c.txt"), "no log, ERROR");
        Files.writeString(folder.resolve("d.log"), "four ERROR");
    }

    private InputStream open(Path file) throws IOException {
        trace.add("open " + file.getFileName());
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public void close() throws IOException {
                trace.add("close " + file.getFileName());
                super.close();
            }
        };
    }

    @Test
    void oneFileIsOpenAtATime() {
        LogPipeline.grep(folder, ".log", ERROR, this::open).forEachRemaining(trace::add);
        assertEquals(
                List.of(
                        "open a.log",
                        "one ERROR",
                        "two ERROR",
                        "close a.log",
                        "open b.log.gz",
                        "three ERROR",
                        "close b.log.gz",
                        "open d.log",
                        "four ERROR",
                        "close d.log"),
                trace);
    }

    @Test
    void nothingIsOpenedBeforeSomebodyAsksAndTheOpenFileIsClosedEarly() {
        try (var lines = LogPipeline.grep(folder, ".log", ERROR, this::open)) {
            assertEquals(List.of(), trace);
            assertEquals("one ERROR", lines.next());
        }
        assertEquals(List.of("open a.log", "close a.log"), trace);
    }

    @Test
    void aFileThatIsNotCompressedAsItsNameSaysIsNamedAndClosed() throws IOException {
        Files.writeString(folder.resolve("a.log.gz"), "plain");
        var lines = LogPipeline.grep(folder, ".log", ERROR, this::open);
        lines.next();
        lines.next();
        var error = assertThrows(UncheckedIOException.class, lines::next);
        assertEquals(folder.resolve("a.log.gz") + " is not compressed as its name says", error.getMessage());
        assertEquals(List.of("open a.log", "close a.log", "open a.log.gz", "close a.log.gz"), trace);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals("folder", nameOf(() -> LogPipeline.grep(null, ".log", ERROR, this::open)));
        assertEquals("ending", nameOf(() -> LogPipeline.grep(folder, null, ERROR, this::open)));
        assertEquals("pattern", nameOf(() -> LogPipeline.grep(folder, ".log", null, this::open)));
        assertEquals("opener", nameOf(() -> LogPipeline.grep(folder, ".log", ERROR, null)));
    }

    private static String nameOf(Runnable call) {
        return assertThrows(NullPointerException.class, call::run).getMessage();
    }
}

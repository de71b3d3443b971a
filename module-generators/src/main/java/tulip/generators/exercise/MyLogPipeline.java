package tulip.generators.exercise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tulip.generators.Generator;
import tulip.iterators.LazyPipeline;
import tulip.kit.Todo;

/// Exercise 2.5: a pipeline that has one file open at a time. The text is exercises/5-log-pipeline.md.
public final class MyLogPipeline {
    /// Opens a file for reading.
    @FunctionalInterface
    public interface Opener {
        InputStream open(Path file) throws IOException;
    }

    /// An open file.
    public record Opened(Path file, InputStream content) {}

    private MyLogPipeline() {}

    /// Gives the lines of the files in a folder that contain a match of the pattern. `close` also closes the open
    /// file.
    ///
    /// @param ending   the end of the files' names; a file with this ending and then `.gz` is decompressed
    /// @param opener   opens each file when its first line is needed, after the file before was closed
    public static Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
        throw new Todo("a generator of the lines that are found; it closes the generators that it uses");
    }

    /// Gives the files below a folder, in the order of their paths.
    static Generator<Path> find(Path folder, String ending) {
        throw new Todo("a generator of the files that Files.walk finds");
    }

    /// Opens one file after the other. A file is closed when the next file is asked for, or when the generator is
    /// closed.
    static Generator<Opened> open(Generator<Path> files, Opener opener) {
        throw new Todo("a generator that yields each file while it is open");
    }

    static InputStream decompress(Opened opened) {
        throw new Todo("the content, through a GZIPInputStream if the name ends in .gz");
    }

    /// Gives the lines of all contents, one content after the other.
    static Generator<String> lines(Iterator<InputStream> contents) {
        return Generator.of(out -> contents.forEachRemaining(content -> {
            new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(out::yield);
        }));
    }
}

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

    /// Is an open file.
    public record Opened(Path file, InputStream content) {}

    private MyLogPipeline() {}

    /// Gives the lines of a folder's files in which the pattern is found. Closing it closes the file that is open.
    ///
    /// @param ending   of the files' names; those that end so and then in `.gz` are decompressed
    /// @param opener   opens each file when its first line is asked for, and after the one before was closed
    public static Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
        throw new Todo("a generator of the lines that are found, which closes what it stands on");
    }

    /// Gives the files below a folder, by name.
    static Generator<Path> find(Path folder, String ending) {
        throw new Todo("a generator of the files that Files.walk finds");
    }

    /// Opens file after file, and closes each when somebody asks for the next one, or for none any more.
    static Generator<Opened> open(Generator<Path> files, Opener opener) {
        throw new Todo("a generator that yields each file while it is open");
    }

    static InputStream decompress(Opened opened) {
        throw new Todo("the content, through a GZIPInputStream if the name ends in .gz");
    }

    /// Gives the lines of all of them, one after the other.
    static Generator<String> lines(Iterator<InputStream> contents) {
        return Generator.of(out -> contents.forEachRemaining(content -> {
            new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(out::yield);
        }));
    }
}

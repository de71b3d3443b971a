package tulip.generators;

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
import tulip.iterators.LazyPipeline;

/// Finds, opens, decompresses and searches log files, a line at a time (after David Beazley's "Generator Tricks").
///
/// A step that holds a file or folder open is a generator, and closes it. A step that only looks at elements is a
/// pipeline of stage 1.
public final class LogPipeline {
    /// Opens a file for reading.
    @FunctionalInterface
    public interface Opener {
        InputStream open(Path file) throws IOException;
    }

    /// An open file.
    public record Opened(Path file, InputStream content) {}

    private LogPipeline() {}

    /// Gives the lines of the files in a folder that contain a match of the pattern. `close` also closes the open
    /// file.
    ///
    /// @param ending   the end of the files' names; a file with this ending and then `.gz` is decompressed
    /// @param opener   opens each file when its first line is needed, after the file before was closed
    public static Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
        Objects.requireNonNull(pattern, "pattern");
        var files = open(find(folder, ending), opener);
        return Generator.of(out -> {
            try (files;
                    var lines = lines(LazyPipeline.of(files).map(LogPipeline::decompress))) {
                LazyPipeline.of(lines).filter(pattern.asPredicate()).forEachRemaining(out::yield);
            }
        });
    }

    /// Gives the files below a folder, in the order of their paths.
    static Generator<Path> find(Path folder, String ending) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(ending, "ending");
        return Generator.of(out -> {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(ending)
                                || file.toString().endsWith(ending + ".gz"))
                        .sorted()
                        .forEach(out::yield);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /// Opens one file after the other. A file is closed when the next file is asked for, or when the generator is
    /// closed.
    static Generator<Opened> open(Generator<Path> files, Opener opener) {
        Objects.requireNonNull(opener, "opener");
        return Generator.of(out -> {
            try (files) {
                while (files.hasNext()) {
                    Path file = files.next();
                    try (InputStream content = opener.open(file)) {
                        out.yield(new Opened(file, content));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    static InputStream decompress(Opened opened) {
        try {
            return opened.file().toString().endsWith(".gz") ? new GZIPInputStream(opened.content()) : opened.content();
        } catch (IOException failed) {
            throw new UncheckedIOException(opened.file() + " is not compressed as its name says", failed);
        }
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

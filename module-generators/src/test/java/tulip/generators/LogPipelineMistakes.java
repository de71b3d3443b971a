package tulip.generators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tulip.generators.LogPipeline.Opener;
import tulip.kit.Mistake;

final class LogPipelineMistakes {
    private LogPipelineMistakes() {}

    @Mistake(
            caughtBy = "theLines",
            explanation =
                    "A line counts only if the pattern matches the whole line. It is enough if the pattern is found"
                            + " somewhere in the line.")
    static final class MatchesTheWholeLine extends Rest {
        @Override
        boolean isWanted(String line, Pattern pattern) {
            return pattern.matcher(line).matches();
        }
    }

    @Mistake(caughtBy = "theFiles", explanation = "Only the folder itself is searched, and not the folders in it.")
    static final class StaysAtTheTop extends Rest {
        @Override
        List<Path> paths(Path folder, String ending) {
            return super.paths(folder, ending).stream()
                    .filter(file -> folder.equals(file.getParent()))
                    .toList();
        }
    }

    @Mistake(
            caughtBy = "decompression",
            explanation = "A file is decompressed if .gz stands anywhere in its name. The name must end in .gz.")
    static final class LooksForGzAnywhere extends Rest {
        @Override
        boolean isCompressed(Path file) {
            return file.toString().contains(".gz");
        }
    }

    @Mistake(
            caughtBy = "decompression",
            explanation = "No file is decompressed: the pattern is searched in the compressed bytes.")
    static final class NeverDecompresses extends Rest {
        @Override
        boolean isCompressed(Path file) {
            return false;
        }
    }

    @Mistake(
            caughtBy = "makingItOpensNothing",
            explanation = "The files are opened when the pipeline is made. Nobody has asked for a line yet, and perhaps"
                    + " nobody ever will.")
    static final class OpensAtOnce extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            var opened = openAll(paths(folder, ending), opener);
            return Generator.of(out -> {
                for (Opened each : opened) {
                    readAndClose(each, pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation =
                    "All files are opened before the first file is read. With a thousand files, the process has too"
                            + " many open files.")
    static final class OpensAll extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Opened each : openAll(paths(folder, ending), opener)) {
                    readAndClose(each, pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation = "No file is ever closed. The garbage collector does not close files for you.")
    static final class NeverCloses extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : paths(folder, ending)) {
                    read(open(file, opener), pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation = "Files are closed only at the end of the search, so all files are open by then.")
    static final class ClosesAtTheEnd extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                var opened = new ArrayList<Opened>();
                try {
                    for (Path file : paths(folder, ending)) {
                        opened.add(open(file, opener));
                        read(opened.getLast(), pattern, out);
                    }
                } finally {
                    opened.forEach(Rest::close);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation =
                    "The next file is opened before the file before it is closed, so two files are open for a moment.")
    static final class OpensTheNextTooEarly extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                Opened before = null;
                try {
                    for (Path file : paths(folder, ending)) {
                        Opened here = open(file, opener);
                        close(before);
                        before = here;
                        read(here, pattern, out);
                    }
                } finally {
                    close(before);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "closedEarly",
            explanation = "A file is closed after its last line, and not in a finally. If the search is closed"
                    + " early, the file stays open. close makes the yield throw a signal, and then only code"
                    + " in a finally or a try-with-resources runs.")
    static final class ClosesOnlyAtTheLastLine extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : paths(folder, ending)) {
                    Opened opened = open(file, opener);
                    try {
                        read(opened, pattern, out);
                    } catch (RuntimeException failed) {
                        close(opened);
                        throw failed;
                    }
                    close(opened);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "closedEarly",
            explanation =
                    "The outer generator is closed, but the inner generator, which it uses, is still paused at its"
                            + " yield. A body that owns a generator must close it in its own finally.")
    static final class LeavesTheInnerOneOpen extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(
                    out -> super.grep(folder, ending, pattern, opener).forEachRemaining(out::yield));
        }
    }

    @Mistake(
            caughtBy = "aLineCostsWhatIsReadUntilThere",
            explanation =
                    "The whole file is read before its first line is given. The file may be larger than the memory,"
                            + " or have no end.")
    static final class ReadsTheWholeFile extends Rest {
        @Override
        void read(Opened opened, Pattern pattern, Generator.Out<String> out) {
            for (String line : reader(opened).lines().toList()) {
                if (isWanted(line, pattern)) {
                    out.yield(line);
                }
            }
        }
    }

    @Mistake(
            caughtBy = "theLines",
            explanation =
                    "The ending is compared with Path.endsWith, which compares whole names: a/b.log ends with b.log,"
                            + " but not with .log. Compare the text of the path.")
    static final class ComparesWholeNames extends Rest {
        @Override
        boolean isWanted(Path file, String ending) {
            return file.endsWith(ending) || file.endsWith(ending + ".gz");
        }
    }

    @Mistake(
            caughtBy = "theFiles",
            explanation =
                    "The ending is used as a regular expression. There, a dot stands for any character, so glog ends"
                            + " in .log. Use String.endsWith.")
    static final class TakesTheEndingForAPattern extends Rest {
        @Override
        boolean isWanted(Path file, String ending) {
            return file.toString().matches(".*" + ending + "(\\.gz)?");
        }
    }

    @Mistake(
            caughtBy = "decompression",
            explanation = ".gz is removed from the name before the name is compared with the ending. If the"
                    + " ending itself is .gz, then b.log.gz is not found. Compare the name with the ending,"
                    + " and with the ending plus .gz.")
    static final class TakesGzOffTheName extends Rest {
        @Override
        boolean isWanted(Path file, String ending) {
            return file.toString().replaceFirst("\\.gz$", "").endsWith(ending);
        }
    }

    @Mistake(
            caughtBy = "makingItOpensNothing",
            explanation =
                    "The folder is searched when the generator is made. Nobody has asked for a file yet. A file that"
                            + " is written later is missing, and an exception comes too early.")
    static final class LooksIntoTheFolderAtOnce extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out ->
                    find(folder, ending).forEachRemaining(file -> readAndClose(open(file, opener), pattern, out)));
        }

        @Override
        protected Generator<Path> find(Path folder, String ending) {
            var found = paths(folder, ending);
            return Generator.of(out -> found.forEach(out::yield));
        }
    }

    @Mistake(
            caughtBy = "byPath",
            explanation =
                    "The files are sorted by their names alone, so the files of two folders are mixed. Sort by the"
                            + " whole path.")
    static final class SortsByName extends Rest {
        @Override
        List<Path> paths(Path folder, String ending) {
            return super.paths(folder, ending).stream()
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    @Mistake(
            caughtBy = "linesAreKept",
            explanation = "The bytes are read as ISO 8859-1, where each byte is one character. In UTF-8 a character"
                    + " may take up to four bytes.")
    static final class ReadsLatin1 extends Rest {
        @Override
        Charset charset() {
            return StandardCharsets.ISO_8859_1;
        }
    }

    @Mistake(
            caughtBy = "aMissingFolderIsAnError",
            explanation = "A folder that does not exist is treated as an empty folder. So if the name of the folder is"
                    + " misspelt, the search finds nothing, and gives no error.")
    static final class TakesAMissingFolderForEmpty extends Rest {
        @Override
        List<Path> paths(Path folder, String ending) {
            return Files.exists(folder) ? super.paths(folder, ending) : List.of();
        }
    }

    @Mistake(
            caughtBy = "otherErrorsPass",
            explanation =
                    "An exception of close is dropped. It may be the only sign that a disk or a connection is broken."
                            + " try-with-resources passes it on.")
    static final class DropsTheFailureOfClose extends Rest {
        @Override
        void readAndClose(Opened opened, Pattern pattern, Generator.Out<String> out) {
            try {
                read(opened, pattern, out);
            } finally {
                try {
                    close(opened);
                } catch (UncheckedIOException dropped) {
                    // as if it were closed
                }
            }
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "A file that cannot be opened is left out, as if it had no such line. The caller cannot see that"
                            + " the result is incomplete.")
    static final class SwallowsErrors extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : paths(folder, ending)) {
                    try {
                        readAndClose(open(file, opener), pattern, out);
                    } catch (UncheckedIOException swallowed) {
                        // on to the next file
                    }
                }
            });
        }
    }

    private record Opened(Path file, InputStream content) {}

    /// Has nothing wrong with it, so that each mistake above has only the one fault.
    private abstract static class Rest extends LogPipelineContract {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : paths(folder, ending)) {
                    readAndClose(open(file, opener), pattern, out);
                }
            });
        }

        @Override
        protected Generator<Path> find(Path folder, String ending) {
            return Generator.of(out -> paths(folder, ending).forEach(out::yield));
        }

        List<Path> paths(Path folder, String ending) {
            try (var all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile)
                        .filter(file -> isWanted(file, ending))
                        .sorted()
                        .toList();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        boolean isWanted(Path file, String ending) {
            return file.toString().endsWith(ending) || file.toString().endsWith(ending + ".gz");
        }

        boolean isWanted(String line, Pattern pattern) {
            return pattern.matcher(line).find();
        }

        Charset charset() {
            return StandardCharsets.UTF_8;
        }

        boolean isCompressed(Path file) {
            return file.toString().endsWith(".gz");
        }

        static Opened open(Path file, Opener opener) {
            try {
                return new Opened(file, opener.open(file));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static List<Opened> openAll(List<Path> files, Opener opener) {
            return files.stream().map(file -> open(file, opener)).toList();
        }

        static void close(Opened opened) {
            try {
                if (opened != null) {
                    opened.content().close();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        void readAndClose(Opened opened, Pattern pattern, Generator.Out<String> out) {
            try {
                read(opened, pattern, out);
            } finally {
                close(opened);
            }
        }

        void read(Opened opened, Pattern pattern, Generator.Out<String> out) {
            reader(opened).lines().filter(line -> isWanted(line, pattern)).forEach(out::yield);
        }

        BufferedReader reader(Opened opened) {
            try {
                var content = isCompressed(opened.file()) ? new GZIPInputStream(opened.content()) : opened.content();
                return new BufferedReader(new InputStreamReader(content, charset()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

package tulip.generators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tulip.generators.LogPipeline.Opener;
import tulip.kit.Mistake;

final class LogPipelineMistakes {
    private LogPipelineMistakes() {}

    @Mistake(
            caughtBy = "theLines",
            explanation = "A line counts only if the pattern matches the whole of it. It is enough that the pattern is"
                    + " found somewhere in it.")
    static final class MatchesTheWholeLine extends Rest {
        @Override
        boolean isWanted(String line, Pattern pattern) {
            return pattern.matcher(line).matches();
        }
    }

    @Mistake(
            caughtBy = "theFiles",
            explanation = "Only the folder itself is looked through, and not the folders in it.")
    static final class StaysAtTheTop extends Rest {
        @Override
        List<Path> find(Path folder, String ending) {
            return super.find(folder, ending).stream()
                    .filter(file -> folder.equals(file.getParent()))
                    .toList();
        }
    }

    @Mistake(
            caughtBy = "decompression",
            explanation = "A file is decompressed if .gz stands anywhere in its name. It must end so.")
    static final class LooksForGzAnywhere extends Rest {
        @Override
        boolean isCompressed(Path file) {
            return file.toString().contains(".gz");
        }
    }

    @Mistake(
            caughtBy = "decompression",
            explanation = "Nothing is decompressed: what is searched is the compressed content.")
    static final class NeverDecompresses extends Rest {
        @Override
        boolean isCompressed(Path file) {
            return false;
        }
    }

    @Mistake(
            caughtBy = "makingItOpensNothing",
            explanation = "The files are opened when the pipeline is made. Nobody has asked for a line yet, and nobody"
                    + " may ever do.")
    static final class OpensAtOnce extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            var opened = openAll(find(folder, ending), opener);
            return Generator.of(out -> {
                for (Opened each : opened) {
                    readAndClose(each, pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation = "All files are opened before the first one is read. With a thousand files the process has too"
                    + " many of them open.")
    static final class OpensAll extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Opened each : openAll(find(folder, ending), opener)) {
                    readAndClose(each, pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation = "No file is ever closed. The garbage collector does not do that for you.")
    static final class NeverCloses extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : find(folder, ending)) {
                    read(open(file, opener), pattern, out);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "oneFileIsOpenAtATime",
            explanation = "Files are closed only at the very end, so that all of them are open by then.")
    static final class ClosesAtTheEnd extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                var opened = new ArrayList<Opened>();
                try {
                    for (Path file : find(folder, ending)) {
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
            explanation = "The next file is opened before the one before it is closed: two are open for a moment.")
    static final class OpensTheNextTooEarly extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                Opened before = null;
                try {
                    for (Path file : find(folder, ending)) {
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
            explanation = "A file is closed behind its last line, and not in a finally: whoever leaves early leaves it"
                    + " open. close wakes the body at its yield with an exit signal, and only what is in a finally or a"
                    + " try-with-resources runs then.")
    static final class ClosesOnlyAtTheLastLine extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : find(folder, ending)) {
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
            explanation = "The generator on top is closed, and not the one that it asks: that one still stands at its"
                    + " yield. Whoever owns a generator closes it in its own finally.")
    static final class LeavesTheInnerOneOpen extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(
                    out -> super.grep(folder, ending, pattern, opener).forEachRemaining(out::yield));
        }
    }

    @Mistake(
            caughtBy = "aLineCostsWhatIsReadUntilThere",
            explanation = "The whole file is read before its first line is given. It may be larger than the memory, or"
                    + " have no end.")
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
            caughtBy = "errorsPass",
            explanation = "A file that cannot be opened is passed over, as if it had no such line. Whoever searches"
                    + " takes silence for an answer.")
    static final class SwallowsErrors extends Rest {
        @Override
        protected Generator<String> grep(Path folder, String ending, Pattern pattern, Opener opener) {
            return Generator.of(out -> {
                for (Path file : find(folder, ending)) {
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
                for (Path file : find(folder, ending)) {
                    readAndClose(open(file, opener), pattern, out);
                }
            });
        }

        List<Path> find(Path folder, String ending) {
            try (var all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(ending)
                                || file.toString().endsWith(ending + ".gz"))
                        .sorted()
                        .toList();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        boolean isWanted(String line, Pattern pattern) {
            return pattern.matcher(line).find();
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
                return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}

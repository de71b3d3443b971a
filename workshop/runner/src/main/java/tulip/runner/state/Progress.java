package tulip.runner.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;

/// Stores the progress of each exercise in `.tulip/progress`: the verdict of the last run, the version of the
/// answer that was run, and the number of hints that were shown.
public final class Progress {
    /// The verdict of a run.
    public enum Verdict {
        NOT_STARTED,
        WRONG,
        DONE
    }

    /// @param verdict  empty if it was never run
    /// @param answer   the SHA-256 of the answer that was run, or zeros
    private record Entry(Optional<Verdict> verdict, String answer, int hints) {}

    private static final Pattern LINE =
            Pattern.compile("([a-z-]+/\\d+) (never-run|not-started|wrong|done) ([0-9a-f]{64}) hints=(\\d)( last)?");
    private static final String HEAD =
            "# Your progress, written by tulip. Without this file only the progress is lost.";
    private static final Entry NEW = new Entry(Optional.empty(), "0".repeat(64), 0);

    private final StateFolder state;
    private final Path file;

    public Progress(Path home) {
        this.state = new StateFolder(home);
        this.file = state.path().resolve("progress");
    }

    /// The progress at one moment.
    public static final class Snapshot {
        private final Map<String, Entry> entries = new TreeMap<>();
        private String last = "";
        private Optional<String> damage = Optional.empty();

        /// The verdict of the last run, even if the answer was edited since.
        public Optional<Verdict> verdict(Exercise exercise) {
            return entry(exercise).verdict();
        }

        /// Whether the last run was with another version of the answer.
        public boolean isEdited(Exercise exercise, byte[] answer) {
            return !entry(exercise).answer().equals(hash(answer));
        }

        /// How many hints were shown.
        public int hints(Exercise exercise) {
            return entry(exercise).hints();
        }

        /// The exercise that was run last, or chosen since.
        public Optional<Exercise> last(List<Exercise> exercises) {
            return exercises.stream()
                    .filter(exercise -> exercise.id().equals(last))
                    .findFirst();
        }

        /// A sentence for the user, if the file could not be read.
        public Optional<String> damage() {
            return damage;
        }

        private Entry entry(Exercise exercise) {
            return entries.getOrDefault(exercise.id(), NEW);
        }
    }

    /// Reads the progress. If the file cannot be read, the result is empty, and [Snapshot#damage] says why.
    public Snapshot snapshot() {
        var snapshot = new Snapshot();
        if (!Files.isDirectory(file.getParent())) {
            return snapshot; // a command that writes the file will report the problem
        }
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher entry = LINE.matcher(line);
                if (entry.matches()) {
                    snapshot.entries.put(entry.group(1), entry(entry));
                    snapshot.last = entry.group(5) == null ? snapshot.last : entry.group(1);
                } else if (!line.startsWith("#")) {
                    snapshot.damage = Optional.of("one of its lines is damaged");
                }
            }
        } catch (NoSuchFileException nothingYet) {
            return snapshot;
        } catch (IOException unreadable) {
            snapshot.damage = Optional.of(Reasons.of(unreadable));
        }
        snapshot.damage = snapshot.damage.map(reason -> ".tulip/progress cannot be read (" + reason
                + "), so it is not known what is done; the answers themselves are untouched");
        return snapshot;
    }

    /// Stores the verdict of a run. Earlier exercises in the same file are done as well: see [Exercise#file].
    ///
    /// @param answer   what was run
    /// @param sharing  the exercises that share the file, in order
    /// @throws IOException with a sentence for the user
    public void record(Exercise exercise, Verdict verdict, byte[] answer, List<Exercise> sharing) throws IOException {
        change(snapshot -> {
            snapshot.last = exercise.id();
            for (Exercise each : sharing) {
                boolean implied = verdict == Verdict.DONE && each.number() < exercise.number();
                if (implied || each.equals(exercise)) {
                    int hints = snapshot.hints(each);
                    snapshot.entries.put(each.id(), new Entry(Optional.of(verdict), hash(answer), hints));
                }
            }
        });
    }

    /// Makes this exercise the current one.
    ///
    /// @throws IOException with a sentence for the user
    public void choose(Exercise exercise) throws IOException {
        change(snapshot -> {
            snapshot.last = exercise.id();
            snapshot.entries.putIfAbsent(exercise.id(), NEW);
        });
    }

    /// Stores how many hints were shown.
    ///
    /// @throws IOException with a sentence for the user
    public void recordHints(Exercise exercise, int hints) throws IOException {
        change(snapshot -> {
            Entry entry = snapshot.entry(exercise);
            snapshot.entries.put(exercise.id(), new Entry(entry.verdict(), entry.answer(), hints));
        });
    }

    private void change(Consumer<Snapshot> change) throws IOException {
        state.alone(() -> {
            Snapshot snapshot = snapshot();
            if (snapshot.damage().isPresent()) {
                Files.move(file, file.resolveSibling("progress.damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
            change.accept(snapshot);
            String lines = snapshot.entries.entrySet().stream()
                    .map(each -> line(each.getKey(), each.getValue(), snapshot.last))
                    .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
            try {
                AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
            } catch (IOException problem) {
                throw new IOException(".tulip/progress cannot be written: " + Reasons.of(problem), problem);
            }
            return null;
        });
    }

    private static Entry entry(Matcher line) {
        Optional<Verdict> verdict = line.group(2).equals("never-run")
                ? Optional.empty()
                : Optional.of(
                        Verdict.valueOf(line.group(2).toUpperCase(Locale.ROOT).replace('-', '_')));
        return new Entry(verdict, line.group(3), Integer.parseInt(line.group(4)));
    }

    private static String line(String id, Entry entry, String last) {
        String verdict = entry.verdict().map(Enum::name).orElse("never-run");
        return id + " " + verdict.toLowerCase(Locale.ROOT).replace('_', '-') + " " + entry.answer() + " hints="
                + entry.hints() + (id.equals(last) ? " last" : "");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every JDK has SHA-256
        }
    }
}

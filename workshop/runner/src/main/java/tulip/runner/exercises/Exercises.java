package tulip.runner.exercises;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.runner.command.DidYouMean;

/// Holds the exercises that are in the stages' `exercises/` folders, in order.
public final class Exercises {
    private static final int MOST_NAMED = 4;

    private final Path home;
    private final List<Exercise> all;
    private final List<Problem> problems;

    private Exercises(Path home, List<Exercise> all, List<Problem> problems) {
        this.home = home;
        this.all = List.copyOf(all);
        this.problems = List.copyOf(problems);
    }

    /// Reads the texts. A text that cannot be read is left out and reported in [#problems].
    ///
    /// @param home  the project's folder
    /// @throws IOException if a folder cannot be read
    public static Exercises load(Path home) throws IOException {
        Path root = home.toAbsolutePath().normalize();
        List<Exercise> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Path folder = stage.module(root).resolve("exercises");
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (DirectoryStream<Path> texts = Files.newDirectoryStream(folder, "[0-9]*-*.md")) {
                for (Path text : texts) {
                    read(stage, text, all, problems);
                }
            }
        }
        all.sort(Comparator.comparing(Exercise::stage).thenComparingInt(Exercise::number));
        return new Exercises(root, all, problems);
    }

    private static void read(Stage stage, Path text, List<Exercise> all, List<Problem> problems) {
        try {
            all.add(ExerciseText.parse(stage, text, Files.readString(text)));
        } catch (ExerciseText.Malformed malformed) {
            problems.add(malformed.problem());
        } catch (CharacterCodingException notUtf8) {
            problems.add(new Problem(text, 0, "is not UTF-8: save it as UTF-8"));
        } catch (IOException unreadable) {
            problems.add(new Problem(text, 0, "cannot be read: " + unreadable.getMessage()));
        }
    }

    public Path home() {
        return home;
    }

    public List<Exercise> all() {
        return all;
    }

    public List<Exercise> of(Stage stage) {
        return all.stream().filter(exercise -> exercise.stage() == stage).toList();
    }

    /// What is wrong with the texts that could not be read.
    public List<Problem> problems() {
        return problems;
    }

    /// The exercises that share the file of this exercise, in order.
    public List<Exercise> sharing(Exercise exercise) {
        return all.stream()
                .filter(other -> other.answerFile().equals(exercise.answerFile()))
                .toList();
    }

    /// The first exercise of each file.
    public List<Exercise> files() {
        return all.stream()
                .filter(exercise -> sharing(exercise).getFirst().equals(exercise))
                .toList();
    }

    /// Finds an exercise by what a participant calls it: `iterators/3`, `1.3`, `StickyEnd`, `MyStickyEnd.java`, the
    /// beginning of one of these, or the path of its answer, test or text. A file that several exercises share
    /// means the first of them that is not done.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such exercise, or several
    public Exercise find(String what, Predicate<Exercise> done) {
        List<Exercise> found =
                all.stream().filter(exercise -> isCalled(exercise, what)).toList();
        if (found.isEmpty()) {
            found = beginningWith(what);
        }
        return found.stream().filter(done.negate()).findFirst().orElse(found.getLast());
    }

    /// The exercises with a name that begins so. All of them have the same file.
    private List<Exercise> beginningWith(String what) {
        List<Exercise> found = all.stream()
                .filter(exercise -> names(exercise).anyMatch(name -> begins(name, what)))
                .toList();
        if (what.isBlank() || found.isEmpty()) {
            throw new IllegalArgumentException(unknown(what));
        }
        if (found.stream().map(Exercise::answerFile).distinct().count() > 1) {
            String names = found.stream()
                    .limit(MOST_NAMED)
                    .map(exercise -> exercise.shortId() + " " + exercise.title())
                    .collect(Collectors.joining(", "));
            String more = found.size() > MOST_NAMED ? " and " + (found.size() - MOST_NAMED) + " more" : "";
            throw new IllegalArgumentException("'" + what + "' can mean " + found.size() + " exercises: " + names + more
                    + ": write more of the name");
        }
        return found;
    }

    private static boolean begins(String name, String with) {
        return name.regionMatches(true, 0, with, 0, with.length());
    }

    private boolean isCalled(Exercise exercise, String what) {
        return names(exercise).anyMatch(what::equalsIgnoreCase)
                || ((what.contains(".java") || what.contains(".md")) && isAt(exercise, what));
    }

    private static Stream<String> names(Exercise exercise) {
        return Stream.of(exercise.id(), exercise.shortId(), exercise.title(), exercise.answerClass(), exercise.file());
    }

    private boolean isAt(Exercise exercise, String what) {
        Path path;
        try {
            path = Path.of(what);
        } catch (InvalidPathException notAPath) {
            return false;
        }
        return Stream.of(path.toAbsolutePath().normalize(), home.resolve(path).normalize())
                .anyMatch(each -> each.equals(exercise.answerFile())
                        || each.equals(exercise.testFile())
                        || each.equals(exercise.text()));
    }

    private String unknown(String what) {
        String sentence = "there is no exercise '" + what + "'";
        List<String> close = DidYouMean.of(what, all.stream().flatMap(Exercises::names));
        if (!close.isEmpty()) {
            return sentence + ": did you mean " + String.join(" or ", close) + "?";
        }
        if (!problems.isEmpty()) {
            return sentence + ", and one text cannot be read: "
                    + problems.getFirst().show(home);
        }
        return sentence + " ('./tulip list' shows what there is)";
    }
}

package tulip.runner.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;
import tulip.runner.exercises.Stage;

/// Checks that every exercise is complete: its files, its contract and its texts.
///
/// An exercise whose texts, files or classes are wrong is not run.
public final class WorkshopCheck {
    private static final int CHILDREN = 2;
    private static final int MOST_SLOW = 5;

    private final Exercises exercises;
    private final Set<Stage> stages;
    private final List<Exercise> chosen;
    private final Findings findings = new Findings();
    private final Map<Stage, ContractClasses> classes = new EnumMap<>(Stage.class);

    /// @param stages  the stages whose chapters and folders are checked
    /// @param chosen  the exercises to check, in order
    public WorkshopCheck(Exercises exercises, Set<Stage> stages, List<Exercise> chosen) {
        this.exercises = exercises;
        this.stages = Set.copyOf(stages);
        this.chosen = List.copyOf(chosen);
    }

    /// Checks all files, and runs the exercises whose files are complete.
    ///
    /// @param repeat     how often each reference must pass
    /// @param classPath  of the project and its libraries
    /// @param progress   gets a line for each exercise
    /// @return what is wrong
    /// @throws IOException with a sentence for the user, if the check itself cannot go on
    public List<Problem> run(int repeat, String classPath, Consumer<String> progress) throws IOException {
        var texts = new TextCheck(findings);
        var files = new FilesCheck(exercises, findings);
        texts.checkUnique(exercises.all());
        checkStages(files);
        List<Exercise> whole = new ArrayList<>();
        for (Exercise exercise : chosen) {
            int before = findings.count();
            texts.check(exercise);
            files.check(exercise);
            if (findings.count() == before) {
                new ContractCheck(classes(exercise.stage()), findings).check(exercise);
            }
            if (findings.count() == before) {
                whole.add(exercise);
            } else {
                progress.accept("WRONG  " + name(exercise) + ": not run, because its files are not complete");
            }
        }
        files.checkForgotten(chosen);
        if (!whole.isEmpty()) {
            runAll(whole, repeat, classPath, progress);
        }
        return findings.problems();
    }

    private void checkStages(FilesCheck files) throws IOException {
        findings.addAll(exercises.problems().stream()
                .filter(problem -> stages.stream().anyMatch(stage -> isOf(stage, problem)))
                .toList());
        var tables = new TableCheck(findings);
        tables.checkCore(exercises);
        for (Stage stage : Stage.values()) {
            if (stages.contains(stage)) {
                boolean allRead = exercises.problems().stream().noneMatch(problem -> isOf(stage, problem));
                tables.check(exercises, stage, allRead);
                if (allRead) { // else files may belong to a text that could not be read
                    files.checkStray(stage);
                }
            }
        }
    }

    private boolean isOf(Stage stage, Problem problem) {
        return problem.file().startsWith(stage.module(exercises.home()));
    }

    private ContractClasses classes(Stage stage) throws IOException {
        if (!classes.containsKey(stage)) {
            classes.put(stage, ContractClasses.of(exercises.home(), stage));
        }
        return classes.get(stage);
    }

    private void runAll(List<Exercise> whole, int repeat, String classPath, Consumer<String> progress)
            throws IOException {
        try (var runs = new ParallelRuns(exercises, Math.min(CHILDREN, whole.size()), repeat, classPath)) {
            // The last ones take the longest, so they begin first.
            List<Future<ParallelRuns.Checked>> all = whole.reversed().stream()
                    .map(exercise -> runs.submit(exercise, classes.get(exercise.stage())))
                    .toList()
                    .reversed();
            List<ParallelRuns.Checked> done = new ArrayList<>();
            for (Future<ParallelRuns.Checked> each : all) {
                ParallelRuns.Checked checked = ParallelRuns.await(each);
                findings.addAll(checked.problems());
                String sign = checked.problems().isEmpty() ? "ok     " : "WRONG  ";
                progress.accept(sign + name(checked.exercise()) + ": " + checked.what() + ", " + checked.seconds());
                done.add(checked);
            }
            progress.accept("slowest: " + slowest(done));
        }
    }

    private static String slowest(List<ParallelRuns.Checked> done) {
        return done.stream()
                .sorted(Comparator.comparing(ParallelRuns.Checked::time).reversed())
                .limit(MOST_SLOW)
                .map(checked -> name(checked.exercise()) + " " + checked.seconds())
                .collect(Collectors.joining(", "));
    }

    private static String name(Exercise exercise) {
        return exercise.shortId() + " " + exercise.title();
    }
}

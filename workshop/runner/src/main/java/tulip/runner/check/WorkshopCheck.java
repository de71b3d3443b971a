package tulip.runner.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;
import tulip.runner.exercises.Stage;

/// Checks that every exercise is whole: what a participant gets, what is checked, and what is said about it.
///
/// An exercise whose texts or files are wrong is not run.
public final class WorkshopCheck {
    private final Exercises exercises;
    private final List<Exercise> chosen;
    private final Findings findings = new Findings();

    /// @param chosen  what to look at, in order
    public WorkshopCheck(Exercises exercises, List<Exercise> chosen) {
        this.exercises = exercises;
        this.chosen = List.copyOf(chosen);
    }

    /// Looks at everything, and runs what is whole.
    ///
    /// @param repeat     how often each reference must pass
    /// @param classPath  of the project and its libraries
    /// @param progress   is told a line for each exercise
    /// @return what is wrong
    /// @throws IOException with a sentence for the user, if the check itself cannot go on
    public List<Problem> run(int repeat, String classPath, Consumer<String> progress) throws IOException {
        findings.addAll(exercises.problems());
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
                whole.add(exercise);
            }
        }
        files.checkForgotten(chosen);
        if (!whole.isEmpty()) {
            runAll(whole, repeat, classPath, progress);
        }
        return findings.problems();
    }

    private void checkStages(FilesCheck files) throws IOException {
        var tables = new TableCheck(findings);
        tables.checkCore(exercises);
        for (Stage stage : Stage.values()) {
            if (chosen.isEmpty() || chosen.stream().anyMatch(exercise -> exercise.stage() == stage)) {
                tables.check(exercises, stage);
                files.checkStray(stage);
            }
        }
    }

    private void runAll(List<Exercise> whole, int repeat, String classPath, Consumer<String> progress)
            throws IOException {
        try (var runs = new RunCheck(exercises, findings, repeat, classPath)) {
            for (Exercise exercise : whole) {
                int before = findings.count();
                String seen = runs.check(exercise, ContractClasses.of(exercises.home(), exercise.stage()));
                String sign = findings.count() == before ? "ok     " : "WRONG  ";
                progress.accept(sign + exercise.shortId() + " " + exercise.title() + ": " + seen);
            }
        }
    }
}

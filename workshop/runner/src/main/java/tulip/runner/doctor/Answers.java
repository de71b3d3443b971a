package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;
import tulip.runner.state.Progress;
import tulip.runner.state.State;

/// The exercises, and what is remembered of them.
///
/// @param text    what is wrong with the text of an exercise
/// @param damage  what is wrong with the progress file
record Answers(int exercises, long done, Optional<String> text, Optional<String> damage) {
    static Answers of(Path home) throws IOException {
        var exercises = Exercises.load(home);
        var progress = new Progress(exercises.home()).snapshot();
        return new Answers(
                exercises.all().size(),
                exercises.all().stream()
                        .filter(exercise -> State.of(exercise, progress).isDone())
                        .count(),
                exercises.problems().stream()
                        .map(problem -> shown(problem, exercises))
                        .findFirst(),
                progress.damage());
    }

    private static String shown(Problem problem, Exercises exercises) {
        return problem.show(exercises.home());
    }

    Finding finding() {
        if (damage.isPresent()) {
            return Finding.wrong(
                    "progress",
                    damage.get(),
                    "./tulip run ID for each exercise that you had done; the first run begins a new file, and keeps the"
                            + " damaged one as .tulip/progress.damaged");
        }
        if (text.isPresent() || exercises == 0) {
            return Finding.wrong(
                    "progress", text.orElse("there are no exercises here"), "take the texts from the workshop again");
        }
        return Finding.ok("progress", done + " of " + exercises + " exercises done");
    }
}

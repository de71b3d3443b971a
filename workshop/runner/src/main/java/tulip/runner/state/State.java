package tulip.runner.state;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Stub;

/// The state of an exercise.
public enum State {
    /// Each member to write is still a `Todo`.
    NOT_STARTED("not started"),
    /// The answer was changed and never run.
    NOT_RUN("not run yet"),
    WRONG("wrong"),
    DONE("done"),
    /// The last run was wrong, and the file has changed since.
    WRONG_BEFORE("edited since wrong"),
    /// The last run was right, and the file has changed since.
    DONE_BEFORE("done, edited since");

    private final String text;

    State(String text) {
        this.text = text;
    }

    public boolean isDone() {
        return this == DONE || this == DONE_BEFORE;
    }

    public boolean isWrong() {
        return this == WRONG || this == WRONG_BEFORE;
    }

    @Override
    public String toString() {
        return text;
    }

    /// The state of an exercise, from its last verdict and the current answer.
    public static State of(Exercise exercise, Progress.Snapshot progress) {
        byte[] answer;
        byte[] pristine;
        try {
            answer = Files.readAllBytes(exercise.answerFile());
            pristine = Files.readAllBytes(exercise.pristineAnswerFile());
        } catch (IOException missing) {
            return NOT_STARTED;
        }
        Optional<Progress.Verdict> verdict = progress.verdict(exercise);
        boolean same = verdict.isPresent() && !progress.isEdited(exercise, answer);
        if (same) {
            return switch (verdict.get()) {
                case NOT_STARTED -> NOT_STARTED;
                case WRONG -> WRONG;
                case DONE -> DONE;
            };
        }
        if (Arrays.equals(answer, pristine) || isUntouched(exercise)) {
            return NOT_STARTED;
        }
        return switch (verdict.orElse(Progress.Verdict.NOT_STARTED)) {
            case NOT_STARTED -> NOT_RUN;
            case WRONG -> WRONG_BEFORE;
            case DONE -> DONE_BEFORE;
        };
    }

    private static boolean isUntouched(Exercise exercise) {
        try {
            String text = SourceText.read(exercise.answerFile()).text();
            return Stub.todos(exercise, text).size() == exercise.fill().size();
        } catch (IOException unreadable) {
            return false;
        }
    }
}

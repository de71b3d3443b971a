package tulip.runner.participant;

import tulip.runner.exercises.Exercise;

/// How a report names what a participant can do next: the commands of a terminal, or the keys of the watch.
public enum Wording {
    COMMANDS(
            "./tulip run --all",
            "run again",
            "./tulip reset %s",
            "./tulip undo %s",
            "./tulip hint %s",
            "./tulip text %s",
            "./tulip solution %s"),
    KEYS("key a", "save", "key x", "key u", "press h", "press t", "press s");

    private final String everything;
    private final String again;
    private final String startOver; // in this and the following, %s stands for the exercise
    private final String undo;
    private final String hint;
    private final String task;
    private final String solution;

    Wording(String everything, String again, String startOver, String undo, String hint, String task, String solution) {
        this.everything = everything;
        this.again = again;
        this.startOver = startOver;
        this.undo = undo;
        this.hint = hint;
        this.task = task;
        this.solution = solution;
    }

    /// Shows a report without cuts.
    String everything() {
        return everything;
    }

    /// Checks the answer again.
    String again() {
        return again;
    }

    String startOver(Exercise exercise) {
        return startOver.formatted(exercise);
    }

    String undo(Exercise exercise) {
        return undo.formatted(exercise);
    }

    String hint(Exercise exercise) {
        return hint.formatted(exercise);
    }

    String task(Exercise exercise) {
        return task.formatted(exercise);
    }

    String solution(Exercise exercise) {
        return solution.formatted(exercise);
    }
}

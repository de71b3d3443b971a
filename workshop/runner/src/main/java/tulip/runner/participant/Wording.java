package tulip.runner.participant;

import tulip.runner.exercises.Exercise;

/// How a report names what a participant can do next: the commands of a terminal, or the keys of the watch.
public enum Wording {
    COMMANDS {
        @Override
        String everything() {
            return "./tulip run --all";
        }

        @Override
        String again() {
            return "run again";
        }

        @Override
        String startOver(Exercise exercise) {
            return "./tulip reset " + exercise;
        }

        @Override
        String undo(Exercise exercise) {
            return "./tulip undo " + exercise;
        }

        @Override
        String hint(Exercise exercise) {
            return "./tulip hint " + exercise;
        }

        @Override
        String task(Exercise exercise) {
            return "./tulip text " + exercise;
        }

        @Override
        String solution(Exercise exercise) {
            return "./tulip solution " + exercise;
        }
    },
    KEYS {
        @Override
        String everything() {
            return "key a";
        }

        @Override
        String again() {
            return "save";
        }

        @Override
        String startOver(Exercise exercise) {
            return "key x";
        }

        @Override
        String undo(Exercise exercise) {
            return "key u";
        }

        @Override
        String hint(Exercise exercise) {
            return "press h";
        }

        @Override
        String task(Exercise exercise) {
            return "press t";
        }

        @Override
        String solution(Exercise exercise) {
            return "press s";
        }
    };

    /// Shows a report without cuts.
    abstract String everything();

    /// Checks the answer again.
    abstract String again();

    abstract String startOver(Exercise exercise);

    abstract String undo(Exercise exercise);

    abstract String hint(Exercise exercise);

    abstract String task(Exercise exercise);

    abstract String solution(Exercise exercise);
}

package tulip.runner.participant;

import java.util.List;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.Finding;
import tulip.runner.child.Failure;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Written;

/// The result of running an exercise.
public sealed interface Attempt {
    Exercise exercise();

    /// The answer could not be run.
    ///
    /// @param findings  the reasons, by their line in the file
    /// @param text      the answer's source, or empty if there is none
    record Rejected(Exercise exercise, List<Finding> findings, String text) implements Attempt {}

    /// The answer ran and got a verdict.
    ///
    /// @param written  which lines of the text the participant wrote
    record Ran(Exercise exercise, Verdict verdict, Compiled compiled, String text, Written written) implements Attempt {
        /// The same run, with this failure.
        Ran wrong(Failure failure) {
            return new Ran(exercise, verdict.wrong(failure), compiled, text, written);
        }

        /// The same run, with the verdict "not started".
        Ran notStarted() {
            return new Ran(exercise, verdict.notStarted(), compiled, text, written);
        }
    }
}

package tulip.runner.participant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Stub;

/// Finds the earlier exercises in the same file that are not written yet, and names the command that fills them in.
public final class OpenBefore {
    private OpenBefore() {}

    /// A sentence for the user, if there are such exercises.
    ///
    /// @param sharing  the exercises that share the file, in order
    /// @param text     the file as it is now
    public static Optional<String> sentence(List<Exercise> sharing, Exercise exercise, String text) {
        List<String> open = new ArrayList<>();
        for (Exercise each : sharing) {
            if (each.number() < exercise.number() && isOpen(each, text)) {
                open.add(each.shortId());
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("write " + String.join(" and ", open) + ", which " + exercise + " builds on; or: ./tulip"
                        + " catch-up " + exercise + " fills in what is missing");
    }

    private static boolean isOpen(Exercise exercise, String text) {
        try {
            return !Stub.todos(exercise, text).isEmpty();
        } catch (IOException notReadable) { // the run tells of it
            return false;
        }
    }
}

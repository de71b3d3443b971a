package tulip.runner.mine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Transplant;

/// An answer whose open members are filled from the reference.
///
/// @param written  the members that the participant has written
/// @param filled   the others
/// @param open     the exercises of which the participant has written no member
record Filling(String text, List<String> written, List<String> filled, List<Exercise> open) {
    /// Fills the members of all exercises that share a file.
    ///
    /// @param sharing  these exercises, in order
    /// @throws IOException with a sentence for the user, if a member is missing, or the file has a syntax error
    static Filling of(List<Exercise> sharing, String answer) throws IOException {
        String text = answer;
        List<String> written = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        List<Exercise> open = new ArrayList<>();
        for (Exercise exercise : sharing) {
            Transplant.Filled now = Transplant.fill(exercise, text);
            text = now.text();
            written.addAll(now.left());
            filled.addAll(now.members());
            if (now.left().isEmpty()) {
                open.add(exercise);
            }
        }
        return new Filling(text, List.copyOf(written), List.copyOf(filled), List.copyOf(open));
    }
}

package tulip.runner.mine;

import java.util.List;
import tulip.crawler.engine.Part;
import tulip.runner.exercises.Exercise;

/// A part of engine `mine`, and whose it is.
///
/// @param exercises  those that share the answer's file, in order; empty if the workshop has none yet
public record PartAnswer(Part part, List<Exercise> exercises, Whose whose) {
    public boolean isYours() {
        return whose instanceof Whose.Yours;
    }
}

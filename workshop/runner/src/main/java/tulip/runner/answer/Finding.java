package tulip.runner.answer;

import java.util.Optional;
import tulip.runner.child.Place;

/// A reason why an answer is not run.
///
/// @param place     the line, if the reason is at a line of the file
/// @param column    from 1, or 0 for the whole line
/// @param sentence  what is wrong
public record Finding(Optional<Place> place, int column, String sentence) {
    static Finding of(String sentence) {
        return new Finding(Optional.empty(), 0, sentence);
    }

    static Finding at(Place place, String sentence) {
        return new Finding(Optional.of(place), 0, sentence);
    }
}

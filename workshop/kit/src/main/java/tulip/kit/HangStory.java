package tulip.kit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.kit.timeline.Timeline;

/// What waits when a check cannot go on.
///
/// @param told     a sentence for each: who waits, for what, what would end the wait, and at which line
/// @param picture  when each task ran and when it waited; empty if nothing has recorded that
public record HangStory(List<String> told, Optional<Timeline> picture) {
    public static final HangStory NOTHING = new HangStory(List.of(), Optional.empty());

    public HangStory {
        told = List.copyOf(told);
    }

    /// The first sentences, and how many are left out.
    public static List<String> limited(List<String> told, int most, String one, String several) {
        int more = told.size() - most;
        Stream<String> rest =
                more <= 0 ? Stream.of() : Stream.of("and " + more + " more " + (more == 1 ? one : several));
        return Stream.concat(told.stream().limit(most), rest).toList();
    }

    /// The same, after other sentences.
    HangStory after(List<String> first) {
        return new HangStory(Stream.concat(first.stream(), told.stream()).toList(), picture);
    }

    public boolean isEmpty() {
        return told.isEmpty();
    }
}

package tulip.runner.child;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.generators.LiveCoroutines;
import tulip.generators.LiveCoroutines.Live;
import tulip.kit.Frames;

/// Tells of the generators and coroutines that began during a check and have not ended.
///
/// A participant needs them to understand a hang: a paused body is on no thread, so no thread dump shows it.
final class LiveBodies {
    private static final int MOST = 3;

    private final Set<Live> before = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Remembers those that are there before a check begins.
    void remember() {
        before.clear();
        before.addAll(LiveCoroutines.all());
    }

    /// `coroutine TinyOSContract@1a2b (TinyOSContract.java:88)` and up to two others; nothing if there is none.
    Optional<String> tell() {
        Map<String, Live> outermost = new LinkedHashMap<>(); // by the line; those that delegate have the longest stack
        for (Live live : LiveCoroutines.all()) {
            if (!before.contains(live)) {
                place(live)
                        .ifPresent(place -> outermost.merge(
                                place,
                                live,
                                (one, other) ->
                                        one.getStackTrace().length >= other.getStackTrace().length ? one : other));
            }
        }
        List<String> told = outermost.entrySet().stream()
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .sorted()
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String more = told.size() > MOST ? ", and " + (told.size() - MOST) + " more" : "";
        return Optional.of(told.stream().limit(MOST).collect(Collectors.joining(", ")) + more);
    }

    /// The innermost line of the answer or of the check.
    private static Optional<String> place(Live live) {
        return Arrays.stream(live.getStackTrace())
                .filter(Frames::isAnswerOrCheck)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}

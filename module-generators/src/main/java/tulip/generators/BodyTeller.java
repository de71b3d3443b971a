package tulip.generators;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tulip.generators.LiveCoroutines.Live;
import tulip.kit.Frames;
import tulip.kit.HangStory;
import tulip.kit.HangTeller;

/// Tells of the generators and coroutines that began during a check and have not ended.
///
/// A participant needs them to understand a hang: a paused body is on no thread, so no thread dump shows it.
final class BodyTeller implements HangTeller {
    private static final int MOST = 3;

    private final Set<Live> before = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public void checkBegins() {
        before.clear();
        before.addAll(LiveCoroutines.all());
    }

    /// `not ended: coroutine TinyOSContract@1a2b (TinyOSContract.java:88)`, and so on.
    @Override
    public HangStory tell() {
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
                .map(entry -> "not ended: " + entry.getValue() + " (" + entry.getKey() + ")")
                .sorted()
                .toList();
        return new HangStory(HangStory.limited(told, MOST, "body", "bodies"), Optional.empty());
    }

    /// The innermost line of the answer or of the check.
    private static Optional<String> place(Live live) {
        return Arrays.stream(live.getStackTrace())
                .filter(Frames::isAnswerOrCheck)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}

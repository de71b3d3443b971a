package tulip.kit.timeline;

import java.time.Duration;
import java.util.List;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;

/// A timeline that is hard to draw: markup, control characters, wide and long names, very short spans.
final class Hostile {
    static final String MARKUP = "<b>&\"'</b>";
    private static final Activity WORK = new Activity("咖啡 " + MARKUP, "咖", Tone.BLUE);
    private static final Activity WAIT = new Activity("e\u0301 \u001b[31m", "", Tone.WAITING);

    private Hostile() {}

    static Timeline timeline() {
        return new Timeline(
                MARKUP + " title".repeat(40),
                "line\nfeed\u0000\ud800\u202e " + "story ".repeat(40),
                List.of(
                        new Lane("a", "咖啡师咖啡师咖啡师咖啡师咖啡师咖啡师", List.of(span(0, 1, WORK), span(1, 2_000, WORK)), List.of()),
                        new Lane(
                                "a",
                                "]]>" + MARKUP,
                                List.of(span(0, 0, WAIT), span(700, 701, WORK)),
                                List.of(mark(701))),
                        new Lane("b", "👩‍🚀\t\u001b[2J", List.of(span(3, 2_999, WAIT)), List.of(mark(3_000))),
                        new Lane("c", "", List.of(), List.of())),
                List.of(
                        new HandOver(
                                "]]>" + MARKUP, Duration.ofMillis(701), "👩‍🚀\t\u001b[2J", Duration.ofMillis(2_000)),
                        new HandOver("", Duration.ofMillis(5), "]]>" + MARKUP, Duration.ofMillis(5))),
                List.of(WORK, WAIT),
                List.of(MARKUP, "figure ".repeat(30)),
                Duration.ZERO);
    }

    private static Span span(long from, long to, Activity activity) {
        return new Span(Duration.ofMillis(from), Duration.ofMillis(to), activity, "咖啡 label", MARKUP + "\u0007");
    }

    private static Mark mark(long at) {
        return new Mark(Duration.ofMillis(at), "a long mark 咖啡");
    }
}

package tulip.kit.timeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Who did what, from when to when: what a picture is drawn from, by [TerminalPicture] or [SvgPicture].
///
/// ```
///                 ┌ span: an activity, with a label      ┌ mark: a moment, with a label
///          ▒▒▒▒▒▒▒tea█████████████▒▒▒▒▒▒▒                │
///  lane    ░░░░░░░▒▒▒▒▒▒▒tea█████████████╯ 3 min ────────┘
///                                        └ hand-over: from one lane to another
/// ```
///
/// All times count from the beginning, which is zero. A timeline knows nothing of what it shows; the coffee shop's is
/// recorded by `tulip.kit.coffee.Day`.
///
/// @param title       one line: what this is
/// @param story       one line: what to see in it
/// @param lanes       from top to bottom
/// @param handOvers   in any order
/// @param legend      the activities to explain, in order
/// @param figures     what comes out of it, in short phrases: "21 min in all"
/// @param axis        how much time a picture covers; more than [#length], to compare it with slower ones
public record Timeline(
        String title,
        String story,
        List<Lane> lanes,
        List<HandOver> handOvers,
        List<Activity> legend,
        List<String> figures,
        Duration axis) {

    /// @throws IllegalArgumentException if two lanes have one name, or a hand-over names a lane that is not there
    public Timeline {
        lanes = List.copyOf(lanes);
        handOvers = List.copyOf(handOvers);
        legend = List.copyOf(legend);
        figures = List.copyOf(figures);
        Duration length = length(lanes);
        axis = axis.compareTo(length) < 0 ? length : axis;
        var names = new HashSet<String>();
        for (Lane lane : lanes) {
            if (!names.add(lane.name())) {
                throw new IllegalArgumentException("two lanes are called '" + lane.name() + "'");
            }
        }
        for (HandOver handOver : handOvers) {
            if (!names.contains(handOver.giver()) || !names.contains(handOver.taker())) {
                throw new IllegalArgumentException("one of the two lanes is missing: " + handOver);
            }
        }
    }

    /// One who does things, or to whom they happen.
    ///
    /// @param group  lanes of the same kind stand together, apart from others
    /// @param spans  by time, none overlapping another
    public record Lane(String group, String name, List<Span> spans, List<Mark> marks) {
        public Lane {
            spans = List.copyOf(spans);
            marks = List.copyOf(marks);
        }
    }

    /// Some time spent on something.
    ///
    /// @param what  a sentence for who cannot see the picture, or points at it: "barista makes a tea for Grace"
    public record Span(Duration from, Duration to, Activity activity, String label, String what) {
        public Span {
            if (from.isNegative() || to.compareTo(from) < 0) {
                throw new IllegalArgumentException("a span cannot last from " + from + " to " + to);
            }
        }

        public Duration length() {
            return to.minus(from);
        }
    }

    /// A moment that matters.
    public record Mark(Duration at, String label) {}

    /// Something goes from one lane to another, which takes it at once or later.
    ///
    /// @param giver  the name of a lane
    /// @param taker  the name of another
    public record HandOver(String giver, Duration given, String taker, Duration taken) {}

    /// A way to spend time.
    ///
    /// @param letter  stands for the labels where one is too long; empty, if they can be left out then
    public record Activity(String name, String letter, Tone tone) {}

    /// How an activity looks. The colours can be told apart by anyone, on light and on dark ground.
    public enum Tone {
        WAITING,
        NEUTRAL,
        ORANGE,
        BLUE,
        GREEN,
        PURPLE
    }

    /// When the last thing in it ends.
    public Duration length() {
        return length(lanes);
    }

    private static Duration length(List<Lane> lanes) {
        return lanes.stream()
                .flatMap(lane -> Stream.concat(
                        lane.spans().stream().map(Span::to),
                        lane.marks().stream().map(Mark::at)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}

package tulip.kit.timeline;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Who did what, from when to when. [TerminalPicture] and [SvgPicture] draw it.
///
/// ```
///                 ┌ span: an activity, with a label      ┌ mark: a moment, with a label
///          ▒▒▒▒▒▒▒tea█████████████▒▒▒▒▒▒▒                │
///  lane    ░░░░░░░▒▒▒▒▒▒▒tea█████████████╯ 3 min ────────┘
///                                        └ hand-over: from one lane to another
/// ```
///
/// All times count from the beginning, which is zero. A timeline is not only for the coffee shop, whose timeline
/// `tulip.kit.coffee.Day` records.
///
/// @param title       one line: the name of the picture
/// @param story       one line: what the picture shows
/// @param lanes       from top to bottom
/// @param handOvers   in any order
/// @param legend      the activities to explain, in order
/// @param figures     the results, in short phrases: "21 min in all"
/// @param axis        the time that the picture covers; longer than [#length] to compare it with slower timelines
public record Timeline(
        String title,
        String story,
        List<Lane> lanes,
        List<HandOver> handOvers,
        List<Activity> legend,
        List<String> figures,
        Duration axis) {

    /// @throws IllegalArgumentException if two lanes have the same name, or a hand-over names a lane that does
    ///                                  not exist
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

    /// A row of the picture, for one worker or one customer.
    ///
    /// @param group  lanes of one group are drawn together, with space around them
    /// @param spans  by time; they do not overlap
    public record Lane(String group, String name, List<Span> spans, List<Mark> marks) {
        public Lane {
            spans = List.copyOf(spans);
            marks = List.copyOf(marks);
        }
    }

    /// A time during which a lane has one activity.
    ///
    /// @param what  a sentence for screen readers and tooltips: "barista makes a tea for Grace"
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

    /// A moment with a label.
    public record Mark(Duration at, String label) {}

    /// One lane gives something to another lane, which takes it at once or later.
    ///
    /// @param giver  the name of a lane
    /// @param taker  the name of another lane
    public record HandOver(String giver, Duration given, String taker, Duration taken) {}

    /// A kind of work or waiting.
    ///
    /// @param letter  replaces the labels if one of them does not fit; empty if the labels are left out then
    public record Activity(String name, String letter, Tone tone) {}

    /// How an activity looks. Colour-blind people can tell the colours apart, on light and on dark backgrounds.
    public enum Tone {
        WAITING,
        NEUTRAL,
        ORANGE,
        BLUE,
        GREEN,
        PURPLE
    }

    /// The time at which the timeline ends.
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

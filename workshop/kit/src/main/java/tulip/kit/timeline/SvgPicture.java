package tulip.kit.timeline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;

/// Draws a timeline as SVG 1.1, for a chapter and for a projector.
///
/// The picture is one file without a font or a script. It follows the reader's choice of light or dark, its text
/// can be selected, and each bar has a tooltip. The same timeline gives the same bytes.
///
/// The width of a text depends on the reader's font, so the picture leaves room for a wide font.
public final class SvgPicture {
    private static final int WIDTH = 1280;
    private static final int MARGIN = 40;
    private static final int RIGHT = 150; // for the label of a mark at the end; a long label gets more
    private static final int MARK_INDENT = 13;
    private static final int BAR = 34;
    private static final int LANE = 46;
    private static final int LINE = 38;
    private static final int MOST_NAME_COLUMNS = 24;
    private static final double EM_PER_COLUMN = 0.6;
    private static final int SMALL = 19;
    private static final int LARGE = 23;
    private static final int TITLE = 32;
    private static final int ROOM_FOR_TICKS = 8; // pixels a unit

    private final Timeline timeline;
    private final int left;
    private final Axis axis;
    private final Svg svg = new Svg();
    private final Map<String, Integer> middles = new HashMap<>();
    private int y = MARGIN;

    private SvgPicture(Timeline timeline) {
        this.timeline = timeline;
        int longest = timeline.lanes().stream()
                .mapToInt(lane -> width(name(lane), LARGE))
                .max()
                .orElse(0);
        this.left = MARGIN + longest + 20;
        int mark = timeline.lanes().stream()
                .flatMap(lane -> lane.marks().stream())
                .mapToInt(each -> MARK_INDENT + width(each.label(), SMALL) + 12)
                .max()
                .orElse(0);
        this.axis = new Axis(timeline.axis(), WIDTH - Math.max(RIGHT, mark) - left);
    }

    /// The picture: a whole document.
    public static String draw(Timeline timeline) {
        return new SvgPicture(timeline).draw();
    }

    private String draw() {
        text("title", TITLE, TITLE, timeline.title());
        text("story", LARGE, LINE, timeline.story());
        y += 28;
        int top = y;
        placeLanes();
        int bottom = y + 4;
        axis(top, bottom);
        timeline.handOvers().forEach(this::handOver);
        timeline.lanes().forEach(this::lane);
        y = bottom + 34;
        legend();
        figures();
        return document(svg.toString(), y + MARGIN - 14);
    }

    private void text(String type, int size, int advance, String text) {
        y += advance;
        int columns = (int) ((WIDTH - 2 * MARGIN) / (size * EM_PER_COLUMN));
        svg.text(type, MARGIN, y, Columns.cut(text, columns, "…"));
    }

    private void placeLanes() {
        String group = null;
        for (Lane lane : timeline.lanes()) {
            y += group != null && !group.equals(lane.group()) ? LANE / 2 : 0;
            group = lane.group();
            middles.put(lane.name(), y + BAR / 2);
            y += LANE;
        }
    }

    private void axis(int top, int bottom) {
        long step = axis.step(width(axis.unit().text(axis.length()), SMALL) + 20);
        long stride = axis.perUnit() >= ROOM_FOR_TICKS ? 1 : step;
        for (long unit = 0; unit <= axis.units(); unit += stride) {
            int x = left + axis.placeOf(unit);
            boolean numbered = unit % step == 0;
            svg.line("grid", x, numbered ? top - 6 : bottom - 6, x, bottom);
            if (numbered) {
                svg.text("number", x, bottom + 24, axis.number(unit, step));
            }
        }
        svg.line("axis", left, bottom, left + axis.size(), bottom);
    }

    private void handOver(HandOver handOver) {
        int fromX = left + axis.place(handOver.given());
        int toX = left + axis.place(handOver.taken());
        svg.line("way", fromX, middles.get(handOver.giver()), toX, middles.get(handOver.taker()));
    }

    private void lane(Lane lane) {
        int middle = middles.get(lane.name());
        svg.text("name", left - 16, middle + 8, name(lane));
        lane.spans().forEach(span -> span(span, middle));
        for (Mark mark : lane.marks()) {
            int x = left + axis.place(mark.at());
            svg.dot("end", x, middle, 5);
            svg.text("mark", x + MARK_INDENT, middle + 7, mark.label());
        }
    }

    private void span(Span span, int middle) {
        int from = left + axis.place(span.from());
        int width = Math.max(2, left + axis.place(span.to()) - from);
        String when = axis.unit().text(span.from()) + " to " + axis.unit().text(span.to());
        svg.box(type(span.activity().tone()), from, middle - BAR / 2, width, BAR, span.what() + ", " + when);
        String label = width(span.label(), SMALL) + 12 <= width
                ? span.label()
                : span.activity().letter();
        if (!label.isEmpty() && width(label, SMALL) + 4 <= width) {
            svg.text("label", from + width / 2, middle + 7, label);
        }
    }

    private void legend() {
        int x = MARGIN;
        y += LINE;
        for (Activity activity : timeline.legend()) {
            int width = 44 + width(activity.name(), SMALL) + 14;
            if (x > MARGIN && x + width > WIDTH - MARGIN) {
                x = MARGIN;
                y += LINE;
            }
            svg.box(type(activity.tone()), x, y - 19, 34, 25, activity.name());
            svg.text("label", x + 17, y, activity.letter());
            svg.text("key", x + 44, y, activity.name());
            x += width;
        }
        y += 12;
    }

    private void figures() {
        int x = MARGIN;
        y += LINE;
        for (String figure : timeline.figures()) {
            int width = width(figure, LARGE);
            if (x > MARGIN && x + width > WIDTH - MARGIN) {
                x = MARGIN;
                y += LINE;
            }
            svg.text("figure", x, y, figure);
            x += width + 36;
        }
    }

    private static String name(Lane lane) {
        return Columns.cut(lane.name(), MOST_NAME_COLUMNS, "…");
    }

    private static int width(String text, int size) {
        return (int) Math.ceil(Columns.of(text) * size * EM_PER_COLUMN);
    }

    private static String type(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    private String document(String content, int height) {
        String marks = timeline.lanes().stream()
                .flatMap(lane -> lane.marks().stream().map(mark -> lane.name() + " " + mark.label()))
                .collect(Collectors.joining(", "));
        String description = timeline.story() + " " + String.join("; ", timeline.figures()) + ". " + marks + ".";
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 %d %d" role="img" \
                aria-labelledby="timeline-title timeline-description">
                <title id="timeline-title">%s</title>
                <desc id="timeline-description">%s</desc>
                %s<rect class="paper" width="100%%" height="100%%"/>
                %s</svg>
                """,
                WIDTH,
                height,
                Svg.escape(timeline.title()),
                Svg.escape(description),
                SvgStyle.ELEMENT,
                content);
    }
}

package tulip.kit.timeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;

/// Draws the lanes of a timeline, the hand-overs between them, and the axis below.
final class Chart {
    private static final int ROOM_FOR_TICKS = 2; // columns a unit

    /// The rows of a lane.
    private record Place(int middle, int bottom) {}

    private final Timeline timeline;
    private final Duration now;
    private final Layout layout;
    private final Look look;
    private final Canvas canvas;
    private final int barRows;
    private final boolean dense;
    private final boolean over;
    private final boolean lettered;
    private final boolean labelled;
    private final Map<String, Place> places = new HashMap<>();

    /// @param now      everything after this time is left out
    /// @param barRows  the height of a lane; 0 for one row, with no row between the lanes
    Chart(Timeline timeline, Duration now, Layout layout, Look look, Canvas canvas, int barRows) {
        this.timeline = timeline;
        this.now = now;
        this.layout = layout;
        this.look = look;
        this.canvas = canvas;
        this.barRows = Math.max(1, barRows);
        this.dense = barRows == 0;
        this.over = now.compareTo(timeline.length()) >= 0;
        this.lettered = !labelsFit(Chart::hasLetter);
        this.labelled = labelsFit(Predicate.not(Chart::hasLetter));
    }

    private boolean labelsFit(Predicate<Span> which) {
        return timeline.lanes().stream()
                .flatMap(lane -> lane.spans().stream())
                .filter(which)
                .allMatch(span -> Columns.of(span.label()) <= width(span));
    }

    private static boolean hasLetter(Span span) {
        return !span.activity().letter().isEmpty();
    }

    /// Whether labels are replaced by letters, because not all labels fit.
    boolean isLettered() {
        return lettered;
    }

    void draw() {
        String group = null;
        for (Lane lane : timeline.lanes()) {
            if (group != null && !group.equals(lane.group())) {
                canvas.addRow();
            }
            group = lane.group();
            draw(lane);
            if (!dense) {
                canvas.addRow();
            }
        }
        timeline.handOvers().forEach(this::draw);
        timeline.lanes().forEach(this::drawMarks); // on top of the hand-overs that pass by
        drawAxis();
    }

    private void draw(Lane lane) {
        int top = canvas.height();
        for (int row = 0; row < barRows; row++) {
            canvas.addRow();
        }
        int middle = top + (barRows - 1) / 2;
        places.put(lane.name(), new Place(middle, canvas.height() - 1));
        canvas.write(middle, 0, Columns.cut(lane.name(), layout.gutter() - 1, look.ellipsis()), "");
        lane.spans().stream().filter(span -> span.from().compareTo(now) < 0).forEach(span -> draw(span, top, middle));
    }

    private void draw(Span span, int top, int middle) {
        int from = layout.column(span.from());
        int to = span.to().compareTo(now) <= 0 ? from + width(span) : layout.column(now);
        String ink = look.ink(span.activity().tone());
        for (int row = top; row < top + barRows; row++) {
            canvas.fill(row, from, to, look.fill(span.activity().tone()), ink);
        }
        String label = label(span);
        int length = Columns.of(label);
        int at = length + 1 < width(span) ? from + 1 : from;
        if (at + length <= to) {
            canvas.write(middle, at, label, ink);
        }
    }

    /// At least one column, so that every span can be seen.
    private int width(Span span) {
        return Math.max(1, layout.column(span.to()) - layout.column(span.from()));
    }

    /// Shows all labels of a kind or none, since a single label would seem more important than the others.
    private String label(Span span) {
        if (hasLetter(span)) {
            return lettered ? span.activity().letter() : span.label();
        }
        return labelled ? span.label() : "";
    }

    private void draw(HandOver handOver) {
        int column = layout.column(handOver.taken());
        boolean straight = handOver.given().equals(handOver.taken());
        boolean past = over || column < layout.column(now); // so the picture also shows the span that follows
        if (!straight || !past) {
            return;
        }
        Place giver = places.get(handOver.giver());
        Place taker = places.get(handOver.taker());
        for (int row = giver.bottom + 1; row <= taker.middle; row++) {
            if (canvas.isBlank(row, column)) {
                canvas.fill(row, column, column + 1, row == taker.middle ? look.arrival() : look.upright(), Look.FAINT);
            }
        }
    }

    private void drawMarks(Lane lane) {
        for (Mark mark : lane.marks()) {
            if (mark.at().compareTo(now) <= 0) {
                canvas.write(places.get(lane.name()).middle, layout.labelColumn(mark), mark.label(), "");
            }
        }
    }

    private void drawAxis() {
        Axis axis = layout.axis();
        int ticks = canvas.addRow();
        int numbers = canvas.addRow();
        canvas.fill(ticks, layout.gutter(), layout.gutter() + axis.size() + 1, look.axis(), Look.FAINT);
        long step = axis.step(axis.unit().text(axis.length()).length() + 2);
        long stride = axis.perUnit() >= ROOM_FOR_TICKS ? 1 : step;
        for (long unit = 0; unit <= axis.units(); unit += stride) {
            int column = layout.gutter() + axis.placeOf(unit);
            if (unit % step == 0) {
                canvas.fill(ticks, column, column + 1, look.majorTick(), Look.FAINT);
                canvas.write(numbers, column, axis.number(unit, step), Look.FAINT);
            } else {
                canvas.fill(ticks, column, column + 1, look.minorTick(), Look.FAINT);
            }
        }
    }
}

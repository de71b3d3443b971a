package tulip.kit.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Span;

/// Draws a timeline with characters, for a terminal and for the last row of the room.
///
/// The same timeline on the same screen gives the same characters. No line is longer than the screen is wide; lanes
/// get higher on a screen with many rows. What is too long for its place is cut, names with "…", so nothing wraps.
/// A hand-over that waits on its way is not drawn: here a line can only go straight down.
public final class TerminalPicture {
    private static final int MOST_BAR_ROWS = 3;
    private static final int SHELL_ROWS = 2; // for the command before, and the prompt after

    /// The rows of a lane.
    private record Place(int middle, int bottom) {}

    private final Timeline timeline;
    private final Screen screen;
    private final Look look;
    private final Layout layout;
    private final Canvas canvas;
    private final boolean labelsFit;
    private final Map<String, Place> places = new HashMap<>();
    private int barRows;

    private TerminalPicture(Timeline timeline, Screen screen, int barRows) {
        this.timeline = timeline;
        this.screen = screen;
        this.barRows = barRows;
        this.look = new Look(screen);
        this.layout = Layout.of(timeline, screen);
        this.canvas = new Canvas(screen);
        this.labelsFit = timeline.lanes().stream()
                .flatMap(lane -> lane.spans().stream())
                .filter(span -> !span.activity().letter().isEmpty())
                .allMatch(span -> Columns.of(span.label()) <= width(span));
    }

    /// The picture: lines that each end with a line feed.
    public static String draw(Timeline timeline, Screen screen) {
        int barRows = MOST_BAR_ROWS;
        var canvas = new TerminalPicture(timeline, screen, barRows).draw();
        while (barRows > 0 && canvas.height() + SHELL_ROWS > screen.rows()) {
            barRows--;
            canvas = new TerminalPicture(timeline, screen, barRows).draw();
        }
        return canvas.text();
    }

    private Canvas draw() {
        line(timeline.title(), Look.STRONG);
        line(timeline.story(), "");
        canvas.addRow();
        boolean dense = barRows == 0;
        barRows = Math.max(1, barRows);
        String group = null;
        for (Lane lane : timeline.lanes()) {
            if (group != null && !group.equals(lane.group())) {
                canvas.addRow();
            }
            group = lane.group();
            lane(lane);
            if (!dense) {
                canvas.addRow();
            }
        }
        timeline.handOvers().forEach(this::handOver);
        axis();
        canvas.addRow();
        new Wrapped(canvas, "   ").add(legend());
        new Wrapped(canvas, look.separator()).add(figures());
        return canvas;
    }

    private void line(String text, String sgr) {
        canvas.write(canvas.addRow(), 0, Columns.cut(text, screen.columns(), look.ellipsis()), sgr);
    }

    private void lane(Lane lane) {
        int top = canvas.height();
        for (int row = 0; row < barRows; row++) {
            canvas.addRow();
        }
        int middle = top + (barRows - 1) / 2;
        places.put(lane.name(), new Place(middle, canvas.height() - 1));
        canvas.write(middle, 0, Columns.cut(lane.name(), layout.gutter() - 1, look.ellipsis()), "");
        lane.spans().forEach(span -> span(span, top, middle));
        lane.marks().forEach(mark -> canvas.write(middle, layout.labelColumn(mark), mark.label(), ""));
    }

    private void span(Span span, int top, int middle) {
        int from = layout.column(span.from());
        String ink = look.ink(span.activity().tone());
        for (int row = top; row < top + barRows; row++) {
            canvas.fill(row, from, from + width(span), look.fill(span.activity().tone()), ink);
        }
        String label = label(span);
        boolean roomBefore = Columns.of(label) + 1 < width(span);
        canvas.write(middle, roomBefore ? from + 1 : from, label, ink);
    }

    /// At least one column: what was done must be seen.
    private int width(Span span) {
        return Math.max(1, layout.column(span.to()) - layout.column(span.from()));
    }

    private String label(Span span) {
        if (!span.activity().letter().isEmpty()) {
            return labelsFit ? span.label() : span.activity().letter();
        }
        return Columns.of(span.label()) < width(span) ? span.label() : "";
    }

    private void handOver(HandOver handOver) {
        Place giver = places.get(handOver.giver());
        Place taker = places.get(handOver.taker());
        if (!handOver.given().equals(handOver.taken())) {
            return;
        }
        int column = layout.column(handOver.taken());
        for (int row = giver.bottom + 1; row <= taker.middle; row++) {
            if (canvas.isBlank(row, column)) {
                canvas.write(row, column, row == taker.middle ? look.arrival() : look.upright(), Look.FAINT);
            }
        }
    }

    private void axis() {
        Axis axis = layout.axis();
        int ticks = canvas.addRow();
        int numbers = canvas.addRow();
        canvas.fill(ticks, layout.gutter(), layout.gutter() + axis.size() + 1, look.axis(), Look.FAINT);
        long step = axis.step(axis.unit().text(axis.length()).length() + 2);
        for (long unit = 0; unit <= axis.units(); unit++) {
            int column = layout.gutter() + axis.placeOf(unit);
            if (unit % step == 0) {
                boolean last = unit + step > axis.units();
                String number = last ? axis.unit().text(axis.unit().times(unit)) : String.valueOf(unit);
                canvas.write(ticks, column, look.majorTick(), Look.FAINT);
                canvas.write(numbers, column, number, Look.FAINT);
            } else if (axis.perUnit() >= 2) {
                canvas.write(ticks, column, look.minorTick(), Look.FAINT);
            }
        }
    }

    private List<Wrapped.Item> legend() {
        var items = new ArrayList<Wrapped.Item>();
        for (Activity activity : timeline.legend()) {
            String swatch = look.fill(activity.tone()).repeat(3);
            String edge = swatch.substring(0, 1);
            boolean plain = labelsFit || activity.letter().isEmpty();
            String sample = plain ? swatch : edge + activity.letter() + edge;
            items.add(new Wrapped.Item(sample, look.ink(activity.tone()), " " + activity.name(), ""));
        }
        return items;
    }

    private List<Wrapped.Item> figures() {
        return timeline.figures().stream()
                .map(figure -> new Wrapped.Item("", "", figure, Look.STRONG))
                .toList();
    }
}

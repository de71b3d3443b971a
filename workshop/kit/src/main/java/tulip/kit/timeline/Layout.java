package tulip.kit.timeline;

import java.time.Duration;
import java.util.List;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;

/// Divides the columns of a screen between the lanes' names and their spans.
///
/// @param gutter  columns for the names and the space after them
/// @param axis    in columns
record Layout(int gutter, Axis axis) {
    private static final int LEAST_CHART = 10;
    /// Between the end of a span and the label of its mark.
    private static final int MARK_INDENT = 2;

    static Layout of(Timeline timeline, Screen screen) {
        int longest = timeline.lanes().stream()
                .mapToInt(lane -> Columns.of(lane.name()))
                .max()
                .orElse(0);
        int gutter = 1 + Math.min(longest, screen.columns() / 3);
        int most = screen.columns() - gutter;
        int units = (int) Math.min(most, new Axis(timeline.axis(), most).units());
        // Prefers the same whole number of columns for each unit, even if some columns on the right stay empty.
        for (int columns = units == 0 ? 0 : most / units * units; columns > 0 && units > 1; columns -= units) {
            var layout = new Layout(gutter, new Axis(timeline.axis(), columns));
            boolean whole = layout.axis.unit().times(units).equals(timeline.axis());
            if (whole && layout.fits(timeline.lanes(), screen)) {
                return layout;
            }
        }
        int columns = most;
        while (columns > LEAST_CHART
                && !new Layout(gutter, new Axis(timeline.axis(), columns)).fits(timeline.lanes(), screen)) {
            columns--;
        }
        return new Layout(gutter, new Axis(timeline.axis(), columns));
    }

    int column(Duration time) {
        return gutter + axis.place(time);
    }

    /// Where the label of a mark begins.
    int labelColumn(Mark mark) {
        return column(mark.at()) + MARK_INDENT;
    }

    private boolean fits(List<Lane> lanes, Screen screen) {
        int lastNumber = gutter + axis.size() + axis.unit().text(axis.length()).length();
        return lastNumber <= screen.columns()
                && lanes.stream()
                        .flatMap(lane -> lane.marks().stream())
                        .allMatch(mark -> labelColumn(mark) + Columns.of(mark.label()) <= screen.columns());
    }
}

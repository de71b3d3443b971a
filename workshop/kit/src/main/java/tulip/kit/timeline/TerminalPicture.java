package tulip.kit.timeline;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tulip.kit.timeline.Timeline.Activity;

/// Draws a timeline with characters, large enough to be read from the last row of a room.
///
/// The same timeline on the same screen gives the same characters. No line is longer than the screen is wide; a
/// text that is too long is cut, names with "…". Lanes become higher on a screen with many rows. Lines between
/// lanes are vertical, so a hand-over is drawn only if the taker takes at once.
public final class TerminalPicture {
    private static final int MOST_BAR_ROWS = 3;
    private static final int SHELL_ROWS = 2; // for the command before, and the prompt after

    private final Timeline timeline;
    private final Screen screen;
    private final Look look;
    private final Layout layout;
    private final int barRows; // 0 for lanes of one row, with no row between the lanes

    public TerminalPicture(Timeline timeline, Screen screen) {
        this.timeline = timeline;
        this.screen = screen;
        this.look = new Look(screen);
        this.layout = Layout.of(timeline, screen);
        int rows = MOST_BAR_ROWS;
        while (rows > 0 && draw(timeline.length(), rows).height() + SHELL_ROWS > screen.rows()) {
            rows--;
        }
        this.barRows = rows;
    }

    /// The whole picture: lines that each end with a line feed.
    public String whole() {
        return until(timeline.length());
    }

    /// Only the lanes, the axis up to now, and the legend, with no row between the lanes. The figures follow the
    /// legend.
    public String small() {
        var canvas = new Canvas(screen);
        var chart = new Chart(timeline, timeline.length(), layout, look, canvas, 0);
        chart.draw();
        canvas.write(canvas.height() - 2, layout.gutter() + layout.axis().size() + 2, "now", "");
        legend(canvas, chart, figures(timeline.length()));
        return canvas.text();
    }

    /// The picture of everything that has happened by now. Each part has the same place as in the whole picture.
    public String until(Duration now) {
        return draw(now, barRows).text();
    }

    private Canvas draw(Duration now, int barRows) {
        var canvas = new Canvas(screen);
        line(canvas, timeline.title(), Look.STRONG);
        line(canvas, timeline.story(), "");
        canvas.addRow();
        var chart = new Chart(timeline, now, layout, look, canvas, barRows);
        chart.draw();
        canvas.addRow();
        legend(canvas, chart, List.of());
        if (barRows > 0) {
            canvas.addRow();
        }
        new Wrapped(canvas, look.separator())
                .add(figures(now).stream()
                        .map(figure -> new Wrapped.Item("", "", figure, Look.STRONG))
                        .toList());
        return canvas;
    }

    private void legend(Canvas canvas, Chart chart, List<String> more) {
        Stream<Wrapped.Item> keys = timeline.legend().stream().map(activity -> key(activity, chart.isLettered()));
        Stream<Wrapped.Item> others = more.stream().map(figure -> new Wrapped.Item("", "", figure, Look.FAINT));
        new Wrapped(canvas, "   ").add(Stream.concat(keys, others).toList());
    }

    private void line(Canvas canvas, String text, String sgr) {
        canvas.write(canvas.addRow(), 0, Columns.cut(text, screen.columns(), look.ellipsis()), sgr);
    }

    private Wrapped.Item key(Activity activity, boolean lettered) {
        String fill = look.fill(activity.tone());
        String middle = lettered && !activity.letter().isEmpty() ? activity.letter() : fill;
        return new Wrapped.Item(fill + middle + fill, look.ink(activity.tone()), " " + activity.name(), "");
    }

    /// The results at the end, or before that the time so far.
    private List<String> figures(Duration now) {
        return now.compareTo(timeline.length()) < 0
                ? List.of(Unit.of(timeline.axis()).whole(now) + " so far")
                : timeline.figures();
    }
}

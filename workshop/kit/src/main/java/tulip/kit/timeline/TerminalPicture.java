package tulip.kit.timeline;

import java.time.Duration;
import java.util.List;
import tulip.kit.timeline.Timeline.Activity;

/// Draws a timeline with characters, for a terminal and for the last row of the room.
///
/// The same timeline on the same screen gives the same characters. No line is longer than the screen is wide; lanes
/// get higher on a screen with many rows. What is too long for its place is cut, names with "…", so nothing wraps.
/// A hand-over that waits on its way is not drawn: here a line can only go straight down.
public final class TerminalPicture {
    private static final int MOST_BAR_ROWS = 3;
    private static final int SHELL_ROWS = 2; // for the command before, and the prompt after

    private final Timeline timeline;
    private final Screen screen;
    private final Look look;
    private final Layout layout;
    private final int barRows; // 0 for lanes of one row with nothing between them

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

    /// As much of the picture as has happened by now. Everything has the place that it has in the whole picture.
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
        new Wrapped(canvas, "   ")
                .add(timeline.legend().stream()
                        .map(activity -> key(activity, chart.isLettered()))
                        .toList());
        if (barRows > 0) {
            canvas.addRow();
        }
        new Wrapped(canvas, look.separator())
                .add(figures(now).stream()
                        .map(figure -> new Wrapped.Item("", "", figure, Look.STRONG))
                        .toList());
        return canvas;
    }

    private void line(Canvas canvas, String text, String sgr) {
        canvas.write(canvas.addRow(), 0, Columns.cut(text, screen.columns(), look.ellipsis()), sgr);
    }

    private Wrapped.Item key(Activity activity, boolean lettered) {
        String fill = look.fill(activity.tone());
        String middle = lettered && !activity.letter().isEmpty() ? activity.letter() : fill;
        return new Wrapped.Item(fill + middle + fill, look.ink(activity.tone()), " " + activity.name(), "");
    }

    /// What came out of it, or how far it is.
    private List<String> figures(Duration now) {
        return now.compareTo(timeline.length()) < 0
                ? List.of(Unit.of(timeline.axis()).whole(now) + " so far")
                : timeline.figures();
    }
}

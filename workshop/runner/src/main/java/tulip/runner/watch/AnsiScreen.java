package tulip.runner.watch;

import java.io.PrintWriter;
import java.util.List;
import tulip.runner.terminal.Style;

/// Draws on the second screen of a terminal (ECMA-48, and `?1049` of xterm). What was on the first screen comes back at
/// the end.
final class AnsiScreen implements Screen {
    private static final String ENTER = "\033[?1049h\033[?25l";
    private static final String LEAVE = "\033[?25h\033[?1049l";
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final PrintWriter out;
    private final Style style;
    private Size size; // guarded by this, as is everything below: a signal may close the screen
    private List<String> drawn = List.of();
    private boolean entered;
    private boolean closed;

    AnsiScreen(PrintWriter out, Style style, Size size) {
        this.out = out;
        this.style = style;
        this.size = size;
    }

    @Override
    public synchronized Size size() {
        return size;
    }

    synchronized void resize(Size now) {
        size = now;
        drawn = List.of();
    }

    @Override
    public synchronized void show(Picture picture) {
        List<String> lines = new Layout(style, size).lines(picture);
        if (closed || (entered && lines.equals(drawn))) {
            return;
        }
        var text = new StringBuilder(entered ? "" : ENTER).append(NO_WRAP).append("\033[H");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n").append("\033[K").append(lines.get(i));
        }
        out.print(text.append(WRAP)); // the lines fill the screen
        out.flush();
        entered = true;
        drawn = lines;
    }

    @Override
    public synchronized void leave() {
        if (entered) {
            out.print(LEAVE);
            out.flush();
            entered = false;
        }
    }

    @Override
    public synchronized void close() {
        leave();
        closed = true;
    }
}

package tulip.runner.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Lines at the bottom of a terminal that are drawn again and again.
///
/// A terminal moves the lines above when its window is resized, in its own way. So this class then clears the
/// screen and draws everything again.
public final class LiveLines {
    private static final String CLEAR_SCREEN = "\033[H\033[2J";

    private final PrintWriter out;
    private final List<String> title;
    private final BooleanSupplier resized;
    private int drawn; // lines

    /// Prepares the lines.
    ///
    /// @param title  lines that stay above
    public LiveLines(PrintWriter out, List<String> title) {
        this(out, title, Terminal::isResized);
    }

    /// @param resized  whether the window has been resized since the last call
    LiveLines(PrintWriter out, List<String> title, BooleanSupplier resized) {
        this.out = out;
        this.resized = resized;
        this.title = List.copyOf(title);
    }

    /// Prints the title.
    public void begin() {
        out.print(titleText());
        out.flush();
    }

    /// Replaces the lines.
    public void draw(List<String> lines) {
        var picture = new StringBuilder();
        if (resized.getAsBoolean()) {
            picture.append(CLEAR_SCREEN).append(titleText());
        } else if (drawn > 0) {
            picture.append("\r\033[").append(drawn).append('A');
        }
        lines.forEach(line -> picture.append(Terminal.redrawn(line)));
        picture.append("\033[J"); // what is left of more lines
        drawn = lines.size();
        out.print(picture);
        out.flush();
    }

    /// Leaves the lines as they are. Later lines appear below.
    public void end() {
        if (drawn > 0) {
            drawn = 0;
            out.println();
            out.flush();
        }
    }

    private String titleText() {
        var text = new StringBuilder();
        title.forEach(line -> Wrap.words(line, Lines.columns())
                .forEach(part -> text.append(part).append(System.lineSeparator())));
        return text.append(System.lineSeparator()).toString();
    }
}

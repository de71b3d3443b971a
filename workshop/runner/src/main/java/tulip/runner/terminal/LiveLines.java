package tulip.runner.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Lines at the bottom of a terminal that are drawn again and again.
///
/// A terminal moves the lines above when its window is resized, in its own way. So this class then clears the
/// screen and draws everything again.
public final class LiveLines {
    private static final String CLEAR_SCREEN = "\033[H\033[2J";
    private static final int USUAL_ROWS = 24;
    private static final int FEW_ROWS = 8;

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

    /// Prepares the lines for a terminal that is not the user's.
    ///
    /// @param resized  whether the window has been resized since the last call
    public LiveLines(PrintWriter out, List<String> title, BooleanSupplier resized) {
        this.out = out;
        this.resized = resized;
        this.title = List.copyOf(title);
    }

    /// Prints the title.
    public void begin() {
        out.print(titleText());
        out.flush();
    }

    /// How many lines the window has room for: below the title, and above the line of the cursor. A title that
    /// would leave only a few lines is not counted; then it scrolls away.
    public int room() {
        int rows = (Terminal.rows() > 0 ? Terminal.rows() : USUAL_ROWS) - 1;
        int belowTitle = rows - (int) titleText().lines().count();
        return Math.max(1, Math.max(belowTitle, Math.min(rows, FEW_ROWS)));
    }

    /// Replaces the lines.
    public void draw(List<String> lines) {
        draw(() -> lines);
    }

    /// Replaces the lines.
    ///
    /// @param lines  made after the window's size is known
    public void draw(Supplier<List<String>> lines) {
        var picture = new StringBuilder(start());
        List<String> made = lines.get();
        made.forEach(line -> picture.append(Terminal.redrawn(line)));
        picture.append("\033[J"); // what is left of more lines
        drawn = made.size();
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

    /// Erases the lines. Later lines appear below the title.
    public void erase() {
        if (drawn > 0) {
            out.print(start() + "\033[J");
            out.flush();
            drawn = 0;
        }
    }

    /// Moves the cursor to where the lines begin.
    private String start() {
        if (resized.getAsBoolean()) {
            return CLEAR_SCREEN + titleText();
        }
        return drawn > 0 ? "\r\033[" + drawn + "A" : "";
    }

    private String titleText() {
        var text = new StringBuilder();
        title.forEach(line -> Wrap.words(line, Lines.columns())
                .forEach(part -> text.append(part).append(System.lineSeparator())));
        return text.append(System.lineSeparator()).toString();
    }
}

package tulip.runner.terminal;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tulip.kit.timeline.Screen;

/// The size and abilities of the terminal.
public final class Terminal {
    private Terminal() {}

    /// Whether the output is a terminal on which lines can be drawn again.
    public static boolean isLive() {
        return isInteractive() && !"dumb".equals(System.getenv("TERM"));
    }

    /// Whether a user reads the output and types.
    public static boolean isInteractive() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Breaks a sentence between words for a terminal. In a file or a pipe, a sentence is one line.
    public static List<String> wrapped(String sentence) {
        return isLive() ? Wrap.words(sentence, Style.columns()) : List.of(sentence);
    }

    /// The number of rows: those of the launcher's start, or after [#isResized] the present ones; 0 if unknown.
    public static int rows() {
        return Math.max(0, Integer.getInteger("tulip.rows", 0));
    }

    /// The number of columns: those of the launcher's start, or after [#isResized] the present ones.
    public static int columns() {
        return Integer.getInteger("tulip.columns", 80);
    }

    /// Whether the size of the window has changed since the last call. From now on, [#columns], [#rows] and all
    /// reports use the present size.
    public static boolean isResized() {
        return WindowSize.now()
                .map(now -> {
                    boolean changed = now.columns() != columns() || (rows() > 0 && now.rows() != rows());
                    System.setProperty("tulip.columns", Integer.toString(now.columns()));
                    System.setProperty("tulip.rows", Integer.toString(now.rows()));
                    return changed;
                })
                .orElse(false);
    }

    /// Cuts a line to the terminal's width, if the line will be drawn again. A wrapped line could not be erased.
    public static String cut(String line) {
        int columns = columns();
        return columns <= 0 || line.length() < columns ? line : line.substring(0, columns - 1);
    }

    /// A line that replaces the line at the cursor. It begins with a carriage return, since the terminal may show
    /// `^C`.
    public static String redrawn(String line) {
        return "\r\033[K" + cut(line) + System.lineSeparator();
    }

    /// The screen for a picture: the terminal's size, characters and colours.
    ///
    /// @throws IllegalArgumentException if it is too narrow
    public static Screen screen() {
        boolean live = isLive();
        boolean colour = live
                && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        boolean unicode = System.out.charset().equals(StandardCharsets.UTF_8);
        int rows = live ? Integer.getInteger("tulip.rows", 0) : 0;
        return new Screen(columns(), rows, unicode, colour);
    }

    /// Draws a bar. UTF-8 has block characters for eighths of a column.
    ///
    /// @param length  in characters
    public static String bar(double length) {
        return bar(length, System.out.charset());
    }

    public static String bar(double length, Charset charset) {
        int eighths = (int) Math.round(Math.max(0, length) * 8);
        boolean blocks = charset.equals(StandardCharsets.UTF_8);
        if (!blocks) {
            return "#".repeat((eighths + 4) / 8);
        }
        String part = eighths % 8 == 0 ? "" : String.valueOf((char) ('█' + 8 - eighths % 8));
        return "█".repeat(eighths / 8) + part;
    }
}

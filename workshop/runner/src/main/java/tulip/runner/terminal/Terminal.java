package tulip.runner.terminal;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tulip.kit.timeline.Screen;

/// Knows what the terminal can show.
public final class Terminal {
    private Terminal() {}

    /// Says whether somebody looks at a screen on which lines can be drawn over.
    public static boolean isLive() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return terminal && !"dumb".equals(System.getenv("TERM"));
    }

    /// How many rows the terminal has, as the launcher tells it; 0 if nobody knows.
    public static int rows() {
        return Math.max(0, Integer.getInteger("tulip.rows", 0));
    }

    /// Cuts a line that is drawn over, since a line that the terminal breaks cannot be erased.
    public static String cut(String line) {
        int columns = Integer.getInteger("tulip.columns", 80);
        return columns <= 0 || line.length() < columns ? line : line.substring(0, columns - 1);
    }

    /// A line in the place of the line at the cursor. It begins at the left, as the terminal may have shown a `^C`.
    public static String redrawn(String line) {
        return "\r\033[K" + cut(line) + System.lineSeparator();
    }

    /// What a picture may use: the launcher says how large the terminal is.
    ///
    /// @throws IllegalArgumentException if it is too narrow
    public static Screen screen() {
        boolean live = isLive();
        boolean colour = live
                && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        boolean unicode = System.out.charset().equals(StandardCharsets.UTF_8);
        int rows = live ? Integer.getInteger("tulip.rows", 0) : 0;
        return new Screen(Integer.getInteger("tulip.columns", 80), rows, unicode, colour);
    }

    /// Draws a bar, in eighths of a character where the character set has them.
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

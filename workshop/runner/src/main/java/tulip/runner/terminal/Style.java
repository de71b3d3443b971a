package tulip.runner.terminal;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Colours text on a terminal. Text for a file or a pipe stays plain, and so does all text if `NO_COLOR` is set.
///
/// @param colour   whether there are colours
/// @param unicode  whether the terminal can show signs beyond ASCII
public record Style(boolean colour, boolean unicode) {
    private static final int NARROWEST = 24;
    private static final int WIDEST = 100;

    public static Style ofTerminal() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean wanted = !"dumb".equals(System.getenv("TERM"))
                && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
        return new Style(terminal && wanted, System.out.charset().equals(StandardCharsets.UTF_8));
    }

    public String bold(String text) {
        return marked(1, text);
    }

    public String dim(String text) {
        return marked(2, text);
    }

    public String red(String text) {
        return marked(31, text);
    }

    public String green(String text) {
        return marked(32, text);
    }

    public String yellow(String text) {
        return marked(33, text);
    }

    public String cyan(String text) {
        return marked(36, text);
    }

    private String marked(int code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    /// The width for text: the terminal's width, which the launcher passes, but at most 100 columns.
    public static int columns() {
        return Math.clamp(Integer.getInteger("tulip.columns", 80), NARROWEST, WIDEST);
    }
}

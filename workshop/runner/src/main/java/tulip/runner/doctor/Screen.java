package tulip.runner.doctor;

import java.io.Console;
import java.util.Optional;
import tulip.runner.terminal.Terminal;

/// The terminal.
///
/// @param terminal  whether standard output is a terminal
/// @param columns   as the launcher was told; 0 if the terminal did not say
/// @param rows      likewise
/// @param term      the value of `TERM`; empty if it is not set
/// @param noColor   whether `NO_COLOR` asks for no colours
record Screen(boolean terminal, int columns, int rows, String term, boolean noColor) {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    static Screen here() {
        return new Screen(
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false),
                Math.max(0, Integer.getInteger("tulip.columns", 0)),
                Terminal.rows(),
                Optional.ofNullable(System.getenv("TERM")).orElse(""),
                !Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty());
    }

    Finding finding() {
        String noColours = noColor ? ", without colours (NO_COLOR is set)" : "";
        if (term.equals("dumb")) {
            return Finding.note(
                    "terminal",
                    "TERM is dumb: no colours, and no line is drawn again",
                    "use another terminal, or export TERM=xterm-256color if this one knows colours");
        }
        if (!terminal) {
            return Finding.ok("terminal", "none: the output goes to a file or another program, as plain lines");
        }
        if (columns == 0 || rows == 0) {
            return Finding.note(
                    "terminal", "it does not tell its size, so 80 columns are assumed", "stty columns 80 rows 24");
        }
        String size = columns + " columns, " + rows + " rows";
        if (columns < COLUMNS || rows < ROWS) {
            return Finding.note(
                    "terminal", size + noColours + ": tables and pictures need 80 and 24", "make the window larger");
        }
        return Finding.ok("terminal", size + noColours);
    }
}

package tulip.runner.terminal;

import java.util.Locale;

/// Gathers lines for a terminal of 80 columns.
public final class Lines {
    public static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();

    public void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    /// Breaks a long line between words.
    public void paragraph(String format, Object... values) {
        var line = new StringBuilder();
        for (String word : String.format(Locale.ROOT, format, values).split(" ", -1)) {
            if (line.length() + word.length() >= COLUMNS) {
                line("%s", line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line("%s", line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

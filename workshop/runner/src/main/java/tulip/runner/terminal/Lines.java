package tulip.runner.terminal;

import java.util.Locale;

/// Collects the lines of a report for a terminal of 80 columns.
public final class Lines {
    public static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();

    public void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    /// Breaks a long line between words.
    public void paragraph(String format, Object... values) {
        Wrap.words(String.format(Locale.ROOT, format, values), COLUMNS).forEach(line -> line("%s", line));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package tulip.runner.terminal;

import java.util.List;
import java.util.Locale;

/// Collects the lines of a report for a terminal of 80 columns, or fewer if the terminal is narrower.
public final class Lines {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 80;

    private final int columns = columns();
    private final StringBuilder text = new StringBuilder();

    /// The width of a report.
    public static int columns() {
        return Math.clamp(Integer.getInteger("tulip.columns", WIDEST), NARROWEST, WIDEST);
    }

    /// The length of a bar in a line.
    ///
    /// @param most   in a report of 80 columns
    /// @param other  the columns that the rest of the line needs
    public static int bar(int most, int other) {
        return Math.clamp(columns() - other, 4, most);
    }

    /// The length of a bar that grows with the terminal, also beyond 80 columns.
    ///
    /// @param other  the columns that the rest of the line needs
    public static int growingBar(int other) {
        return Math.max(4, Terminal.columns() - other);
    }

    public void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    /// Breaks a long line between words.
    public void paragraph(String format, Object... values) {
        Wrap.words(String.format(Locale.ROOT, format, values), columns).forEach(line -> line("%s", line));
    }

    /// Adds a table: names to the left, values to the right. Columns that do not fit follow in a second table
    /// with the same names.
    ///
    /// @param widths  of the columns, each with the space before it
    /// @param rows    a row with one cell is a title
    public void table(List<Integer> widths, List<List<String>> rows) {
        int from = 1;
        while (from < widths.size()) {
            int to = from;
            int used = widths.getFirst();
            while (to < widths.size() && (to == from || used + widths.get(to) <= columns)) {
                used += widths.get(to);
                to++;
            }
            if (from > 1) {
                line("");
            }
            for (List<String> row : rows) {
                line("%s", row(row, widths, from, to));
            }
            from = to;
        }
    }

    private static String row(List<String> row, List<Integer> widths, int from, int to) {
        var line = new StringBuilder(row.getFirst());
        if (row.size() > 1) {
            line.repeat(" ", Math.max(0, widths.getFirst() - line.length()));
            for (int column = from; column < to; column++) {
                String cell = row.get(column);
                line.repeat(" ", Math.max(0, widths.get(column) - cell.length()))
                        .append(cell);
            }
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

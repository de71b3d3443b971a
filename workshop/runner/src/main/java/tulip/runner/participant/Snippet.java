package tulip.runner.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

/// Shows a line of a participant's file, with one line before and after it.
final class Snippet {
    private static final int AROUND = 1;
    private static final int MOST_LINES = 3; // for a line of code that is too wide

    private Snippet() {}

    /// @param line    from 1
    /// @param column  from 1, or 0 if the whole line is meant
    static void add(Page page, String text, int line, int column, Style style) {
        List<String> lines = text.lines().toList();
        for (int each = Math.max(1, line - AROUND); each <= Math.min(lines.size(), line + AROUND); each++) {
            String code = lines.get(each - 1).replace("\t", "    ").stripTrailing();
            String number = String.format(Locale.ROOT, "%5d │ ", each);
            boolean meant = each == line;
            int room = page.columns() - number.length();
            if (!meant) {
                page.line(style.dim(number + page.fit(code, number.length())));
                continue;
            }
            List<String> parts = cut(page, Wrap.code(code, room), number.length());
            for (String part : parts) {
                page.line((part.equals(parts.getFirst()) ? style.bold(number) : style.dim("      │ ")) + part);
            }
            if (column > 0 && parts.size() == 1) {
                page.line(style.dim("      │ ") + " ".repeat(indent(lines.get(each - 1), column)) + style.red("^"));
            }
        }
    }

    /// Adds only the line that is meant, on one line of the screen.
    static void line(Page page, String text, int line, Style style) {
        text.lines().skip(line - 1L).findFirst().ifPresent(code -> {
            String number = String.format(Locale.ROOT, "%5d │ ", line);
            page.line(style.bold(number) + page.fit(code.strip(), number.length()));
        });
    }

    private static List<String> cut(Page page, List<String> parts, int before) {
        if (parts.size() <= MOST_LINES) {
            return parts;
        }
        List<String> first = new ArrayList<>(parts.subList(0, MOST_LINES));
        first.set(MOST_LINES - 1, page.cut(first.getLast(), before));
        return first;
    }

    /// The column on the screen, where a tab takes four columns.
    private static int indent(String line, int column) {
        int before = Math.min(column - 1, line.length());
        return before
                + 3
                        * (int) line.substring(0, before)
                                .chars()
                                .filter(c -> c == '\t')
                                .count();
    }
}

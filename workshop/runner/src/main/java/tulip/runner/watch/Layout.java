package tulip.runner.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

/// Lays a picture out on a screen: head, body, status, keys. The head and the two last lines never scroll away.
record Layout(Style style, Size size) {
    private static final int HEAD = 3;
    private static final int FOOT = 2; // the rule and the keys
    private static final int LOW = 10; // a lower screen has no rules
    private static final int WIDEST_TEXT = 100;
    private static final int MOST_STATUS = 3;
    private static final Pattern CODE = Pattern.compile("\033\\[[0-9;]*m");

    /// The columns for prose and code.
    int textColumns() {
        return Math.min(size.columns(), WIDEST_TEXT);
    }

    /// The rows for the body, below a status of one line.
    int bodyRows() {
        return Math.max(1, size.rows() - (isLow() ? 3 : HEAD + FOOT + 1));
    }

    private boolean isLow() {
        return size.rows() < LOW;
    }

    /// As many lines as the screen has rows.
    List<String> lines(Picture picture) {
        List<String> status = status(picture);
        int rows = Math.max(1, bodyRows() - status.size() + 1);
        List<String> lines = new ArrayList<>();
        lines.add(title(picture));
        if (!isLow()) {
            lines.add(style.cyan(end(picture.place())));
            lines.add(style.dim(rule(size.columns())));
        }
        int top = Math.clamp(picture.top(), 0, Math.max(0, picture.body().size() - rows));
        for (int i = top; i < top + rows; i++) {
            lines.add(i < picture.body().size() ? picture.body().get(i) : "");
        }
        if (!isLow()) {
            lines.add(style.dim(scrolls(picture.body().size(), top, rows)));
        }
        lines.addAll(status);
        lines.add(keys());
        return lines.stream().map(this::cut).limit(size.rows()).toList();
    }

    /// A path that is too long loses its beginning: the name of the file and the line must stay.
    private String end(String place) {
        String more = style.unicode() ? "…" : "...";
        int from = place.length() - size.columns() + more.length();
        return place.length() <= size.columns() ? place : more + place.substring(Math.min(from, place.length()));
    }

    private String title(Picture picture) {
        int gap = size.columns() - visible(picture.title()) - picture.count().length();
        return style.bold(picture.title()) + (gap < 2 ? "" : " ".repeat(gap) + style.dim(picture.count()));
    }

    private List<String> status(Picture picture) {
        if (!picture.busy().isEmpty()) {
            return List.of(style.yellow(picture.busy()));
        }
        List<String> lines = Wrap.words(picture.status(), size.columns());
        return lines.subList(0, Math.min(lines.size(), isLow() ? 1 : MOST_STATUS));
    }

    private String scrolls(int count, int top, int rows) {
        int below = count - top - rows;
        String more =
                below > 0 ? " " + Amounts.plural(below, "more line") + ": space " : top > 0 ? " the end; back: b " : "";
        return more.isEmpty()
                ? rule(size.columns())
                : rule(2) + more + rule(Math.max(0, size.columns() - 2 - more.length()));
    }

    private String rule(int columns) {
        return (style.unicode() ? "─" : "-").repeat(columns);
    }

    private String keys() {
        var line = new StringBuilder();
        var plain = new StringBuilder();
        for (Key key : Key.values()) {
            String gap = plain.isEmpty() ? "" : "  ";
            String one = key.sign + " " + key.word;
            if (plain.length() + gap.length() + one.length() > size.columns()) {
                break;
            }
            plain.append(gap).append(one);
            line.append(gap)
                    .append(style.bold(String.valueOf(key.sign)))
                    .append(" ")
                    .append(style.dim(key.word));
        }
        return line.toString();
    }

    /// How many columns a line takes. Its colours take none.
    private static int visible(String line) {
        return CODE.matcher(line).replaceAll("").length();
    }

    /// Cuts a line that is too long, and keeps its colours.
    private String cut(String line) {
        if (visible(line) <= size.columns()) {
            return line;
        }
        var cut = new StringBuilder();
        Matcher codes = CODE.matcher(line);
        int from = 0;
        int room = size.columns();
        while (from < line.length() && room > 0) {
            boolean code = codes.find(from) && codes.start() == from;
            int end = code ? codes.end() : from + 1;
            cut.append(line, from, end);
            room -= code ? 0 : 1;
            from = end;
        }
        return cut.append(style.colour() ? "\033[0m" : "").toString();
    }
}

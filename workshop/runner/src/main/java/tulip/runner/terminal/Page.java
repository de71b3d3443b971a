package tulip.runner.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Collects lines that fit a terminal: long text is broken between words.
public final class Page {
    private static final int LABEL = 10;
    private static final int MARK = 4;

    private final Style style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    public Page(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    public static Page ofTerminal() {
        return new Page(Style.ofTerminal(), Style.columns());
    }

    /// Adds a line without wrapping it.
    public Page line(String line) {
        lines.add(plain(line).stripTrailing());
        return this;
    }

    /// Adds an empty line, unless there is one already.
    public Page gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
        return this;
    }

    /// Adds a mark and a text of one line.
    public Page marked(String mark, String text) {
        return marked(mark, text, false);
    }

    /// Adds a mark and a text.
    ///
    /// @param whole  whether a long text goes on in further lines; otherwise it is cut to one line
    public Page marked(String mark, String text, boolean whole) {
        List<String> parts = whole ? Wrap.words(plain(text), columns - MARK) : List.of(fit(text, MARK));
        for (int i = 0; i < parts.size(); i++) {
            line(i == 0 ? "  " + mark + " " + parts.get(i) : " ".repeat(MARK) + parts.get(i));
        }
        return this;
    }

    /// Cuts a text to one line that already holds this many characters.
    public String fit(String text, int before) {
        return text.length() <= columns - before ? text : cut(text, before);
    }

    /// Ends a text with an ellipsis, and makes it fit a line that already holds this many characters.
    public String cut(String text, int before) {
        String more = plain("…");
        int room = columns - before - more.length();
        return text.substring(0, Math.min(text.length(), room)) + more;
    }

    /// Adds a label with a text beside it.
    public Page entry(String label, String text, UnaryOperator<String> paint) {
        List<String> parts = Wrap.words(plain(text), columns - LABEL);
        for (int i = 0; i < parts.size(); i++) {
            String left = i == 0 ? label : "";
            lines.add(style.dim(left) + " ".repeat(LABEL - left.length()) + paint.apply(parts.get(i)));
        }
        return this;
    }

    public Page entry(String label, String text) {
        return entry(label, text, UnaryOperator.identity());
    }

    /// Adds prose, broken between words.
    public Page text(String text, UnaryOperator<String> paint) {
        Wrap.words(plain(text), columns).forEach(line -> lines.add(paint.apply(line)));
        return this;
    }

    public Page text(String text) {
        return text(text, UnaryOperator.identity());
    }

    /// Prints the lines.
    public void print(PrintWriter out) {
        lines.forEach(out::println);
        out.flush();
    }

    public int columns() {
        return columns;
    }

    public int size() {
        return lines.size();
    }

    public List<String> lines() {
        return lines;
    }

    /// Replaces the signs that an ASCII terminal does not have.
    private String plain(String text) {
        if (style.unicode()) {
            return text;
        }
        return text.replace("→", "->")
                .replace("…", "...")
                .replace("⏎", "\\n")
                .replace("│", "|")
                .replace("✓", "+")
                .replace("✗", "x")
                .replace("·", ".");
    }
}

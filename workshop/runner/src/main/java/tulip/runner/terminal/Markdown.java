package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows Markdown on a terminal: paragraphs and lists are wrapped to its width, and code keeps its lines where it can.
public final class Markdown {
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-*]|\\d+\\.) )(.*)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final String CODE = "    ";
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*");

    private final int columns;
    private final Style style;
    private final StringBuilder shown = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private String first = "";

    private Markdown(int columns, Style style) {
        this.columns = columns;
        this.style = style;
    }

    /// Shows a text in a number of columns.
    ///
    /// @return lines, each with a line end
    public static String show(String markdown, int columns, Style style) {
        var reader = new Markdown(columns, style);
        boolean inCode = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                reader.flush();
                inCode = !inCode;
            } else if (inCode) {
                reader.codeLine(line);
            } else {
                reader.read(line);
            }
        }
        reader.flush();
        return reader.shown.toString();
    }

    private void codeLine(String line) {
        for (String part : Wrap.code(line, columns - CODE.length())) {
            shown.append(part.isBlank() ? "" : CODE + Highlight.java(part, style))
                    .append('\n');
        }
    }

    private void read(String line) {
        Matcher item = ITEM.matcher(line);
        if (line.isBlank()) {
            flush();
            shown.append('\n');
        } else if (line.startsWith("|") || line.startsWith("#")) {
            flush();
            shown.append(marked(line)).append('\n');
        } else if (item.matches()) {
            flush();
            first = item.group(1);
            words.addAll(List.of(item.group(2).split(" ")));
        } else {
            words.addAll(List.of(line.strip().split(" ")));
        }
    }

    /// Writes the collected paragraph or list item. Escape codes have no width, so they are added after the wrapping.
    private void flush() {
        if (words.isEmpty()) {
            return;
        }
        String text = LINK.matcher(String.join(" ", words)).replaceAll("$1");
        String lines =
                String.join("\n" + " ".repeat(first.length()), Wrap.words(text, columns - first.length(), this::width));
        shown.append(marked(first + lines)).append('\n');
        words.clear();
        first = "";
    }

    /// Without colours, code keeps its marks.
    private int width(String word) {
        return word.replaceAll(style.colour() ? "[`*]" : "[*]", "").length();
    }

    private String marked(String text) {
        return SPAN.matcher(text).replaceAll(span -> {
            String code = span.group(1);
            String strong = span.group(2) == null ? span.group(3) : span.group(2);
            return Matcher.quoteReplacement(code != null ? code(code) : style.bold(strong));
        });
    }

    private String code(String code) {
        return style.colour() ? style.cyan(code) : "`" + code + "`";
    }
}

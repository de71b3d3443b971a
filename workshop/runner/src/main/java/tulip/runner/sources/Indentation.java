package tulip.runner.sources;

import java.util.List;

/// Moves code to the left and to the right.
final class Indentation {
    private Indentation() {}

    /// The blanks at the start of the line that holds this offset.
    static int of(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end - start;
    }

    /// Moves all lines but the first, which stands behind something else.
    static String moved(String code, int columns) {
        List<String> lines = code.lines().toList();
        var moved = new StringBuilder(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            moved.append('\n').append(line.isBlank() ? "" : moveOne(line, columns));
        }
        return moved.toString();
    }

    /// Takes away the first line's indentation from every line.
    static List<String> flushLeft(String code) {
        int columns = of(code, 0);
        return code.lines().map(line -> moveOne(line, -columns)).toList();
    }

    private static String moveOne(String line, int columns) {
        if (columns >= 0) {
            return " ".repeat(columns) + line;
        }
        return line.substring(Math.min(-columns, of(line, 0)));
    }
}

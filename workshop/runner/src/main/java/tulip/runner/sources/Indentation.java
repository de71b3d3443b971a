package tulip.runner.sources;

import java.util.List;

/// Changes the indentation of code.
final class Indentation {
    private Indentation() {}

    /// The number of blanks at the start of the line with this offset.
    static int of(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end - start;
    }

    /// Moves all lines except the first, which follows other code on its line.
    static String moved(String code, int columns) {
        List<String> lines = code.lines().toList();
        var moved = new StringBuilder(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            moved.append('\n').append(line.isBlank() ? "" : moveOne(line, columns));
        }
        return moved.toString();
    }

    /// Removes the first line's indentation from every line.
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

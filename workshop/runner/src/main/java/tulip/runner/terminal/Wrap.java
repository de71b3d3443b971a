package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Breaks text that is too long for a line: prose between words, code between tokens.
public final class Wrap {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern TOKEN =
            Pattern.compile("//.*|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'|\\w+|\\s+|->|::|\\.\\w+|.");
    private static final int CONTINUATION = 8;

    private Wrap() {}

    public static List<String> words(String text, int columns) {
        return words(text, columns, String::length);
    }

    /// Breaks prose.
    ///
    /// @param width  how many columns a word takes; marks in the word take none
    public static List<String> words(String text, int columns, ToIntFunction<String> width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : SPACE.splitAsStream(text).toList()) {
            int length = width.applyAsInt(word);
            if (!line.isEmpty() && used + 1 + length > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            String rest = word;
            while (line.isEmpty() && rest.length() == length && length > columns) {
                lines.add(rest.substring(0, columns));
                rest = rest.substring(columns);
                length = rest.length();
            }
            used += length + (line.isEmpty() ? 0 : 1);
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /// Breaks a line of Java. The lines after the first are moved to the right.
    public static List<String> code(String line, int columns) {
        if (line.length() <= columns) {
            return List.of(line);
        }
        int indentation = line.length() - line.stripLeading().length();
        int moved = line.startsWith("//", indentation) ? 0 : CONTINUATION; // a comment goes on below its beginning
        String further = " ".repeat(Math.min(indentation + moved, columns / 2));
        List<String> lines = new ArrayList<>();
        var current = new StringBuilder();
        for (String token : tokens(line, columns - further.length())) {
            if (!current.toString().isBlank() && current.length() + token.length() > columns) {
                lines.add(current.toString().stripTrailing());
                current = new StringBuilder(further);
                token = token.stripLeading();
            }
            current.append(token);
        }
        if (!current.toString().isBlank()) {
            lines.add(current.toString().stripTrailing());
        }
        return lines;
    }

    /// The parts between which a line may break. A comment becomes several comments, each with the same mark. A
    /// very long token is cut.
    private static List<String> tokens(String line, int columns) {
        List<String> tokens = new ArrayList<>();
        for (String token :
                TOKEN.matcher(line).results().map(MatchResult::group).toList()) {
            if (token.startsWith("//")) {
                String mark = token.startsWith("///") ? "/// " : "// ";
                words(token.substring(mark.length() - 1).strip(), columns - mark.length())
                        .forEach(part -> tokens.add(mark + part));
            } else {
                for (int from = 0; from < token.length(); from += columns) {
                    tokens.add(token.substring(from, Math.min(token.length(), from + columns)));
                }
            }
        }
        return tokens;
    }
}

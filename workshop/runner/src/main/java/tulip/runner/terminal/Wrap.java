package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks text that is too long for a line: prose between words, code between tokens.
public final class Wrap {
    private static final Pattern SPACE = Pattern.compile(" ");
    /// A command in quotes, or a bare one with its subcommand, options, and the id of an exercise.
    private static final Pattern COMMAND = Pattern.compile("`\\./[^`]*`|'\\./[^']*'"
            + "|\\./tulip(?: [a-z][a-z-]*)?(?: (?:--?[a-z][a-z-]*|[a-z-]+/\\d+|\\d\\.\\d+|[A-Z]+\\b))*");
    private static final char NO_BREAK = '\uE000';

    private Wrap() {}

    public static List<String> words(String text, int columns) {
        return words(text, columns, String::length);
    }

    /// Breaks prose. A command is never broken, so that it can be copied, unless it is longer than a line.
    ///
    /// @param width  how many columns a word takes; marks in the word take none
    public static List<String> words(String text, int columns, ToIntFunction<String> width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : SPACE.splitAsStream(glued(text, columns, width)).toList()) {
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
        lines.replaceAll(each -> each.replace(NO_BREAK, ' '));
        return lines;
    }

    private static String glued(String text, int columns, ToIntFunction<String> width) {
        return COMMAND.matcher(text).replaceAll(found -> {
            String command = found.group();
            boolean fits = width.applyAsInt(command) <= columns;
            return Matcher.quoteReplacement(fits ? command.replace(' ', NO_BREAK) : command);
        });
    }

    /// Breaks a line of Java. The lines after the first are moved to the right.
    public static List<String> code(String line, int columns) {
        return line.length() <= columns ? List.of(line) : CodeLine.broken(line, columns);
    }
}

package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A line of Java that is too long. It is broken where the fewest brackets are open, and there as late as possible.
final class CodeLine {
    private static final Pattern TOKEN = Pattern.compile(
            "//.*|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'|\\w+|\\s+|->|::|&&|\\|\\||[-+*/%&|^!=<>]="
                    + "|\\.\\w+|.");
    private static final Set<String> BREAK_AFTER = Set.of("(", ",", ";", "=", "->");
    private static final Set<String> BREAK_BEFORE =
            Set.of("&&", "||", "+", "?", ":", "implements", "permits", "throws");
    private static final int CONTINUATION = 8;

    private final int columns;
    private final String first; // the indentation of the first line
    private final String further; // the indentation of the other lines
    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>(); // how many brackets are open before each token

    private CodeLine(String line, int columns) {
        this.columns = columns;
        String code = line.stripLeading();
        int indentation = line.length() - code.length();
        int moved = code.startsWith("//") ? 0 : CONTINUATION; // a comment goes on below its beginning
        first = " ".repeat(Math.min(indentation, columns / 2));
        further = " ".repeat(Math.min(indentation + moved, columns / 2));
        TOKEN.matcher(code).results().map(MatchResult::group).forEach(this::add);
    }

    static List<String> broken(String line, int columns) {
        return new CodeLine(line, columns).lines();
    }

    /// Adds a token. A very long token is cut.
    private void add(String token) {
        int most = token.startsWith("//") ? token.length() : columns - further.length();
        for (int from = 0; from < token.length(); from += most) {
            int depth = depths.isEmpty() ? 0 : depths.getLast() + opened(tokens.size() - 1);
            tokens.add(token.substring(from, Math.min(token.length(), from + most)));
            depths.add(depth - (closes(tokens.size() - 1) ? 1 : 0));
        }
    }

    private int opened(int token) {
        return switch (tokens.get(token)) {
            case "(", "[", "{" -> 1;
            case "<" -> isGeneric(token) ? 1 : 0;
            default -> 0;
        };
    }

    private boolean closes(int token) {
        return switch (tokens.get(token)) {
            case ")", "]", "}" -> true;
            case ">" -> token > 0 && !tokens.get(token - 1).isBlank();
            default -> false;
        };
    }

    /// Whether this `<` opens type arguments: no space stands behind it, as behind a comparison.
    private boolean isGeneric(int token) {
        return token + 1 < tokens.size() && !tokens.get(token + 1).isBlank();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        String indentation = first;
        int from = 0;
        while (from < tokens.size()) {
            int to = end(from, columns - indentation.length());
            if (tokens.get(from).startsWith("//")) {
                comment(tokens.get(from), indentation, lines);
            } else {
                lines.add((indentation + String.join("", tokens.subList(from, to))).stripTrailing());
            }
            from = to < tokens.size() && tokens.get(to).isBlank() ? to + 1 : to;
            indentation = further;
        }
        return lines;
    }

    /// A comment becomes several comments, each with the same mark.
    private void comment(String comment, String indentation, List<String> lines) {
        String mark = comment.startsWith("///") ? "/// " : "// ";
        String text = comment.substring(mark.length() - 1).strip();
        Wrap.words(text, columns - indentation.length() - mark.length())
                .forEach(part -> lines.add(indentation + mark + part));
    }

    /// Finds the token with which the next line begins.
    private int end(int from, int room) {
        int best = from;
        int last = from + 1;
        int used = 0;
        for (int i = from; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (i > from && !token.isBlank()) {
                last = i;
                boolean outer = best == from || depths.get(i) <= depths.get(best);
                best = outer && mayBreakBefore(i) ? i : best;
            }
            used += token.length();
            if (i > from && token.startsWith("//")) {
                return i;
            }
            if (used > room && !token.isBlank()) {
                return best > from ? best : last;
            }
        }
        return tokens.size();
    }

    private boolean mayBreakBefore(int token) {
        boolean spaced = tokens.get(token - 1).isBlank();
        String before = tokens.get(Math.max(0, token - (spaced ? 2 : 1)));
        String own = tokens.get(token);
        boolean chained = before.equals(")") && own.startsWith(".");
        return (BREAK_AFTER.contains(before) && !own.equals(")")) || (spaced && BREAK_BEFORE.contains(own)) || chained;
    }
}

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
    private static final Set<String> BREAK_AFTER = Set.of("(", "{", ",", ";", "=", "->");
    private static final Set<String> BREAK_BEFORE =
            Set.of("&&", "||", "+", "?", ":", "implements", "permits", "throws");
    private static final int CONTINUATION = 8;
    private static final int SHORTEST_STRING = 20;

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

    /// Adds a token. A long string becomes several, joined by `+`; another very long token is cut.
    private void add(String token) {
        int most = columns - further.length();
        if (token.startsWith("\"") && token.length() > most && most > SHORTEST_STRING) {
            String text = token.substring(1, token.length() - 1);
            List<String> parts = Wrap.words(text, most - "+ \" \"".length());
            for (int i = 0; i < parts.size(); i++) {
                boolean last = i == parts.size() - 1;
                addToken((i == 0 ? "\"" : "+ \"") + parts.get(i) + (last ? "\"" : " \""));
            }
        } else {
            int step = token.startsWith("//") ? token.length() : most;
            for (int from = 0; from < token.length(); from += step) {
                addToken(token.substring(from, Math.min(token.length(), from + step)));
            }
        }
    }

    private void addToken(String token) {
        int depth = tokens.isEmpty() ? 0 : depths.getLast() + (opens(tokens.getLast(), token) ? 1 : 0);
        boolean closes = token.matches("[)\\]}]")
                || (token.equals(">") && !tokens.isEmpty() && !tokens.getLast().isBlank());
        tokens.add(token);
        depths.add(depth - (closes ? 1 : 0));
    }

    /// Whether a bracket is opened. `<` is one if no space stands behind it, as behind a comparison.
    private static boolean opens(String token, String next) {
        return token.matches("[(\\[{]") || (token.equals("<") && !next.isBlank());
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
        return (BREAK_AFTER.contains(before) && !own.matches("[)}]"))
                || (spaced && BREAK_BEFORE.contains(own))
                || chained;
    }
}

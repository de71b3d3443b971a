package tulip.runner.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours Java for a terminal: keywords, text, comments, annotations.
public final class Highlight {
    private static final Pattern TOKEN = Pattern.compile("(?://.*|/\\*.*|^\\s*\\*.*)"
            + "|(?:\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+')"
            + "|(?:@\\w+)"
            + "|\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else"
            + "|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null"
            + "|package|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this"
            + "|throw|throws|true|try|var|void|volatile|while|yield)\\b");

    private Highlight() {}

    public static String java(String line, Style style) {
        return TOKEN.matcher(line).replaceAll(token -> Matcher.quoteReplacement(coloured(token.group(), style)));
    }

    private static String coloured(String token, Style style) {
        return switch (token.charAt(0)) {
            case '/', '*', ' ' -> style.dim(token);
            case '"', '\'' -> style.green(token);
            case '@' -> style.yellow(token);
            default -> style.cyan(token);
        };
    }

    /// Colours a line of a diff.
    public static String diff(String line, Style style) {
        return switch (line.charAt(0)) {
            case '-' -> style.red(line);
            case '+' -> style.green(line);
            case '@' -> style.cyan(line);
            default -> line;
        };
    }
}

package tulip.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows a value to a participant: short, on one line, and also if its `toString` fails.
final class Text {
    /// The value of a step that returns nothing.
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "done";
        }
    };

    private static final int MOST_CHARACTERS = 160;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\r\n]]");

    private Text() {}

    static String of(Object value) {
        String text;
        try {
            text = switch (value) {
                case null -> "null";
                case String string -> '"' + string + '"';
                case Throwable thrown -> ofThrowable(thrown);
                case Object[] array -> Arrays.deepToString(array);
                case int[] array -> Arrays.toString(array);
                case byte[] array -> Arrays.toString(array);
                default -> value.toString();
            };
        } catch (Throwable broken) { // the toString of an answer may throw anything
            text = value.getClass().getSimpleName() + " whose toString() throws "
                    + broken.getClass().getSimpleName();
        }
        return shortened(printable(String.valueOf(text).replaceAll("\\R", "⏎")));
    }

    /// Writes control characters so that a terminal shows them, and does not obey. Line ends stay.
    static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(printable(match.group().charAt(0))));
    }

    private static String printable(char control) {
        return switch (control) {
            case '\0' -> "\\0";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) control);
        };
    }

    private static String ofThrowable(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        String simple = name.isEmpty() ? thrown.getClass().getName() : name;
        return thrown.getMessage() == null ? simple : simple + "(\"" + thrown.getMessage() + "\")";
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}

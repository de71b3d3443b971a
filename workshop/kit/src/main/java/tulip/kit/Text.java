package tulip.kit;

import java.util.Arrays;

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
        return shortened(String.valueOf(text).replaceAll("\\R", "⏎"));
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

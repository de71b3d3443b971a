package tulip.kit.timeline;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Computes the width of text on a terminal: a Chinese character or an emoji takes two columns, an accent none.
///
/// The widths are those of Unicode's East Asian Width (UAX #11), in ranges coarse enough to read.
final class Columns {
    private static final int ZERO_WIDTH_JOINER = 0x200D; // makes one emoji of two
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul Jamo
        {0x2E80, 0x303E}, // CJK radicals and punctuation
        {0x3041, 0x4DBF}, // Kana to CJK extension A
        {0x4E00, 0xA4CF}, // CJK, Yi
        {0xA960, 0xA97F}, // Hangul Jamo, extended
        {0xAC00, 0xD7A3}, // Hangul
        {0xF900, 0xFAFF}, // CJK compatibility
        {0xFE30, 0xFE6F}, // CJK compatibility forms
        {0xFF00, 0xFF60}, // full-width forms
        {0xFFE0, 0xFFE6},
        {0x20000, 0x3FFFD}, // rarer CJK
    };

    private Columns() {}

    static int of(String text) {
        return characters(text).stream().mapToInt(Columns::ofCharacter).sum();
    }

    /// Cuts a text to a number of columns, with "…" (or "~") at the cut.
    static String cut(String text, int columns, String ellipsis) {
        if (of(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        int room = columns - 1;
        for (String character : characters(text)) {
            room -= ofCharacter(character);
            if (room < 0) {
                break;
            }
            kept.append(character);
        }
        return columns < 1 ? "" : kept + ellipsis;
    }

    /// Splits a text into the characters that a reader sees. Accents and joined emoji stay with their character.
    /// Control characters become "?".
    static List<String> characters(String text) {
        if (text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return text.chars().mapToObj(Character::toString).toList(); // much faster, and enough for most texts
        }
        String printable = printable(text);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(printable);
        var characters = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            characters.add(printable.substring(from, to));
            from = to;
        }
        return characters;
    }

    static int ofCharacter(String character) {
        return character.codePoints().map(Columns::ofCodePoint).max().orElse(0);
    }

    private static int ofCodePoint(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (Character.isEmojiPresentation(codePoint)) {
            return 2;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /// Whether a character is invisible and changes other characters, for example their direction. The character
    /// that joins emoji does not count.
    static boolean turnsText(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT && codePoint != ZERO_WIDTH_JOINER;
    }

    /// Removes characters that change the direction of text. Replaces control characters and halves of surrogate
    /// pairs.
    private static String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints().filter(codePoint -> !turnsText(codePoint)).forEach(codePoint -> {
            switch (Character.getType(codePoint)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    printable.append('?');
                default -> printable.appendCodePoint(codePoint);
            }
        });
        return printable.toString();
    }
}

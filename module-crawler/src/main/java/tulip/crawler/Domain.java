package tulip.crawler;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes a domain in ASCII, as browsers do (UTS 46 without transitional processing).
///
/// The JDK has no table of UTS 46, and `java.net.IDN` follows the older IDNA 2003, which turns `faß.de` into `fass.de`.
/// So the mapping is made from properties that the JDK has: lower case, compatibility forms and types of characters.
/// Decision record 6 lists what it leaves out.
final class Domain {
    private static final String PREFIX = "xn--";
    private static final Pattern IGNORED = Pattern.compile(
            "[\\u00AD\\u034F\\u180B-\\u180F\\u200B\\u2060\\u2064\\uFE00-\\uFE0F\\uFEFF\\x{E0100}-\\x{E01EF}]");
    private static final Pattern DOT = Pattern.compile("[\\u3002\\uFF0E\\uFF61]");
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private Domain() {}

    /// Converts a domain. One that is in ASCII already only becomes lower case.
    static String toAscii(String domain) throws MalformedUrl {
        String mapped = isAscii(domain) ? domain.toLowerCase(Locale.ROOT) : map(domain);
        if (isAscii(mapped) && !mapped.contains(PREFIX)) {
            return mapped;
        }
        String[] labels = mapped.split("\\.", -1);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(labels[i]);
        }
        return String.join(".", labels);
    }

    private static String label(String label) throws MalformedUrl {
        boolean encoded = label.startsWith(PREFIX);
        if (isAscii(label) && !encoded) {
            return label;
        }
        try {
            String unicode = encoded ? Punycode.decode(label.substring(PREFIX.length())) : label;
            if (isAscii(unicode) || !isValid(unicode) || !map(unicode).equals(unicode)) {
                throw MalformedUrl.host();
            }
            String ascii = PREFIX + Punycode.encode(unicode);
            if (encoded && !ascii.equals(label)) {
                throw MalformedUrl.host();
            }
            return ascii;
        } catch (IllegalArgumentException | ArithmeticException noPunycode) {
            throw MalformedUrl.host();
        }
    }

    private static String map(String domain) throws MalformedUrl {
        String kept = DOT.matcher(IGNORED.matcher(domain).replaceAll("")).replaceAll(".");
        String compatible = Normalizer.normalize(kept, Normalizer.Form.NFKC);
        String small = compatible.replace('\u03A3', '\u03C3').toLowerCase(Locale.ROOT); // never the final sigma
        String mapped = Normalizer.normalize(small, Normalizer.Form.NFKC);
        if (dots(mapped) != dots(kept)) { // such as the one in U+2488, a digit with a dot
            throw MalformedUrl.host();
        }
        return mapped;
    }

    private static long dots(String text) {
        return text.chars().filter(c -> c == '.').count();
    }

    private static boolean isValid(String label) {
        return !isMark(label.codePointAt(0)) && label.codePoints().allMatch(Domain::isAllowed);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isAllowed(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
            case Character.CONTROL,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != REPLACEMENT;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}

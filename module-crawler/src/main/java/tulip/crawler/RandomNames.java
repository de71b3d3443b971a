package tulip.crawler;

import java.util.Optional;

/// Recognises names that no person writes, such as `x7k2jq9m4p` or a hash. A server can make them without end.
final class RandomNames {
    private static final int SHORTEST = 10;
    private static final int SHORTEST_HEX = 16;
    private static final int LEAST_CHANGES = 4; // from letters to digits and back

    private RandomNames() {}

    /// The pattern of an address, in words that follow "addresses"; empty if no part of its path is random.
    static Optional<String> patternOf(Url url) {
        String path = url.pathAndQuery();
        int begin = 1;
        for (int i = 1; i <= path.length(); i++) {
            boolean end = i == path.length() || path.charAt(i) == '?';
            if (end || path.charAt(i) == '/') {
                if (isRandom(path, begin, withoutExtension(path, begin, i))) {
                    return Optional.of("with random names in " + path.substring(0, begin));
                }
                if (end) {
                    break;
                }
                begin = i + 1;
            }
        }
        return Optional.empty();
    }

    private static int withoutExtension(String path, int begin, int end) {
        int dot = path.lastIndexOf('.', end - 1);
        return dot > begin ? dot : end;
    }

    /// Says whether a part of a path is a number, a date or a random name.
    static boolean varies(String path, int begin, int end) {
        for (int i = begin; i < end; i++) {
            char c = path.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return isRandom(path, begin, end);
            }
        }
        return end > begin;
    }

    private static boolean isRandom(String path, int begin, int end) {
        if (end - begin < SHORTEST) {
            return false;
        }
        boolean hex = true;
        boolean plain = true;
        int changes = 0;
        int hexLetters = 0;
        for (int i = begin; i < end; i++) {
            char c = path.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            plain &= digit || letter;
            hex &= digit || c == '-' || (c >= 'a' && c <= 'f'); // a UUID has hyphens
            hexLetters += c >= 'a' && c <= 'f' ? 1 : 0;
            changes += i > begin && digit != isDigit(path.charAt(i - 1)) ? 1 : 0;
        }
        return (plain && changes >= LEAST_CHANGES)
                || (hex && hexLetters > 0 && changes > 0 && end - begin >= SHORTEST_HEX);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

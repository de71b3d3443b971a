package tulip.crawler;

import java.time.Month;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recognises names that no person writes, such as `x7k2jq9m4p` or a hash. A server can make them without end.
final class RandomNames {
    private static final int SHORTEST = 10;
    private static final int SHORTEST_HEX = 16;
    private static final int LEAST_CHANGES = 4; // from letters to digits and back

    private static final Set<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> Html.lowerCase(month.name()))
            .flatMap(month -> Stream.of(month, month.substring(0, 3)))
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_MONTH = 9;

    private RandomNames() {}

    /// The pattern of an address, in words that follow "addresses"; empty if no part of it is random.
    static Optional<String> patternOf(Url url) {
        String address = url.pathAndQuery();
        int mark = address.indexOf('?');
        int pathEnd = mark < 0 ? address.length() : mark;
        int begin = 1;
        while (begin <= pathEnd) {
            int end = endOf(address, '/', begin, pathEnd);
            if (isRandom(address, begin, withoutExtension(address, begin, end))) {
                return Optional.of("with random names in " + address.substring(0, begin));
            }
            begin = end + 1;
        }
        while (begin < address.length()) {
            int end = endOf(address, '&', begin, address.length());
            int value = address.indexOf('=', begin) + 1;
            if (value > begin && value < end && isRandom(address, value, end)) {
                return Optional.of("with a random " + address.substring(begin, value - 1) + " in " + url.path());
            }
            begin = end + 1;
        }
        return Optional.empty();
    }

    /// Where the next separator is, or the end.
    private static int endOf(String address, char separator, int begin, int end) {
        int at = address.indexOf(separator, begin);
        return at < 0 || at > end ? end : at;
    }

    private static int withoutExtension(String path, int begin, int end) {
        int dot = path.lastIndexOf('.', end - 1);
        return dot > begin ? dot : end;
    }

    /// Says whether a part of a path is a number, a date, a month or a random name.
    static boolean varies(String path, int begin, int end) {
        if (end - begin <= LONGEST_MONTH && MONTHS.contains(Html.lowerCase(path.substring(begin, end)))) {
            return true;
        }
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

package tulip.crawler;

/// Writes a label of a domain in ASCII, and reads it back (RFC 3492).
///
/// Both throw an [ArithmeticException] if a number becomes too large for an `int`.
final class Punycode {
    private static final int BASE = 36;
    private static final int FIRST_POINT = 128;
    private static final int FIRST_BIAS = 72;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        var out = new StringBuilder();
        label.chars().filter(c -> c < FIRST_POINT).forEach(c -> out.append((char) c));
        int ascii = out.length();
        if (ascii > 0) {
            out.append('-');
        }
        int bias = FIRST_BIAS;
        int delta = 0;
        int point = FIRST_POINT;
        for (int done = ascii; done < points.length; point++, delta++) {
            int next = leastFrom(point, points);
            delta = Math.addExact(delta, Math.multiplyExact(next - point, done + 1));
            point = next;
            for (int each : points) {
                if (each < point) {
                    delta = Math.incrementExact(delta);
                } else if (each == point) {
                    appendNumber(delta, bias, out);
                    bias = adapt(delta, done + 1, done == ascii);
                    delta = 0;
                    done++;
                }
            }
        }
        return out.toString();
    }

    /// Decodes a label in lower case.
    ///
    /// @throws IllegalArgumentException if it is not Punycode
    static String decode(String label) {
        int hyphen = label.lastIndexOf('-');
        var out = new StringBuilder(label.substring(0, Math.max(hyphen, 0)));
        int length = out.length(); // in code points
        int bias = FIRST_BIAS;
        int point = FIRST_POINT;
        int place = 0;
        int at = hyphen + 1;
        while (at < label.length()) {
            int before = place;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < label.length() ? DIGITS.indexOf(label.charAt(at++)) : -1;
                if (digit < 0) {
                    throw new IllegalArgumentException(label + " is not Punycode");
                }
                place = Math.addExact(place, Math.multiplyExact(digit, weight));
                if (digit < threshold(k, bias)) {
                    break;
                }
                weight = Math.multiplyExact(weight, BASE - threshold(k, bias));
            }
            length++;
            bias = adapt(place - before, length, before == 0);
            point = Math.addExact(point, place / length);
            place %= length;
            out.insert(out.offsetByCodePoints(0, place), Character.toString(point));
            place++;
        }
        return out.toString();
    }

    private static int leastFrom(int point, int[] points) {
        int least = Integer.MAX_VALUE;
        for (int each : points) {
            least = each >= point ? Math.min(least, each) : least;
        }
        return least;
    }

    private static void appendNumber(int number, int bias, StringBuilder out) {
        int rest = number;
        int k = BASE;
        for (int low = threshold(k, bias); rest >= low; low = threshold(k, bias)) {
            out.append(DIGITS.charAt(low + (rest - low) % (BASE - low)));
            rest = (rest - low) / (BASE - low);
            k += BASE;
        }
        out.append(DIGITS.charAt(rest));
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, 1, 26);
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = delta / (first ? 700 : 2);
        rest += rest / points;
        int k = 0;
        while (rest > 455) {
            rest /= 35;
            k += BASE;
        }
        return k + 36 * rest / (rest + 38);
    }
}

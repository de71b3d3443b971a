package tulip.crawler.http;

import java.util.Random;

/// Puts random errors into a message.
public final class Mutated {
    private static final String SPICE = "\r\n\r\n :;,\0\t09afxHTTP/1.\u007f\u00ff";

    private Mutated() {}

    /// Changes, inserts, deletes or repeats characters in some places, or cuts the end off.
    ///
    /// @param places  at most this many; the result is never empty
    public static String message(String message, int places, Random random) {
        var text = new StringBuilder(message);
        for (int i = random.nextInt(places); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 2 -> text.delete(at, end);
                case 3 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(12)));
                default -> text.setLength(Math.max(1, at));
            }
            if (text.isEmpty()) {
                text.append('H');
            }
        }
        return text.toString();
    }
}

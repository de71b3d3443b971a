package tulip.crawler.site;

import java.util.SplittableRandom;

/// Writes a link from one page to another in one of several common spellings (RFC 3986, section 4.2).
///
/// The link is never a full URL: the port is chosen when the server starts, and a page's bytes must not depend on the
/// port.
final class References {
    private References() {}

    /// Draws a spelling: `/guide/tulip-0042.html`, `../guide/tulip-0042.html`, `./tulip-0042.html#part-1` …
    ///
    /// @param from  the path against which the reference is resolved: the page's path or its `base`
    static String write(String from, String to, SplittableRandom random) {
        String reference = random.nextInt(3) == 0 ? to : relative(from, to, random);
        return random.nextInt(4) == 0 ? reference + "#part-" + random.nextInt(1, 4) : reference;
    }

    private static String relative(String from, String to, SplittableRandom random) {
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        if (to.startsWith(folder)) {
            String below = to.substring(folder.length());
            return below.isEmpty() || random.nextBoolean() ? "./" + below : below;
        }
        long depth = folder.chars().filter(c -> c == '/').count() - 1;
        return "../".repeat((int) depth) + to.substring(1);
    }
}

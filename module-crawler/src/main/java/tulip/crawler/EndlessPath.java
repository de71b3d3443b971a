package tulip.crawler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises addresses that some servers accept without end.
///
/// A server may answer any path below a file: `/manual.html/a/`, `/manual.html/a/a/`, … A relative link then leads
/// one folder deeper each time, and the crawl would never end. Or each page links to `/login?next=` and its own
/// address, which is escaped once more each time. Or each list of files can be sorted in many ways. A crawl fetches
/// only some addresses of each such pattern; see [Budget#maxPerPattern].
final class EndlessPath {
    private static final Pattern PAGE_FILE = Pattern.compile("(?i).+\\.(x?html?|xht|shtml|php[0-9]?|aspx?|jsp|cgi)");
    private static final int MOST_REPEATS = 3; // as in /2026/11/11/11.html
    private static final int MOST_FOLDERS = 20;
    private static final Pattern SORTED = Pattern.compile("C=[NMSD][;&]O=[AD]"); // by Apache's mod_autoindex
    private static final String ESCAPED_AGAIN = "%2525"; // a percent sign, escaped, and escaped again

    private EndlessPath() {}

    /// The pattern of an address, in words that follow "addresses"; empty if its path is an ordinary one.
    static Optional<String> patternOf(Url url) {
        String path = url.path();
        Map<String, Integer> repeats = new HashMap<>();
        int folders = 0;
        int end;
        for (int begin = 1; begin <= path.length(); begin = end + 1) {
            int slash = path.indexOf('/', begin);
            end = slash < 0 ? path.length() : slash;
            String segment = path.substring(begin, end);
            if (slash >= 0
                    && segment.indexOf('.') > 0
                    && PAGE_FILE.matcher(segment).matches()) {
                return Optional.of("below " + path.substring(0, slash + 1));
            }
            if (!segment.isEmpty() && repeats.merge(segment, 1, Integer::sum) > MOST_REPEATS) {
                return Optional.of("whose path repeats " + segment);
            }
            if (slash >= 0 && ++folders > MOST_FOLDERS) {
                return Optional.of("more than " + MOST_FOLDERS + " folders deep");
            }
        }
        return queryPatternOf(url.pathAndQuery());
    }

    private static Optional<String> queryPatternOf(String address) {
        if (address.contains(ESCAPED_AGAIN)) {
            return Optional.of("that contain " + ESCAPED_AGAIN);
        }
        int mark = address.indexOf('?');
        return mark >= 0 && SORTED.matcher(address.substring(mark + 1)).matches()
                ? Optional.of("that sort a folder again (?C=N;O=D)")
                : Optional.empty();
    }
}

package tulip.crawler;

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
        var begins = new int[MOST_FOLDERS + 1]; // of the folders so far
        int folders = 0;
        int end;
        for (int begin = 1; begin <= path.length(); begin = end + 1) {
            int slash = path.indexOf('/', begin);
            end = slash < 0 ? path.length() : slash;
            if (slash >= 0 && isPageFile(path, begin, end)) {
                return Optional.of("below " + path.substring(0, slash + 1));
            }
            if (end > begin && repeats(path, begin, end, begins, folders) > MOST_REPEATS) {
                return Optional.of("whose path repeats " + path.substring(begin, end));
            }
            begins[folders] = begin;
            if (slash >= 0 && ++folders > MOST_FOLDERS) {
                return Optional.of("more than " + MOST_FOLDERS + " folders deep");
            }
        }
        return queryPatternOf(url.pathAndQuery());
    }

    private static boolean isPageFile(String path, int begin, int end) {
        int dot = path.indexOf('.', begin);
        return dot > begin
                && dot < end
                && PAGE_FILE.matcher(path.substring(begin, end)).matches();
    }

    /// How often a segment is in the path, up to itself.
    ///
    /// @param begins  of the folders before it
    private static int repeats(String path, int begin, int end, int[] begins, int folders) {
        int repeats = 1;
        for (int i = 0; i < folders; i++) {
            boolean same = path.regionMatches(begins[i], path, begin, end - begin)
                    && path.charAt(begins[i] + end - begin) == '/';
            repeats += same ? 1 : 0;
        }
        return repeats;
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

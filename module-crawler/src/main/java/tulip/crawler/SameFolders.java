package tulip.crawler;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recognises a server that answers every path with the same page.
///
/// If this page has relative links such as `about/` and `news/`, each copy of the page leads one folder deeper:
/// `/about/news/`, `/news/about/`, … Their number grows too fast for the patterns of [EndlessPath]. So this class
/// compares a page with the pages in the folders above it: do they link to the same names below their folders?
final class SameFolders {
    /// The documentation at `/` and that of a version at `/2.1/` are often alike.
    private static final int MOST_ABOVE = 1;

    private final LongSet seen = new LongSet(); // folders with the names to which a page in them links, as hashes

    /// Records the links of a page.
    ///
    /// @return the pattern of its links that lead deeper, in words that follow "addresses"; empty if folders above
    /// it differ
    Optional<String> patternOf(Url page, List<Url> links) {
        String folder = folderOf(page);
        Set<String> names = new HashSet<>();
        for (Url link : AddressList.below(folder, links)) {
            if (link.sameOrigin(page) && isDeeper(folder, link)) {
                names.add(link.pathAndQuery().substring(folder.length()));
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        seen.add(hash(folder, names));
        String top = null;
        int above = 0;
        for (int end = 1; end < folder.length(); end = folder.indexOf('/', end) + 1) {
            String parent = folder.substring(0, end);
            if (seen.contains(hash(parent, names))) {
                top = above++ == 0 ? parent : top;
            }
        }
        return above > MOST_ABOVE ? Optional.of("to which copies of " + top + " link") : Optional.empty();
    }

    /// Says whether a link leads to a folder below the folder of its page.
    static boolean leadsDeeper(Url page, Url link) {
        return link.sameOrigin(page) && isDeeper(folderOf(page), link);
    }

    private static boolean isDeeper(String folder, Url link) {
        return link.pathAndQuery().startsWith(folder) && link.path().indexOf('/', folder.length()) >= 0;
    }

    private static long hash(String folder, Set<String> names) {
        return ((long) folder.hashCode() << Integer.SIZE) | (names.hashCode() & 0xffffffffL);
    }

    private static String folderOf(Url page) {
        String path = page.path();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}

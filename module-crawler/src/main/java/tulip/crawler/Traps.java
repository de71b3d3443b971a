package tulip.crawler;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Keeps a crawl out of those parts of a site that have no end.
///
/// Some of them show in an address ([EndlessPath], [RandomNames]), some in the links of a page ([SameFolders]),
/// and the others in what the pages say ([Repeats]). The crawl fetches some pages of each, and counts what it
/// leaves out.
final class Traps {
    /// Pages with random names may all be different, as in a store of hashes. So more of them are fetched.
    private static final int RANDOM_NAMES = 100;

    private final int maxPerPattern;
    private final SameFolders sameFolders = new SameFolders();
    private final Repeats repeats;
    private final Map<String, Integer> fetched = new HashMap<>(); // by pattern
    private final Map<String, Integer> leftOut = new TreeMap<>(); // by pattern
    private final Map<Url, String> unfollowed = new LinkedHashMap<>(); // with the pattern

    Traps(int maxPerPattern) {
        this.maxPerPattern = maxPerPattern;
        this.repeats = new Repeats(maxPerPattern);
    }

    /// Counts a fetch of a page.
    ///
    /// @return whether its outcome needs [Phrases]
    boolean begin(Url url) {
        return repeats.begin(url);
    }

    /// Decides whether an address is fetched.
    ///
    /// @param copies  its pattern if only copies of a page link to it; else null
    /// @return the pattern, in words that follow "addresses", if it is left out
    Optional<String> refuse(Url url, String copies) {
        String pattern = EndlessPath.patternOf(url).orElse(copies);
        if (pattern != null) {
            return refuse(pattern, maxPerPattern);
        }
        return RandomNames.patternOf(url).flatMap(random -> refuse(random, RANDOM_NAMES * (long) maxPerPattern));
    }

    private Optional<String> refuse(String pattern, long most) {
        if (fetched.merge(pattern, 1, Integer::sum) <= most) {
            return Optional.empty();
        }
        leftOut.merge(pattern, 1, Integer::sum);
        return Optional.of(pattern);
    }

    /// Looks at a page that has been fetched.
    PageTraps visit(Url page, List<Url> links, Optional<Phrases> phrases) {
        boolean repeat = phrases.filter(said -> repeats.isRepeat(page, said)).isPresent();
        return new PageTraps(page, sameFolders.patternOf(page, links).orElse(null), repeat);
    }

    /// How many addresses were left out, by pattern.
    ///
    /// @param known  whether the crawl has found an address, so that it is not left out
    Map<String, Integer> leftOut(Predicate<Url> known) {
        Map<String, Integer> all = new TreeMap<>(leftOut);
        forEachUnfollowed(known, (_, pattern) -> all.merge(pattern, 1, Integer::sum));
        return all;
    }

    /// Gives each address to which only pages that say nothing new link, with its pattern.
    void forEachUnfollowed(Predicate<Url> known, BiConsumer<Url, String> action) {
        unfollowed.forEach((url, pattern) -> {
            if (!known.test(url)) {
                action.accept(url, pattern);
            }
        });
    }

    /// What the links of one page may lead into.
    final class PageTraps {
        private final Url page;
        private final String copies;
        private final boolean repeat;
        private boolean led; // to an address that is not known

        private PageTraps(Url page, String copies, boolean repeat) {
            this.page = page;
            this.copies = copies;
            this.repeat = repeat;
        }

        /// Says whether a link is not followed.
        boolean leavesOut(Url link, Predicate<Url> known) {
            if (!repeat || known.test(link) || !repeats.leadsNowhere(page, link)) {
                return false;
            }
            if (!led && repeats.leadsOn(page)) {
                led = true;
                return false;
            }
            unfollowed.putIfAbsent(link, repeats.patternOf(page));
            return true;
        }

        /// The pattern of a link of a copy of another page; null if it has none.
        String patternOf(Url link) {
            return copies != null && SameFolders.leadsDeeper(page, link) ? copies : null;
        }
    }
}

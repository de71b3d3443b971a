package tulip.crawler;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tulip.crawler.CrawlListener.Skip;
import tulip.crawler.CrawlListener.Way;

/// The sitemaps of a site that could not be fetched, or must not be. If a page links to such an address, the crawl
/// knows it as a page, and it does not count here.
final class LostSitemaps {
    private final Map<Url, Outcome.Failed> failed = new LinkedHashMap<>();
    private final Set<Url> disallowed = new LinkedHashSet<>();
    private final Predicate<Url> isKnown;

    /// @param isKnown  says whether the crawl has found an address
    LostSitemaps(Predicate<Url> isKnown) {
        this.isKnown = isKnown;
    }

    void failed(Url url, Outcome.Failed why) {
        failed.put(url, why);
    }

    void disallowed(Url url) {
        disallowed.add(url);
    }

    int disallowed() {
        return (int) disallowed.stream().filter(isKnown.negate()).count();
    }

    void forEachFailed(BiConsumer<Url, Outcome.Failed> action) {
        failed.forEach((url, why) -> {
            if (!isKnown.test(url)) {
                action.accept(url, why);
            }
        });
    }

    void tell(CrawlListener listener) {
        forEachFailed((url, why) -> {
            listener.found(url, Optional.empty(), Way.SITEMAP, 0);
            listener.failed(url, why);
        });
        disallowed.stream()
                .filter(isKnown.negate())
                .forEach(url -> listener.skipped(url, Skip.ROBOTS, disallowedBy(url)));
    }

    /// Why an address is skipped, in words that follow "it".
    static String disallowedBy(Url url) {
        return "is disallowed by the robots.txt of " + url.authority();
    }
}

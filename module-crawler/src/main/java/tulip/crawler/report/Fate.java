package tulip.crawler.report;

import java.util.Optional;
import tulip.crawler.CrawlListener.Skip;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// What became of an address.
sealed interface Fate {
    /// Nothing yet.
    record Open() implements Fate {}

    /// It is a page.
    record Page(long bytes, int links, Optional<Url> refresh) implements Fate {}

    /// It is no page, such as an image.
    record NotAPage(long bytes, Optional<Url> refresh) implements Fate {}

    /// It redirects.
    ///
    /// @param fragment  empty if the redirect has none
    record Redirect(Url target, String fragment) implements Fate {}

    record Failed(Outcome.Failed failure) implements Fate {}

    /// It was not fetched.
    ///
    /// @param why  in words that follow "it"
    record Skipped(Skip reason, String why) implements Fate {}
}

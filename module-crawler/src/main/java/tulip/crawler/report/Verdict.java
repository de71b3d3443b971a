package tulip.crawler.report;

import java.util.List;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// Whether a link leads to what it promises.
sealed interface Verdict {
    /// It does.
    record Good() implements Verdict {}

    /// Its address, or an address to which that redirects, has failed.
    ///
    /// @param at   the address that failed
    /// @param via  the addresses before it that redirect
    record Broken(Url at, Outcome.Failed failure, List<Url> via) implements Verdict {}

    /// The page is there, but has no place of this name.
    ///
    /// @param fragment  of the link, or of a redirect
    record NoPlace(Url page, String fragment, List<Url> via) implements Verdict {}

    /// It leads to another site, which the crawl does not visit.
    record Elsewhere() implements Verdict {}

    /// Nobody knows, because its address was not fetched.
    ///
    /// @param why  in words that follow "it"
    record Unchecked(String why) implements Verdict {}
}

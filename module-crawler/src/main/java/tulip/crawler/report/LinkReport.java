package tulip.crawler.report;

import java.util.List;
import java.util.Map;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// The links of a site that lead to nothing. Everything is sorted by address.
///
/// @param broken     addresses that failed, and to which a page links
/// @param missing    places that their pages do not have
/// @param malformed  links whose reference is malformed
/// @param elsewhere  how many links lead to other sites. They were not checked
/// @param unchecked  how many links were not checked for another reason, by the reason in words that follow
///                   "it"
public record LinkReport(
        List<Broken> broken,
        List<Missing> missing,
        List<Holder> malformed,
        int elsewhere,
        Map<String, Integer> unchecked) {

    /// An address that links lead to, and that failed.
    ///
    /// @param address  that failed
    public record Broken(Url address, Outcome.Failed failure, List<Holder> holders) {}

    /// A place that links lead to, and that its page does not have.
    ///
    /// @param page      that has no such place
    /// @param fragment  escaped, without its number sign
    public record Missing(Url page, String fragment, List<Holder> holders) {}

    /// A page that holds a link.
    ///
    /// @param link  as it is written in the page; of a refresh, the address
    /// @param via   the addresses in between, each of which redirects to the next
    public record Holder(Url page, String link, List<Url> via) {}

    /// Whether all links that were checked lead to what they promise.
    public boolean isClean() {
        return broken.isEmpty() && missing.isEmpty() && malformed.isEmpty();
    }
}

package tulip.crawler.fault;

import tulip.crawler.FailureKind;

/// The outcome that a crawl must report for an address of the misbehaving site.
public sealed interface ExpectedOutcome {
    /// The address is a page.
    ///
    /// @param leadsToNextPage  whether the crawl finds the page's link, so that the page set also contains the
    ///                         link's target
    record Page(boolean leadsToNextPage) implements ExpectedOutcome {}

    /// The address is neither a page nor a failure: an image, or a redirect that works.
    ///
    /// @param leadsToNextPage  whether the address redirects to a page
    record NoPage(boolean leadsToNextPage) implements ExpectedOutcome {}

    /// The address is a failure of this kind.
    record Failure(FailureKind kind) implements ExpectedOutcome {
        @Override
        public boolean leadsToNextPage() {
            return false;
        }
    }

    boolean leadsToNextPage();

    /// The outcome in a few words, for a table.
    default String text() {
        return switch (this) {
            case Page _ -> "a page";
            case NoPage _ -> "no page, no failure";
            case Failure(FailureKind kind) -> kind.name();
        };
    }
}

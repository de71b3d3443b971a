package tulip.crawler.fault;

import tulip.crawler.FailureKind;

/// Says what a crawl must make of an address of the misbehaving site.
public sealed interface ExpectedOutcome {
    /// It is a page.
    ///
    /// @param leadsToNextPage  whether its link is found, so that the page beyond it belongs to the page set too
    record Page(boolean leadsToNextPage) implements ExpectedOutcome {}

    /// It is no page, and no failure: an image, or a redirect that leads somewhere.
    ///
    /// @param leadsToNextPage  whether it is a redirect to the page beyond
    record NoPage(boolean leadsToNextPage) implements ExpectedOutcome {}

    /// It is a failure of this kind.
    record Failure(FailureKind kind) implements ExpectedOutcome {
        @Override
        public boolean leadsToNextPage() {
            return false;
        }
    }

    boolean leadsToNextPage();

    /// Says it in a few words, for a table.
    default String text() {
        return switch (this) {
            case Page _ -> "a page";
            case NoPage _ -> "no page, no failure";
            case Failure(FailureKind kind) -> kind.name();
        };
    }
}

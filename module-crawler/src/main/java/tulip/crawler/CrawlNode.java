package tulip.crawler;

import java.util.List;
import java.util.Optional;

/// What a crawl knows of an address.
///
/// ```
/// KNOWN ──within the budget──▶ QUEUED ──next──▶ IN_FLIGHT ──completed──▶ FETCHED
///   │                            ▲                 │
///   │                            └── WAITING ◀─────┘ failed, and is tried again
///   └─────too many of its pattern──▶ LEFT_OUT
/// ```
final class CrawlNode {
    enum State {
        KNOWN,
        LEFT_OUT,
        QUEUED,
        IN_FLIGHT,
        WAITING,
        FETCHED
    }

    /// The hops of an address to which the rules allow no way.
    static final int NO_WAY = Integer.MAX_VALUE;

    final Url url;
    State state = State.KNOWN;
    int depth = Integer.MAX_VALUE;
    int hops = NO_WAY; // redirects and refreshes in a row
    CrawlNode before; // whose redirect or refresh leads here with the least hops; null if a link leads here
    int attempts;
    String pattern; // set if only copies of a page link to this address; null otherwise
    List<CrawlNode> links = List.of(); // filled only if there is a depth limit
    CrawlNode redirect;
    CrawlNode refresh;

    CrawlNode(Url url) {
        this.url = url;
    }

    /// The first address of the chain of redirects and refreshes that leads here.
    CrawlNode first() {
        CrawlNode first = this;
        while (first.before != null) {
            first = first.before;
        }
        return first;
    }

    Optional<Url> redirectsTo() {
        return Optional.ofNullable(redirect).map(target -> target.url);
    }

    /// Where a redirect or a refresh leads.
    Optional<Url> leadsTo() {
        return redirectsTo().or(() -> Optional.ofNullable(refresh).map(target -> target.url));
    }
}

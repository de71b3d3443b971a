package tulip.crawler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// What a crawl knows of each address. [Addresses] gives each its number.
///
/// ```
/// UNKNOWN ──found──▶ KNOWN ──within the budget──▶ QUEUED ──next──▶ IN_FLIGHT ──completed──▶ FETCHED
///                      │                            ▲                 │
///                      │                            └── WAITING ◀─────┘ failed, and is tried again
///                      │                            └──robots.txt──▶ DISALLOWED
///                      └─────too many of its pattern──▶ LEFT_OUT
/// ```
///
/// An address is a number and no object here, because a crawl may know a million addresses.
final class CrawlNodes {
    enum State {
        UNKNOWN,
        KNOWN,
        LEFT_OUT,
        QUEUED,
        IN_FLIGHT,
        WAITING,
        FETCHED,
        DISALLOWED
    }

    /// The hops of an address to which the rules allow no way.
    static final int NO_WAY = Integer.MAX_VALUE;

    /// No address.
    static final int NONE = -1;

    private static final State[] STATES = State.values();

    // The status of an address: the state, whether it is a page, and how often it was requested.
    private static final int STATE = 0b111;
    private static final int PAGE = 0b1000;
    private static final int ATTEMPT = 0b10000;

    private final Addresses addresses;
    private final IntColumn status = new IntColumn(0);
    private final IntColumn depths = new IntColumn(Integer.MAX_VALUE);
    private final IntColumn hops = new IntColumn(0); // counts only if a depth is set
    private final IntColumn befores = new IntColumn(NONE);
    private final IntColumn redirects = new IntColumn(NONE);
    private final IntColumn refreshes = new IntColumn(NONE);
    private final IntColumn links = new IntColumn(NONE); // where the list is in `lists`
    private final Arena lists = new Arena();
    private final Map<Integer, String> patterns = new HashMap<>();

    CrawlNodes(Addresses addresses) {
        this.addresses = addresses;
    }

    Url url(int node) {
        return addresses.get(node);
    }

    State state(int node) {
        return STATES[status.get(node) & STATE];
    }

    @SuppressWarnings("EnumOrdinal") // it stays in memory, in STATES
    void setState(int node, State state) {
        status.set(node, (status.get(node) & ~STATE) | state.ordinal());
    }

    boolean isPage(int node) {
        return (status.get(node) & PAGE) != 0;
    }

    void setPage(int node) {
        status.set(node, status.get(node) | PAGE);
    }

    int attempts(int node) {
        return status.get(node) / ATTEMPT;
    }

    void setAttempts(int node, int attempts) {
        status.set(node, (status.get(node) & (ATTEMPT - 1)) | attempts * ATTEMPT);
    }

    /// Links from the start on the shortest way.
    int depth(int node) {
        return depths.get(node);
    }

    /// Redirects and refreshes in a row.
    int hops(int node) {
        return depths.get(node) == Integer.MAX_VALUE ? NO_WAY : hops.get(node);
    }

    /// Lowers both labels, where they become smaller.
    ///
    /// @param before  whose redirect or refresh leads here with these hops; NONE if a link leads here
    void lower(int node, int depth, int newHops, int before) {
        int oldHops = hops(node);
        depths.set(node, Math.min(depths.get(node), depth));
        hops.set(node, Math.min(oldHops, newHops));
        if (newHops < oldHops) {
            befores.set(node, before);
        }
    }

    /// The first address of the chain of redirects and refreshes that leads here.
    int first(int node) {
        int first = node;
        while (befores.get(first) != NONE) {
            first = befores.get(first);
        }
        return first;
    }

    /// Where its redirect leads, or NONE.
    int redirect(int node) {
        return redirects.get(node);
    }

    void setRedirect(int node, int target) {
        redirects.set(node, target);
    }

    /// Where its refresh leads, or NONE.
    int refresh(int node) {
        return refreshes.get(node);
    }

    void setRefresh(int node, int target) {
        refreshes.set(node, target);
    }

    Optional<Url> redirectsTo(int node) {
        return urlOf(redirect(node));
    }

    /// Where a redirect or a refresh leads.
    Optional<Url> leadsTo(int node) {
        return redirectsTo(node).or(() -> urlOf(refresh(node)));
    }

    private Optional<Url> urlOf(int node) {
        return node == NONE ? Optional.empty() : Optional.of(url(node));
    }

    /// The pattern of an address to which only copies of a page link; null if it has none.
    String pattern(int node) {
        return patterns.get(node);
    }

    void setPattern(int node, String pattern) {
        patterns.put(node, pattern);
    }

    /// Keeps the links of a page. Needed only if there is a depth limit.
    void setLinks(int node, int[] targets, int count) {
        byte[] list = new byte[Varint.MOST_BYTES * count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            end = Varint.write(targets[i], list, end);
        }
        links.set(node, lists.add(list, end));
    }

    void forEachLink(int node, IntConsumer action) {
        if (links.get(node) == NONE) {
            return;
        }
        byte[] list = lists.get(links.get(node));
        for (int at = 0; at < list.length; ) {
            long target = Varint.read(list, at);
            at += Varint.size(target);
            action.accept((int) target);
        }
    }
}

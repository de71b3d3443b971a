package tulip.crawler;

/// How a crawl treats the hosts that it visits. The pace is [Budget#delay]: it is kept for each host.
///
/// @param robots              whether `robots.txt` is fetched and obeyed (RFC 9309)
/// @param connectionsPerHost  fetches in flight at once on one host, at least 1
/// @param sitemaps            whether the addresses in sitemaps are crawled too (https://www.sitemaps.org)
/// @param nofollow            whether links are left out that say `nofollow`
public record Politeness(boolean robots, int connectionsPerHost, boolean sitemaps, boolean nofollow) {
    public static final int USUAL_CONNECTIONS = 2;

    /// For one's own site: nothing is asked, and nothing held back.
    public static final Politeness NONE = new Politeness(false, Integer.MAX_VALUE, false, false);

    /// For somebody else's site.
    public static final Politeness USUAL = new Politeness(true, USUAL_CONNECTIONS, false, true);

    public Politeness {
        if (connectionsPerHost < 1) {
            throw new IllegalArgumentException(
                    "the connections per host are " + connectionsPerHost + ", but must be at least 1");
        }
    }

    public Politeness withSitemaps() {
        return new Politeness(robots, connectionsPerHost, true, nofollow);
    }

    public Politeness withConnectionsPerHost(int most) {
        return new Politeness(robots, most, sitemaps, nofollow);
    }
}

package tulip.crawler;

import tulip.crawler.http.Headers;

/// Tells the engine what to do next; see [Crawl#next].
public sealed interface Next {
    /// Fetch this address, then call [Crawl#completed] exactly once.
    ///
    /// @param attempt  1 for the first attempt, 2 for the first retry
    /// @param purpose  decides how the response is read
    record Fetch(Url url, int attempt, Purpose purpose) implements Next {
        /// A fetch of a page.
        public Fetch(Url url, int attempt) {
            this(url, attempt, Purpose.PAGE);
        }

        public Fetch(Url url) {
            this(url, 1);
        }

        /// Says whether the crawl needs the body of a response with this head.
        public boolean wantsBody(int status, Headers headers) {
            return purpose instanceof Purpose.Page ? Pages.wantsBody(status, headers) : status >= 200 && status < 300;
        }
    }

    /// What a fetch is for.
    sealed interface Purpose {
        /// A page, of which only links to its own host count.
        Page PAGE = new Page(false, false);

        /// A page of the site.
        ///
        /// @param allHosts  whether its links to other hosts count too
        /// @param compared  whether the crawl needs the [Phrases] of the page
        record Page(boolean allHosts, boolean compared) implements Purpose {}

        /// A `robots.txt`.
        ///
        /// @param host  an address of the host that it is for: a redirect may lead to another one
        /// @param hops  redirects followed so far
        record Robots(Url host, int hops) implements Purpose {}

        /// A sitemap.
        ///
        /// @param host   an address of the host that it is for
        /// @param depth  sitemap indexes and redirects above it
        /// @param named  whether the site names it; otherwise it is a guess
        record Sitemap(Url host, int depth, boolean named) implements Purpose {}
    }

    /// Ask again at this [System#nanoTime] or when a fetch has completed, whichever is first.
    record WaitUntil(long nanoTime) implements Next {}

    /// Ask again when a fetch has completed.
    record Idle() implements Next {}

    /// The crawl is over, and nothing is in flight.
    record Done() implements Next {}
}

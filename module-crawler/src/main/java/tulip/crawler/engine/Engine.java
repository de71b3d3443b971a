package tulip.crawler.engine;

import tulip.crawler.Crawl;

/// Decides how waiting is done, and nothing else: what to fetch is the crawl's business.
///
/// An engine keeps its connections from one crawl to the next. It is used by one caller at a time.
public interface Engine extends AutoCloseable {
    /// Runs a crawl to its end.
    ///
    /// @throws InterruptedException if the caller is interrupted; the crawl is then stopped
    void run(Crawl crawl) throws InterruptedException;

    /// Closes all connections, also those in use: a crawl that is under way elsewhere ends soon, with failures.
    @Override
    void close();
}

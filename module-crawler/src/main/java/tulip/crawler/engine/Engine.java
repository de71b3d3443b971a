package tulip.crawler.engine;

import tulip.crawler.Crawl;

/// Decides how a crawl waits. The [Crawl] decides what to fetch.
///
/// An engine keeps its connections from one crawl to the next. One caller at a time may use it.
public interface Engine extends AutoCloseable {
    /// Runs a crawl to its end.
    ///
    /// @throws InterruptedException if the caller is interrupted; then the crawl is stopped
    void run(Crawl crawl) throws InterruptedException;

    /// Closes all connections, also connections in use. A running crawl ends soon, with failures.
    @Override
    void close();
}

package tulip.crawler.site;

/// A website without a network: answers depend on the address alone, so a test or a computation can ask it directly.
public interface Site {
    /// Names the page to start at, as it stands in a request line: `/` or `/index.html`.
    String start();

    /// Answers a GET request for this path and query; any thread may ask.
    ///
    /// Never throws: what cannot be served is a reply with a 4xx or 5xx status.
    Reply reply(String pathAndQuery);

    /// Says whether a reply may wait for a disk, so that it must be kept off an event loop.
    default boolean readsFiles() {
        return false;
    }
}

package tulip.crawler.site;

/// A website without a network. A reply depends only on the address, so tests and computations can call it directly.
public interface Site {
    /// The start page, as written in a request line: `/` or `/index.html`.
    String start();

    /// Answers a GET request for this path and query. Any thread may call this.
    ///
    /// Never throws: an error is a reply with a 4xx or 5xx status.
    Reply reply(String pathAndQuery);

    /// Says whether [#reply] may read a file. Then it must not run on an event loop.
    default boolean readsFiles() {
        return false;
    }
}

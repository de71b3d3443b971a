package tulip.crawler.bench;

/// Gets one page by blocking its caller. Any number of threads may do so at once.
interface PageGet extends AutoCloseable {
    /// Sends the request and waits for the answer.
    ///
    /// @return the bytes of the body
    /// @throws Exception if there is no answer, or another than 200
    int get() throws Exception;

    @Override
    void close();
}

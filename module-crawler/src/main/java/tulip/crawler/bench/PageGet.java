package tulip.crawler.bench;

/// Gets one page and blocks its caller meanwhile. Any number of threads may use it at once.
interface PageGet extends AutoCloseable {
    /// Sends the request and waits for the response.
    ///
    /// @return the size of the body in bytes
    /// @throws Exception if there is no response, or its status is not 200
    int get() throws Exception;

    @Override
    void close();
}

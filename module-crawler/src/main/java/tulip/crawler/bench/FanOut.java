package tulip.crawler.bench;

/// Gets many pages to answer one request: sends all at once, and returns when the last has come.
///
/// Client and threads are made before the first call and kept until [#close]; one caller at a time.
public interface FanOut extends AutoCloseable {
    /// Sends the requests and waits for every answer.
    ///
    /// @return the bytes of all bodies together
    /// @throws Exception the first failure found; any answer but 200 is one
    long getAll() throws Exception;

    /// Ends every thread and connection, and waits until they have ended.
    @Override
    void close();
}

package tulip.crawler.bench;

/// Sends many requests at once and waits for all responses.
///
/// Client and threads are created before the first call and kept until [#close]. One caller at a time may use it.
public interface FanOut extends AutoCloseable {
    /// Sends the requests and waits for every response.
    ///
    /// @return the total size of all bodies in bytes
    /// @throws Exception the first failure found; every status except 200 is a failure
    long getAll() throws Exception;

    /// Ends all threads and connections, and waits until they have ended.
    @Override
    void close();
}

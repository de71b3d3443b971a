package tulip.crawler.bench;

import java.util.concurrent.CompletableFuture;

/// Sends many requests at once and waits for all responses.
///
/// Client and threads are created before the first call and kept until [#close]. An instance is used either
/// through [#getAll], by one caller at a time, or through [#begin].
public interface FanOut extends AutoCloseable {
    /// Sends the requests and waits for every response.
    ///
    /// @return the total size of all bodies in bytes
    /// @throws Exception the first failure found; every status except 200 is a failure
    long getAll() throws Exception;

    /// Begins a fan-out and does not wait for it. Any thread may call this, also while other fan-outs run.
    ///
    /// @return what [#getAll] would return, or its exception
    CompletableFuture<Long> begin();

    /// Ends all threads and connections, and waits until they have ended.
    @Override
    void close();
}

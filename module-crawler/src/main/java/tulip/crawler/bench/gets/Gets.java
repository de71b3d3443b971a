package tulip.crawler.bench.gets;

/// Sends GETs for one page on a number of connections: on each the next one, as soon as the last one is answered.
interface Gets extends AutoCloseable {
    /// Sends GETs until the time is over.
    ///
    /// @param endNanos  as [System#nanoTime] counts
    /// @return how many were answered with status 200
    /// @throws Exception the first failure found; every other status is a failure
    long until(long endNanos) throws Exception;

    @Override
    void close();

    static void requireOk(int status) {
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
    }
}

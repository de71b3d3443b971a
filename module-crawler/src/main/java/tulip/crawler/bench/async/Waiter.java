package tulip.crawler.bench.async;

/// A way to wait, at the works that [LoopBenchmark] times.
interface Waiter extends AutoCloseable {
    /// How many futures are awaited that are done already. With a single one, the compiler would take the await out of
    /// the loop, and measure nothing.
    int DIFFERENT = 64;

    /// Does the work so many times, and returns when it is done.
    ///
    /// @throws IllegalArgumentException if there is no such work in this way to wait
    void run(Work work, int times) throws Exception;

    @Override
    default void close() {}

    static IllegalArgumentException hasNo(Work work) {
        return new IllegalArgumentException("not measured here: " + work.id());
    }
}

package tulip.crawler;

/// Tells the engine what to do next; see [Crawl#next].
public sealed interface Next {
    /// Fetch this address, then call [Crawl#completed] exactly once.
    ///
    /// @param attempt  1 for the first attempt, 2 for the first retry
    record Fetch(Url url, int attempt) implements Next {
        public Fetch(Url url) {
            this(url, 1);
        }
    }

    /// Ask again at this [System#nanoTime] or when a fetch has completed, whichever is first.
    record WaitUntil(long nanoTime) implements Next {}

    /// Ask again when a fetch has completed.
    record Idle() implements Next {}

    /// The crawl is over, and nothing is in flight.
    record Done() implements Next {}
}

package tulip.crawler;

/// Tells the engine what to do next; see [Crawl#next].
public sealed interface Next {
    /// Fetch this address, then call [Crawl#completed] exactly once.
    record Fetch(Url url) implements Next {}

    /// Ask again at this [System#nanoTime] or when a fetch has completed, whichever is first.
    record WaitUntil(long nanoTime) implements Next {}

    /// Ask again when a fetch has completed.
    record Idle() implements Next {}

    /// The crawl is over, and nothing is in flight.
    record Done() implements Next {}
}

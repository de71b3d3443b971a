package tulip.crawler.cost;

import java.io.IOException;

/// Sends the requests of a [LoadRun], and tells it the answers. One thread uses it.
interface Wire {
    /// Receives what became of requests.
    interface Answers {
        void answered(int request);

        /// Tells that a request has failed.
        ///
        /// @param kind  what happened, in a few words that are the same for each such failure
        void failed(int request, String kind);
    }

    /// Sends a request without waiting for anything.
    void send(int request, Answers answers);

    /// Waits at most this long for an answer, and tells all that have come.
    void poll(long nanos, Answers answers) throws IOException;

    /// Closes the connection of a request for which nobody waits any more.
    void giveUp(int request);
}

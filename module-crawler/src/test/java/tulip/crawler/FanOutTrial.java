package tulip.crawler;

import java.util.SortedSet;

/// A fan-out under way to a service that answers only when a check says so. So nothing depends on time.
interface FanOutTrial extends AutoCloseable {
    /// What the caller of the fan-out does while it waits.
    String WAITS = "waits";

    /// Waits until nothing can happen before the next answer.
    ///
    /// @return false if it has given up, because a thread runs on and on
    boolean settle();

    /// The numbers of the requests that have been sent, and are neither answered nor cancelled. The first is 1.
    SortedSet<Integer> inFlight();

    /// Answers a request. The answer to request 1 is `answer 1`.
    void answer(int number);

    /// Has a request fail.
    void fail(int number);

    /// What the caller does: [#WAITS], [#gets] or [#failsWith], or something else.
    String caller();

    /// What the caller does if a request has failed.
    String failsWith(int number);

    /// What the fan-out has left, in words; empty if it has left nothing.
    String left();

    /// Where the caller stands, for the message of a failure; null if unknown.
    Thread callerThread();

    /// What the caller has got instead of answers; null if nothing.
    Throwable thrown();

    @Override
    void close();

    static String gets(Object answers) {
        return "gets " + answers;
    }
}

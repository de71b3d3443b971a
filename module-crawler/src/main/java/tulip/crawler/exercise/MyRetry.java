package tulip.crawler.exercise;

import java.time.Duration;
import java.util.Optional;
import tulip.crawler.Outcome;
import tulip.crawler.Retry;
import tulip.kit.Todo;

/// Exercise 5.6: which requests are tried again, and when. The text is exercises/6-retry.md.
public final class MyRetry implements Retry {
    private final int mostAttempts;
    private final Duration first;
    private final Duration longest;

    /// @param mostAttempts  how often a request is sent at most, the first attempt included
    /// @param first         the wait before the second attempt
    /// @param longest       no wait is longer
    public MyRetry(int mostAttempts, Duration first, Duration longest) {
        this.mostAttempts = mostAttempts;
        this.first = first;
        this.longest = longest;
    }

    @Override
    public Optional<Duration> after(int attempts, Outcome.Failed failure) {
        throw new Todo("whether there is another attempt, and after which wait");
    }
}

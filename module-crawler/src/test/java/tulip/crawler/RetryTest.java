package tulip.crawler;

import java.time.Duration;

final class RetryTest extends RetryContract {
    @Override
    protected Retry retry(int mostAttempts, Duration first, Duration longest) {
        return new BackOff(mostAttempts, first, longest);
    }
}

package tulip.crawler.exercise;

import java.time.Duration;
import tulip.crawler.Retry;
import tulip.crawler.RetryContract;

final class RetryExerciseTest extends RetryContract {
    @Override
    protected Retry retry(int mostAttempts, Duration first, Duration longest) {
        return new MyRetry(mostAttempts, first, longest);
    }
}

package tulip.crawler;

import java.time.Duration;
import java.util.Optional;

/// Tries again what may be over soon, and waits twice as long each time (exponential back-off).
public final class BackOff implements Retry {
    private static final int REQUEST_TIMEOUT = 408; // RFC 9110, section 15.5.9
    private static final int TOO_MANY_REQUESTS = 429; // RFC 6585, section 4

    private final int mostAttempts;
    private final Duration first;
    private final Duration longest;

    /// @param mostAttempts  how often a request is sent at most, the first attempt included
    /// @param first         the wait before the second attempt
    /// @param longest       no wait is longer
    public BackOff(int mostAttempts, Duration first, Duration longest) {
        this.mostAttempts = mostAttempts;
        this.first = first;
        this.longest = longest;
    }

    @Override
    public Optional<Duration> after(int attempts, Outcome.Failed failure) {
        return attempts < mostAttempts && mayPass(failure) ? Optional.of(delay(attempts)) : Optional.empty();
    }

    /// Whether another attempt may succeed: the connection failed, or the server is busy or broken now.
    private static boolean mayPass(Outcome.Failed failure) {
        return switch (failure.kind()) {
            case CONNECT_REFUSED,
                    CONNECT_TIMEOUT,
                    RESET,
                    FIRST_BYTE_TIMEOUT,
                    RESPONSE_TIMEOUT,
                    TRUNCATED,
                    SERVER_ERROR -> true;
            case CLIENT_ERROR -> {
                int status = failure.status().orElse(0);
                yield status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
            }
            default -> false;
        };
    }

    private Duration delay(int attempts) {
        Duration delay = first;
        for (int i = 1; i < attempts && delay.compareTo(longest) < 0; i++) { // stops before a large number overflows
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}

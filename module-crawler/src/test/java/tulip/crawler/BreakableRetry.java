package tulip.crawler;

import java.time.Duration;
import java.util.Optional;

/// A correct retry. Each mistake overrides one or two methods, and so has only one fault.
class BreakableRetry implements Retry {
    final int mostAttempts;
    final Duration first;
    final Duration longest;

    BreakableRetry(int mostAttempts, Duration first, Duration longest) {
        this.mostAttempts = mostAttempts;
        this.first = first;
        this.longest = longest;
    }

    @Override
    public Optional<Duration> after(int attempts, Outcome.Failed failure) {
        return isLeft(attempts) && mayPass(failure) ? Optional.of(delay(attempts)) : Optional.empty();
    }

    boolean isLeft(int attempts) {
        return attempts < mostAttempts;
    }

    boolean mayPass(Outcome.Failed failure) {
        return switch (failure.kind()) {
            case CONNECT_REFUSED, CONNECT_TIMEOUT, RESET, FIRST_BYTE_TIMEOUT, RESPONSE_TIMEOUT, TRUNCATED -> true;
            case SERVER_ERROR -> true;
            case CLIENT_ERROR -> isBusy(failure.status().orElse(0));
            default -> false;
        };
    }

    boolean isBusy(int status) {
        return status == 408 || status == 429;
    }

    Duration delay(int attempts) {
        double nanos = first.toNanos() * Math.pow(2, attempts - 1);
        return nanos < longest.toNanos() ? Duration.ofNanos((long) nanos) : longest;
    }
}

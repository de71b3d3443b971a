package tulip.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpDate;

/// How long a server asks to wait before the next request (RFC 9110, section 10.2.3).
///
/// It counts for the statuses 429 (RFC 6585, section 4) and 503. With a redirect it is ignored, as browsers do.
final class RetryAfter {
    /// No crawl waits longer for one host. A server that asks for more is asked again after this time at the
    /// earliest, and never for the same address.
    static final Duration MOST = Duration.ofMinutes(5);

    static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /// Reads the field: seconds, or a date.
    ///
    /// @param now  counts only if the response has no `Date` of its own, so a wrong clock does no harm
    /// @return empty if there is none that can be read; zero if the date is past
    static Optional<Duration> of(int status, Headers headers, Instant now) {
        if (status != TOO_MANY_REQUESTS && status != UNAVAILABLE) {
            return Optional.empty();
        }
        return headers.first("Retry-After").map(String::strip).flatMap(value -> wait(value, headers, now));
    }

    /// Makes the wait before another attempt as long as the server asks for, at least.
    ///
    /// @param again  empty if there is no other attempt
    /// @return empty also if the server asks for too long a wait
    static Optional<Duration> atLeast(Optional<Duration> again, Outcome.Failed failed) {
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        return again.filter(_ -> asked.compareTo(MOST) <= 0).map(wait -> wait.compareTo(asked) < 0 ? asked : wait);
    }

    private static Optional<Duration> wait(String value, Headers headers, Instant now) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int digits = Math.min(value.length(), MOST_DIGITS); // more are over the limit anyway
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.substring(0, digits))));
        }
        Instant sent = headers.first("Date")
                .flatMap(date -> HttpDate.parse(date.strip(), now))
                .orElse(now);
        return HttpDate.parse(value, now)
                .map(until -> Duration.between(sent, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}

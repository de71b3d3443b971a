package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tulip.crawler.http.Headers;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource({
        "429, 120, 120",
        "503, ' 0 ', 0",
        "503, 'Sun, 06 Nov 1994 08:50:37 GMT', 60",
        "503, 'Sunday, 06-Nov-94 08:50:37 GMT', 60",
        "503, 'Sun, 06 Nov 1994 08:00:00 GMT', 0",
        "503, 999999999999999999999999, 999999999",
        "503, soon, ",
        "503, -5, ",
        "503, 1.5, ",
        "503, +5, ",
        "503, 5s, ",
        "503, '5, 6', ",
        "503, ٥, ",
        "503, 007, 7",
        "503, 'Sun, 99 Nov 1994 08:50:37 GMT', ",
        "429, 'Fri, 31 Dec 9999 23:59:59 GMT', 252618189022",
        "503, '', ",
        "500, 120, ",
        "301, 120, "
    })
    void secondsAndDatesAreRead(int status, String value, Long seconds) {
        assertEquals(
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                RetryAfter.of(status, new Headers().add("Retry-After", value), NOW));
    }

    @Test
    void theServersOwnClockCounts() {
        var headers = new Headers()
                .add("Date", "Sun, 06 Nov 1994 10:00:00 GMT")
                .add("Retry-After", "Sun, 06 Nov 1994 10:00:05 GMT");
        assertEquals(Optional.of(Duration.ofSeconds(5)), RetryAfter.of(503, headers, NOW));
    }

    @Test
    void itIsALowerBoundForTheNextAttempt() {
        Optional<Duration> second = Optional.of(Duration.ofSeconds(1));
        assertEquals(second, RetryAfter.atLeast(second, SimulatedWeb.status(503)));
        assertEquals(second, RetryAfter.atLeast(second, SimulatedWeb.status(503, Duration.ZERO)));
        assertEquals(
                Optional.of(Duration.ofSeconds(9)),
                RetryAfter.atLeast(second, SimulatedWeb.status(503, Duration.ofSeconds(9))));
        assertEquals(Optional.empty(), RetryAfter.atLeast(second, SimulatedWeb.status(503, Duration.ofDays(1))));
        assertEquals(
                Optional.empty(),
                RetryAfter.atLeast(Optional.empty(), SimulatedWeb.status(503, Duration.ofSeconds(9))));
    }

    @Test
    void jitterShortensAWaitByUpToAHalf() {
        Retry always = (_, _) -> Optional.of(Duration.ofSeconds(1));
        List<Duration> waits = waits(always.withJitter(5));
        assertTrue(
                waits.stream().allMatch(wait -> wait.toMillis() >= 500 && wait.toMillis() <= 1000), waits.toString());
        assertTrue(waits.stream().distinct().count() > 90, waits.toString());
        assertEquals(waits, waits(always.withJitter(5)), "the same seed gives the same waits");
        assertEquals(Optional.empty(), Retry.never().withJitter(5).after(1, SimulatedWeb.status(503)));
    }

    private static List<Duration> waits(Retry retry) {
        return IntStream.range(0, 100)
                .mapToObj(_ -> retry.after(1, SimulatedWeb.status(503)).orElseThrow())
                .toList();
    }
}

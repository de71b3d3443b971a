package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void theSameSeedGivesTheSameTimes() {
        assertArrayEquals(Arrivals.draw(100, MINUTE, 7), Arrivals.draw(100, MINUTE, 7));
        assertFalse(Arrays.equals(Arrivals.draw(100, MINUTE, 7), Arrivals.draw(100, MINUTE, 8)));
    }

    @Test
    void theTimesRiseAndEndWithTheStep() {
        long[] times = Arrivals.draw(100, MINUTE, 7);
        assertTrue(IntStream.range(1, times.length).allMatch(i -> times[i - 1] <= times[i]));
        assertTrue(times[0] >= 0 && times[times.length - 1] < MINUTE.toNanos());
    }

    @Test
    void theRateIsAsPlannedAndTheGapsAreAsWideAsTheirMean() {
        long[] times = Arrivals.draw(100, MINUTE, 7);
        double[] gaps = IntStream.range(1, times.length)
                .mapToDouble(i -> (times[i] - times[i - 1]) / 1e9)
                .toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance = Arrays.stream(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertEquals(0.01, mean, 0.0005);
        assertEquals(0.01, Math.sqrt(variance), 0.0005); // an exponential distribution
    }
}

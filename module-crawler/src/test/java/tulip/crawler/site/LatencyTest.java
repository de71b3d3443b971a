package tulip.crawler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "50|50",
                "50ms|50",
                " 60000 |60000",
                "uniform:20-80|uniform:20-80",
                "uniform:20ms-80ms|uniform:20-80",
                "uniform:20-80ms|uniform:20-80",
                "lognormal:50,0.5|lognormal:50,0.5",
                "lognormal:50ms,.5|lognormal:50,0.5",
                "lognormal:50,0|lognormal:50,0.0",
                "lognormal:50,0.0001|lognormal:50,0.00010"
            })
    void everyFormIsParsedAndWrittenBack(String text, String written) {
        Latency latency = Latency.parse(text);
        assertEquals(written, latency.toString());
        assertEquals(latency, Latency.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ms",
                "-1",
                "5.5",
                "50s",
                "fast",
                "50 ms",
                "uniform",
                "uniform:20",
                "uniform:-5-20",
                "normal:5,1",
                "lognormal:50",
                "lognormal:50,",
                "lognormal:50,-1",
                "lognormal:50,NaN",
                "٥٠"
            })
    void otherTextIsRejectedWithTheAllowedForms(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Latency.parse(text));
        assertEquals(
                "'" + text + "' is not a latency: write milliseconds as 50, uniform:20-80 or lognormal:50,0.5"
                        + " (median and sigma)",
                thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60001|a latency must be between 0 and 60,000 milliseconds",
                "99999999999999999999|a latency must be between 0 and 60,000 milliseconds",
                "uniform:0-60001|a latency must be between 0 and 60,000 milliseconds",
                "lognormal:60001,1|a latency must be between 0 and 60,000 milliseconds",
                "uniform:80-20|latency 'uniform:80-20' has its bounds the wrong way round: write uniform:20-80",
                "lognormal:50,5.1|the sigma of a log-normal latency must be between 0 and 5, not 5.1"
            })
    void valueOutOfRangeIsRejectedWithTheRange(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Latency.parse(text))
                        .getMessage());
    }

    @Test
    void sigmaThatIsNoNumberIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new Latency.LogNormal(50, Double.NaN));
    }

    @Test
    void waitDependsOnSeedAndPageAlone() {
        for (String text : new String[] {"uniform:0-60000", "lognormal:5000,1"}) {
            int wait = Latency.parse(text).millis(7, "/guide/tulip-0042.html");
            assertEquals(wait, Latency.parse(text).millis(7, "/guide/tulip-0042.html"));
            assertNotEquals(wait, Latency.parse(text).millis(8, "/guide/tulip-0042.html"));
            assertNotEquals(wait, Latency.parse(text).millis(7, "/guide/tulip-0043.html"));
        }
    }

    @Test
    void waitsAreTheSameOnEveryMachine() {
        assertEquals(19_423, Latency.parse("uniform:0-60000").millis(1, "/"));
        assertEquals(9_538, Latency.parse("lognormal:5000,1").millis(1, "/"));
    }

    @Test
    void fixedIsTheSameForEveryPage() {
        assertTrue(Arrays.stream(waits("50")).allMatch(wait -> wait == 50));
    }

    @Test
    void uniformFillsItsRangeEvenly() {
        int[] waits = waits("uniform:20-80");
        assertEquals(20, waits[0]);
        assertEquals(80, waits[waits.length - 1]);
        assertEquals(50, Arrays.stream(waits).average().orElseThrow(), 0.6); // 3.4 standard errors
    }

    @Test
    void logNormalHasTheExpectedMedianMeanAndTail() {
        int[] waits = waits("lognormal:50,0.5");
        assertEquals(50, waits[5_000], 2);
        assertEquals(50 * Math.exp(0.125), Arrays.stream(waits).average().orElseThrow(), 1);
        assertEquals(50 * Math.exp(0.5 * 1.645), waits[9_500], 5);
        assertTrue(waits[0] > 0);
    }

    @Test
    void logNormalIsCutOffAtAMinute() {
        int[] waits = waits("lognormal:60000,5");
        assertEquals(60_000, waits[waits.length - 1]);
        assertTrue(waits[0] >= 0);
        assertTrue(Arrays.stream(waits).filter(wait -> wait == 60_000).count() > 4_500);
    }

    /// The waits before 10,000 pages, in ascending order.
    private static int[] waits(String latency) {
        Latency parsed = Latency.parse(latency);
        return IntStream.range(0, 10_000)
                .map(i -> parsed.millis(1, "/page-" + i + ".html"))
                .sorted()
                .toArray();
    }
}

package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void fewerThanSixRoundsTellNothing() {
        assertEquals(Trend.UNKNOWN, Trend.of(new double[] {}));
        assertEquals(Trend.UNKNOWN, Trend.of(new double[] {564, 444, 388}));
        assertEquals(Trend.UNKNOWN, Trend.of(new double[] {600, 564, 444, 430, 388}));
    }

    @Test
    void timesThatFallOrRiseAreATrend() {
        assertEquals(Trend.SEEN, Trend.of(new double[] {564, 500, 444, 420, 400, 388}));
        assertEquals(Trend.SEEN, Trend.of(new double[] {388, 400, 420, 444, 500, 564}));
        assertEquals(Trend.SEEN, Trend.of(new double[] {564, 500, 444, 450, 420, 400, 405, 388}));
    }

    @Test
    void aTrendOfLessThanFivePerCentDoesNotMatter() {
        assertEquals(Trend.NONE, Trend.of(new double[] {364, 363, 362, 361, 360, 359}));
    }

    @Test
    void equalTimesAndOneSlowRoundAreNone() {
        assertEquals(Trend.NONE, Trend.of(new double[] {350, 350, 350, 350, 350, 350}));
        assertEquals(Trend.NONE, Trend.of(new double[] {900, 352, 349, 351, 350, 353, 348}));
        assertEquals(Trend.NONE, Trend.of(new double[] {350, 352, 349, 900, 351, 350, 348}));
    }

    @Test
    void noiseIsRarelyATrend() {
        var random = new Random(1);
        long seen = IntStream.range(0, 2_000)
                .filter(_ -> Trend.of(IntStream.range(0, 8)
                                .mapToDouble(_ -> 350 + 20 * random.nextGaussian())
                                .toArray())
                        == Trend.SEEN)
                .count();
        assertTrue(seen <= 30, seen + " of 2,000"); // 1 % would be 20
    }
}

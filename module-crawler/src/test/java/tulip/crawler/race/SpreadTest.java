package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void fewerThanSixRoundsHaveAMedianButNoInterval() {
        Spread spread = Spread.of(new double[] {5, 1, 3, 2, 4});
        assertEquals(3, spread.median());
        assertTrue(Double.isNaN(spread.low()) && Double.isNaN(spread.high()));
    }

    @Test
    void sixToEightRoundsHaveAllTimesAsTheirInterval() {
        assertEquals(new Spread(3.5, 1, 6), Spread.of(new double[] {6, 1, 2, 5, 4, 3}));
        assertEquals(
                new Spread(4.5, 1, 8),
                Spread.of(IntStream.rangeClosed(1, 8).asDoubleStream().toArray()));
    }

    /// The binomial distribution: 2 P(B < 2) = 0.039 for 9 times, 2 P(B < 6) = 0.041 for 20.
    @Test
    void moreRoundsCutOffTheirExtremes() {
        assertEquals(
                new Spread(5, 2, 8),
                Spread.of(IntStream.rangeClosed(1, 9).asDoubleStream().toArray()));
        assertEquals(
                new Spread(10.5, 6, 15),
                Spread.of(IntStream.rangeClosed(1, 20).asDoubleStream().toArray()));
    }
}

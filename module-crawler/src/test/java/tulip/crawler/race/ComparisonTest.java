package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    /// Hollander, Wolfe and Chicken, and every table of Mann and Whitney's U: the critical values for a
    /// two-sided test.
    @Test
    void asManyQuotientsAreCutOffAsTheTablesSay() {
        assertEquals(23, Comparison.cut(10, 10, 0.05));
        assertEquals(16, Comparison.cut(10, 10, 0.01));
        assertEquals(5, Comparison.cut(6, 6, 0.05));
        assertEquals(2, Comparison.cut(6, 6, 0.01));
        assertEquals(3, Comparison.cut(5, 6, 0.05));
        assertEquals(127, Comparison.cut(20, 20, 0.05));
    }

    @Test
    void withTooFewRoundsNothingCanBeShown() {
        assertEquals(-1, Comparison.cut(3, 3, 0.05));
        assertEquals(0, Comparison.cut(4, 4, 0.05));
        var comparison = Comparison.of(new double[] {900, 901, 902}, new double[] {300, 301, 302}, 0.02);
        assertFalse(comparison.differs());
        assertTrue(Double.isInfinite(comparison.smallestShown()));
    }

    @Test
    void moreLanesNeedMoreRounds() {
        assertEquals(5, Comparison.leastRounds(2));
        assertEquals(6, Comparison.leastRounds(4));
        assertEquals(7, Comparison.leastRounds(8));
    }

    @Test
    void separatedRoundsShowTheirQuotient() {
        var comparison = Comparison.of(
                new double[] {600, 602, 604, 606, 608, 610}, new double[] {300, 301, 302, 303, 304, 305}, 0.02);
        assertTrue(comparison.differs());
        assertEquals(2, comparison.ratio(), 0.02);
        assertTrue(comparison.low() > 1.9 && comparison.high() < 2.1, comparison.toString());
    }

    @Test
    void overlappingRoundsShowNoDifferenceButWhatTheyCouldHaveShown() {
        double[] times = {400, 404, 408, 412, 416, 420};
        var comparison = Comparison.of(times, times, 0.02);
        assertFalse(comparison.differs());
        assertEquals(1, comparison.ratio(), 1e-9);
        assertEquals(0.05, comparison.smallestShown(), 0.02);
    }

    @Test
    void oneSlowRoundDoesNotHideADifference() {
        double[] slower = {400, 401, 402, 403, 404, 405, 406, 407};
        double[] faster = {300, 301, 302, 303, 304, 305, 306, 900};
        assertTrue(Comparison.of(slower, faster, 0.02).differs());
    }

    @Test
    void equalLanesShowADifferenceAsRarelyAsPromised() {
        var random = new Random(1);
        long alarms = IntStream.range(0, 2_000)
                .filter(_ -> Comparison.of(times(random, 350), times(random, 350), 0.02)
                        .differs())
                .count();
        assertTrue(alarms > 10 && alarms <= 55, alarms + " of 2,000"); // 2 % would be 40, and U is discrete
    }

    @Test
    void aTenthIsShownNearlyAlways() {
        var random = new Random(1);
        long shown = IntStream.range(0, 1_000)
                .filter(_ -> Comparison.of(times(random, 385), times(random, 350), 0.02)
                        .differs())
                .count();
        assertTrue(shown >= 990, shown + " of 1,000");
    }

    /// Ten times with a standard deviation of 3 %.
    private static double[] times(Random random, double mean) {
        return IntStream.range(0, 10)
                .mapToDouble(_ -> mean * (1 + 0.03 * random.nextGaussian()))
                .toArray();
    }
}

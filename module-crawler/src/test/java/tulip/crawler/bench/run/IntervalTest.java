package tulip.crawler.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class IntervalTest {
    private static final int TRIALS = 2_000;

    @Test
    void theIntervalOfTwoForksIsTheOneOfJmh() {
        var interval = Interval.of(List.of(new double[] {10, 12, 11}, new double[] {11, 13, 9}));
        assertEquals(11, interval.mean(), 1e-9);
        // s = sqrt(2), 6 values, t(0.9995; 5) = 6.8688
        assertEquals(6.8688 * Math.sqrt(2.0 / 6), interval.error(), 1e-3);
    }

    @Test
    void forksThatDisagreeWidenTheInterval() {
        List<double[]> forks =
                List.of(new double[] {10, 10.1, 9.9}, new double[] {12, 12.1, 11.9}, new double[] {14, 14.1, 13.9});
        // the means are 10, 12, 14: s = 2, t(0.975; 2) = 4.3027
        assertEquals(4.3027 * 2 / Math.sqrt(3), Interval.of(forks).error(), 1e-3);
    }

    @Test
    void oneMeasurementHasNoIntervalAndDiffersFromNothing() {
        var one = Interval.of(List.of(new double[] {10}));
        assertTrue(Double.isNaN(one.error()));
        assertFalse(one.differs(new Interval(99, 1)));
        assertFalse(new Interval(99, 1).differs(one));
    }

    @Test
    void intervalsThatOverlapDoNotDiffer() {
        assertFalse(new Interval(10, 1).differs(new Interval(11.9, 1)));
        assertTrue(new Interval(10, 1).differs(new Interval(12.1, 1)));
        assertTrue(new Interval(12.1, 1).differs(new Interval(10, 1)));
    }

    @Test
    void relativeErrorsOfAQuotientAddUpInSquares() {
        Interval quotient = new Interval(500, 15).dividedBy(new Interval(100, 4));
        assertEquals(5, quotient.mean(), 1e-9);
        assertEquals(5 * 0.05, quotient.error(), 1e-9);
    }

    /// Forks that differ as much as their iterations do: an interval over iterations alone would be too narrow.
    @Test
    void equalTwinsAreSeldomCalledDifferent() {
        var random = new Random(7);
        int different = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            different += measured(random, 100).differs(measured(random, 100)) ? 1 : 0;
        }
        assertTrue(different < TRIALS / 200, different + " of " + TRIALS);
    }

    @Test
    void aTwinThatIsTenPercentSlowerIsNearlyAlwaysDetected() {
        var random = new Random(7);
        int different = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            different += measured(random, 110).differs(measured(random, 100)) ? 1 : 0;
        }
        assertTrue(different > TRIALS * 0.95, different + " of " + TRIALS);
    }

    /// 4 forks of 6 iterations; forks and iterations each have a standard deviation of 1 %.
    private static Interval measured(Random random, double mean) {
        List<double[]> forks = new ArrayList<>();
        for (int fork = 0; fork < 4; fork++) {
            double own = mean * (1 + 0.01 * random.nextGaussian());
            forks.add(random.doubles(6)
                    .map(_ -> own * (1 + 0.01 * random.nextGaussian()))
                    .toArray());
        }
        return Interval.of(forks);
    }
}

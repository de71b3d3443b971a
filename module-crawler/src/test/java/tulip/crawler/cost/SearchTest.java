package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;

class SearchTest {
    private final List<Integer> tried = new ArrayList<>();

    @Test
    void theHighestNotchThatHoldsIsFoundFromWhereverTheSearchStarts() {
        for (int capacity = 0; capacity < Ladder.MOST; capacity += 3) {
            int most = capacity;
            for (int start = Math.max(0, capacity - 12); start < Math.min(Ladder.MOST, capacity + 12); start++) {
                Bracket found = search(start, notch -> notch <= most);
                assertEquals(new Bracket(OptionalInt.of(most), OptionalInt.of(most + 1), true), found);
            }
        }
    }

    @Test
    void theRateRisesInJumpsAndThenTheGapIsHalvedAndBothSidesAreRepeated() {
        search(20, notch -> notch <= 26);
        assertEquals(List.of(20, 24, 28, 26, 27, 27, 26), tried);
    }

    @Test
    void oneStepThatBreaksByChanceDecidesNothing() {
        for (int disturbed = 1; disturbed <= 8; disturbed++) {
            int number = disturbed;
            tried.clear();
            Bracket found = search(20, notch -> notch <= 26 && tried.size() != number);
            assertEquals(OptionalInt.of(26), found.held(), "disturbed step " + number + ", tried " + tried);
            assertTrue(found.settled());
        }
    }

    @Test
    void aServiceThatHoldsNothingEndsTheSearchBelow() {
        Bracket found = search(17, _ -> false);
        assertEquals(new Bracket(OptionalInt.empty(), OptionalInt.of(Ladder.LEAST), true), found);
    }

    @Test
    void aServiceThatHoldsEverythingEndsTheSearchAbove() {
        Bracket found = search(80, _ -> true);
        assertEquals(new Bracket(OptionalInt.of(Ladder.MOST), OptionalInt.empty(), true), found);
    }

    @Test
    void aServiceWithoutALimitIsNotSettledAndTheSearchEnds() {
        var random = new Random(3);
        var search = new Search(40);
        int steps = 0;
        for (OptionalInt notch = search.next(); notch.isPresent(); notch = search.next()) {
            search.ended(notch.getAsInt(), random.nextInt(40) > notch.getAsInt() - 30 + random.nextInt(20));
            steps++;
        }
        assertTrue(steps <= Search.MOST_STEPS);
    }

    @Test
    void aSearchThatIsCutShortIsNotSettled() {
        var search = new Search(20);
        search.ended(20, true);
        search.ended(24, false);
        assertEquals(new Bracket(OptionalInt.of(20), OptionalInt.of(24), false), search.bracket());
    }

    /// A server that works 1 ms for each request holds 1,000 a second if they come evenly. They do not, so it
    /// holds less; but with 250 ms of patience not much less.
    @Test
    void aSimulatedServiceIsFoundToHoldAlmostWhatItCan() {
        Bracket found = search(17, notch -> {
            var clock = new ManualClock();
            long[] due = Arrivals.draw(Ladder.rate(notch), Duration.ofSeconds(20), tried.size());
            try {
                LoadResult result = new LoadRun(
                                clock, SimulatedService.busyFor(clock, 1_000_000), due, new Objective(250))
                        .run(_ -> {});
                return new Objective(250).judge(result) == Verdict.HELD;
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        });
        double held = Ladder.rate(found.held().orElseThrow());
        assertTrue(found.settled());
        assertTrue(held > 850 && held < 1_050, held + "/s, tried " + tried);
    }

    @Test
    void oneServiceHoldsMoreThanAnotherOnlyBeyondTheResolution() {
        assertFalse(bracket(30).isAbove(bracket(30)));
        assertFalse(bracket(31).isAbove(bracket(30)));
        assertTrue(bracket(32).isAbove(bracket(30)));
        assertFalse(bracket(30).isAbove(bracket(32)));
        var cutShort = new Bracket(OptionalInt.of(32), OptionalInt.of(33), false);
        assertFalse(cutShort.isAbove(bracket(20)));
        assertFalse(bracket(40).isAbove(cutShort));
        assertTrue(bracket(30).isAbove(new Bracket(OptionalInt.empty(), OptionalInt.of(0), true)));
    }

    private static Bracket bracket(int held) {
        return new Bracket(OptionalInt.of(held), OptionalInt.of(held + 1), true);
    }

    private Bracket search(int start, IntPredicate holds) {
        var search = new Search(start);
        for (OptionalInt notch = search.next(); notch.isPresent(); notch = search.next()) {
            tried.add(notch.getAsInt());
            search.ended(notch.getAsInt(), holds.test(notch.getAsInt()));
        }
        return search.bracket();
    }
}

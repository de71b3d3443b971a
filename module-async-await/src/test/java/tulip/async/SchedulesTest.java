package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.async.Primitives.Bug;
import tulip.coroutines.Schedules;
import tulip.generators.Suspension;

/// Runs the scenarios in each order of their steps, and in random orders.
final class SchedulesTest extends EachBackend {
    private static final int RANDOM = Integer.getInteger("tulip.schedules", 3_000);
    private static final boolean IS_THOROUGH = RANDOM > 3_000;
    private static final int FEW = 1_000;
    private static final Map<Scenario, Integer> COUNTS = Map.ofEntries( // 12! / (4! 4! 4!) where nothing blocks
            Map.entry(Scenario.PASS, 34_650),
            Map.entry(Scenario.LOCK, 24_966),
            Map.entry(Scenario.SEMAPHORE, 37_350),
            Map.entry(Scenario.CANCEL_AT_A_LOCK, 313),
            Map.entry(Scenario.CANCEL_AT_A_SEMAPHORE, 313),
            Map.entry(Scenario.EVENT, 49_350),
            Map.entry(Scenario.CONDITION, 46_722),
            Map.entry(Scenario.CANCEL_AT_A_CONDITION, 36),
            Map.entry(Scenario.QUEUE, 52_030),
            Map.entry(Scenario.CANCEL_AT_A_QUEUE, 161));

    /// Runs all schedules.
    ///
    /// @return how many there are
    private static int explore(Scenario scenario) {
        var schedules = new Schedules();
        int count = 0;
        do {
            count++;
            int number = count;
            String wrong = scenario.run(new Primitives(), schedules);
            assertNull(wrong, () -> scenario + ", schedule " + number + ": " + wrong);
        } while (schedules.advance());
        return count;
    }

    /// On virtual threads, all schedules of the large scenarios take a minute.
    @Tag("slow")
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @EnumSource
    void nothingIsLostInAnySchedule(Scenario scenario) {
        assumeTrue(
                suspension == Suspension.CONTINUATION || COUNTS.get(scenario) <= FEW || IS_THOROUGH,
                "only in .ci/thorough async");
        assertEquals(COUNTS.get(scenario), explore(scenario));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostInRandomSchedules(Scenario scenario) {
        Seeds.each(RANDOM / Scenario.values().length, random -> {
            String wrong = scenario.run(new Primitives(), random::nextInt);
            assertNull(wrong, () -> scenario + ": " + wrong);
        });
    }

    @ParameterizedTest
    @EnumSource
    void eachPlantedBugIsCaught(Bug bug) {
        boolean caught = false;
        for (Scenario scenario : Scenario.values()) {
            for (int seed = 1; seed <= 100 && !caught; seed++) {
                caught = scenario.run(new Primitives.Wrong(bug), new Random(seed)::nextInt) != null;
            }
        }
        assertTrue(caught, bug + " is not caught");
    }

    @Test
    void thePrimitivesWithoutABugAreRight() {
        for (Scenario scenario : Scenario.values()) {
            Seeds.each(100, random -> assertNull(scenario.run(new Primitives.Wrong(null), random::nextInt)));
        }
    }
}

package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.JvmUse;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.Round;

class FinishTest {
    private static final List<Entrant> TWO = Entrant.parse(List.of("virtual", "threads"));
    private static final Entrant VIRTUAL = TWO.getFirst();
    private static final Entrant THREADS = TWO.getLast();

    private long nanos;
    private final Finish finish = new Finish(() -> nanos);

    @Test
    void withoutARoundThereIsNothingToReplay() {
        assertEquals(0, finish.longestMillis());
        round(VIRTUAL, Phase.WARM_UP, 300);
        assertFalse(finish.hasLane(VIRTUAL), "only measured rounds count");
    }

    @Test
    void lanesThatRanOneAfterTheOtherBeginTogether() {
        round(VIRTUAL, Phase.MEASURE, 300);
        nanos += 5_000_000_000L;
        round(THREADS, Phase.MEASURE, 600);
        assertEquals(600, finish.longestMillis());
        assertEquals(0, finish.pagesAt(VIRTUAL, 0));
        assertEquals(0, finish.pagesAt(THREADS, 0));
        assertEquals(50, finish.pagesAt(VIRTUAL, 100), "as reported");
        assertEquals(25, finish.pagesAt(VIRTUAL, 50), "halfway to the report");
        assertEquals(75, finish.pagesAt(VIRTUAL, 200), "halfway to the end");
        assertEquals(100, finish.pagesAt(VIRTUAL, 300));
        assertEquals(100, finish.pagesAt(VIRTUAL, 599), "it has arrived");
    }

    @Test
    void theLastRoundIsShown() {
        round(VIRTUAL, Phase.MEASURE, 300);
        round(VIRTUAL, Phase.MEASURE, 200);
        assertEquals(200, finish.millis(VIRTUAL));
    }

    @Test
    void aReportThatCameLateIsBeforeTheEnd() {
        round(VIRTUAL, Phase.MEASURE, 80); // the report of 50 pages came after 100 ms
        assertEquals(80, finish.longestMillis());
        assertEquals(50, finish.pagesAt(VIRTUAL, 40));
    }

    @Test
    void aLostLaneIsLeftOut() {
        round(VIRTUAL, Phase.MEASURE, 300);
        round(THREADS, Phase.MEASURE, 600);
        finish.see(new RaceEvent.LaneLost(THREADS, "killed"));
        assertTrue(finish.hasLane(VIRTUAL));
        assertFalse(finish.hasLane(THREADS));
        assertEquals(300, finish.longestMillis());
    }

    /// A round of 100 pages, of which 50 are reported after 100 ms.
    private void round(Entrant lane, Phase phase, long millis) {
        var times = new Round.Times(1, 1);
        finish.see(new RaceEvent.RoundStarted(lane, phase, 1));
        nanos += 100_000_000;
        finish.see(new RaceEvent.RoundProgress(lane, 50));
        nanos += Math.max(0, millis - 100) * 1_000_000;
        finish.see(new RaceEvent.RoundEnded(
                lane,
                phase,
                1,
                new Round(
                        millis * 1_000_000,
                        100,
                        "d",
                        Map.of(),
                        1,
                        times,
                        times,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        3,
                        JvmUse.UNKNOWN)));
    }
}

package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.crawler.cost.CostEvent;
import tulip.crawler.cost.Step;
import tulip.crawler.cost.Verdict;
import tulip.crawler.race.Entrant;

class CostScreenTest {
    private static final Entrant VIRTUAL = Entrant.parse(List.of("virtual")).getFirst();

    @Test
    void eachStepIsALineWhereNothingCanBeDrawnAgain() {
        var text = new StringWriter();
        var screen = new CostScreen(new PrintWriter(text), CostReports.SETTINGS);
        screen.show(new CostEvent.ServiceStarted(VIRTUAL));
        screen.show(new CostEvent.StepStarted(VIRTUAL, Step.Phase.MEASURE, 2_080));
        screen.show(new CostEvent.StepProgress(VIRTUAL, 100, 4_000));
        screen.show(new CostEvent.StepEnded(VIRTUAL, CostReports.held(56)));
        screen.show(new CostEvent.StepEnded(VIRTUAL, CostReports.broken(57, Verdict.ERRORS)));
        screen.show(new CostEvent.LaneEnded(CostReports.lane("virtual", 56, Verdict.LATE)));
        List<String> lines =
                text.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertEquals(
                List.of(
                        "virtual starts",
                        "virtual 2,080/s held p99 131 ms 187 MB",
                        "virtual 2,288/s broke p99 420 ms 187 MB",
                        "virtual holds 2,080/s"),
                lines);
    }

    @Test
    void aLineLeavesTheLastColumnEmpty() {
        String doing = "warm-up " + CostScreen.ended(CostReports.held(97));
        String line = CostScreen.line("thread-per-request ", doing, 1);
        assertTrue(line.length() <= 79, line);
    }
}

package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tulip.crawler.cost.Bracket;
import tulip.crawler.cost.Cores;
import tulip.crawler.cost.CostReport;
import tulip.crawler.cost.LaneCost;
import tulip.crawler.cost.Verdict;
import tulip.crawler.race.Entrant;

class HeldTableTest {
    private static final LaneCost VIRTUAL = CostReports.lane("virtual", 56, Verdict.LATE);
    private static final LaneCost THREADS = CostReports.lane("threads", 31, Verdict.LATE);

    @Test
    void theMostComesFirstWithItsTimesItsCostAndItsPrice() {
        // 1.8 s of CPU for 2,000 requests; 0.001 dollars a second for 2,080 requests
        List<String> lines = table(THREADS, VIRTUAL);
        assertTrue(lines.get(1).matches("virtual +2,080 +104/131 +187 MB +0.90 +14 +0.4809"), lines.get(1));
        assertTrue(lines.get(2).matches("threads +192 +104/131 +187 MB +0.90 +14 +5.2099"), lines.get(2));
    }

    @Test
    void aMultipleIsShownWithItsResolutionAndWhatBroke() {
        List<String> lines = table(THREADS, VIRTUAL);
        assertTrue(lines.get(5).matches("virtual +2,288 +p99 +11.0 % +0.0 %"), lines.get(5));
        assertTrue(lines.get(6).matches("threads +11 \\(10-12\\) +211 +p99 +11.0 % +0.0 %"), lines.get(6));
    }

    @Test
    void ratesWithinTheResolutionShowNoDifference() {
        String text = text(VIRTUAL, CostReports.lane("vertx", 55, Verdict.LATE));
        assertTrue(text.matches("(?s).*vertx +none shown +2,080 .*"), text);
        text = text(VIRTUAL, CostReports.lane("vertx", 54, Verdict.LATE));
        assertTrue(text.matches("(?s).*vertx +1.2 \\(1.1-1.3\\) +1,891 .*"), text);
    }

    @Test
    void whatBrokeIsNamedAndEachKindOfFailureIsCounted() {
        String text =
                text(CostReports.lane("virtual", 56, Verdict.ERRORS), CostReports.lane("threads", 31, Verdict.MEMORY));
        assertTrue(text.matches("(?s).*virtual +2,288 +errors +11.0 % +3.2 %.*"), text);
        assertTrue(text.matches("(?s).*threads +\\S+ \\S+ +211 +memory .*"), text);
        assertTrue(text.contains("virtual failed when it broke: 2 x no connection, 30 x status 502."), text);
    }

    @Test
    void aServiceThatTheOthersCouldNotBreakMayHoldMore() {
        String text = text(CostReports.lane("virtual", 56, Verdict.OTHERS)).replaceAll("\\s+", " ");
        assertTrue(text.contains("so these services may hold more: virtual."), text);
    }

    @Test
    void aLaneThatIsNotSettledIsNamedAndNotCompared() {
        var bracket = new Bracket(OptionalInt.of(31), OptionalInt.of(35), false);
        String text = text(VIRTUAL, CostReports.lane("threads", bracket, Verdict.LATE));
        assertTrue(text.matches("(?s).*threads +not settled .*"), text);
        assertTrue(text.contains("too few: threads."), text);
    }

    @Test
    void aLaneThatHoldsNothingHasNoPrice() {
        var bracket = new Bracket(OptionalInt.empty(), OptionalInt.of(0), true);
        List<String> lines = table(VIRTUAL, CostReports.lane("threads", bracket, Verdict.MEMORY));
        assertTrue(lines.get(2).matches("threads +0 +- +\\? +\\? +\\? +\\?"), lines.get(2));
        assertTrue(lines.get(6).matches("threads +more +10 +memory .*"), lines.get(6));
    }

    @Test
    void aLostLaneIsNamedWithItsReason() {
        var lost = Map.of(Entrant.parse(List.of("vertx")).getFirst(), "the JVM of service vertx ended");
        var report = new CostReport(CostReports.SETTINGS, CostReports.BOUND, List.of(VIRTUAL), lost, false, null);
        String text = new HeldTable(report).text();
        assertTrue(text.contains("vertx is lost: the JVM of service vertx ended."), text);
    }

    @Test
    void anInterruptedMeasurementSaysSo() {
        var report = new CostReport(CostReports.SETTINGS, CostReports.BOUND, List.of(), Map.of(), true, null);
        assertEquals(
                "Ended before anything was measured.",
                new HeldTable(report).text().strip());
        report = new CostReport(CostReports.SETTINGS, CostReports.BOUND, List.of(VIRTUAL), Map.of(), true, null);
        assertTrue(new HeldTable(report).text().contains("Ended before its time"));
    }

    @Test
    void aMachineWithoutCoresForAllIsSaid() {
        assertTrue(textOn(new Cores(List.of(), List.of())).contains("Processes cannot be bound to cores here"));
        assertTrue(textOn(new Cores(List.of(0), List.of(0))).contains("The site and the load use the cores of the"));
        assertTrue(!textOn(CostReports.BOUND).contains("cores here"));
    }

    @Test
    void noLineIsWiderThan80Columns() {
        table(
                        CostReports.lane("thread-per-request", 97, Verdict.OTHERS),
                        CostReports.lane("threads", 1, Verdict.ERRORS))
                .forEach(line -> assertTrue(line.length() <= 80, line));
    }

    private static String textOn(Cores cores) {
        return new HeldTable(new CostReport(CostReports.SETTINGS, cores, List.of(VIRTUAL), Map.of(), false, null))
                .text();
    }

    private static String text(LaneCost... lanes) {
        return new HeldTable(CostReports.of(lanes)).text();
    }

    private static List<String> table(LaneCost... lanes) {
        return text(lanes).lines().toList();
    }
}

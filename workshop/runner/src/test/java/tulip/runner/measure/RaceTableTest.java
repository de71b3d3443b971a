package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.crawler.FailureKind;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.JvmUse;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.Prices;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.RaceWords;
import tulip.crawler.race.Round;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteSpec;
import tulip.runner.terminal.Terminal;

class RaceTableTest {
    private static final RaceSettings SETTINGS = new RaceSettings(
            new SiteChoice.Generated(SiteSpec.DEFAULT, Latency.parse("50")),
            Entrant.parse(List.of("threads", "virtual")),
            500,
            100,
            RaceSettings.WARM_UP,
            OptionalInt.empty(),
            7,
            new Prices(3.6, 0));

    private static final long[] FAST = {300, 303, 306, 309, 312, 315};
    private static final long[] SLOW = {600, 606, 612, 618, 624, 900};

    @Test
    void theFastestComesFirstWithTheSpreadOfItsMedian() {
        List<String> lines = table(lane("threads", SLOW), lane("virtual", FAST));
        assertTrue(lines.get(1).matches("virtual +308 ms +300-315 +1.23 +120 MB"), lines.get(1));
        assertTrue(
                lines.get(2).matches("threads +615 ms +600-900 +2.46 +2.00 \\(1.9\\d-2.9\\d\\) +120 MB"), lines.get(2));
    }

    @Test
    void whereRoundsOverlapNoDifferenceIsShownButWhatCouldHaveBeen() {
        String text = String.join("\n", table(lane("virtual", FAST), lane("vertx", 302, 304, 305, 310, 313, 316)));
        assertTrue(text.matches("(?s).*vertx +308 ms +302-316 +1.23 +none shown.*"), text);
        assertTrue(
                text.replace("\n", " ")
                        .matches(".*smallest that this run could have shown: virtual and vertx [34].\\d %\\. .*"),
                text);
    }

    @Test
    void tooFewRoundsShowNothing() {
        String text = String.join("\n", table(lane("virtual", 300, 301), lane("threads", 900, 901)));
        assertTrue(text.matches("(?s).*threads +901 ms +\\? +3.60 +too few rounds .*"), text);
        assertTrue(text.contains("There are too few rounds to see whether the lanes have settled."), text);
        assertTrue(text.matches("(?s).*virtual +30[01] ms +\\? .*"), text);
    }

    @Test
    void aVeryLargeQuotientStaysInItsColumn() {
        String row = table(lane("virtual", FAST), lane("sequential", 50_000, 50_100, 50_200, 50_300, 50_400, 50_500))
                .get(2);
        assertTrue(row.matches("sequential +50.3 s +50,000-50,500 +201.00 +16[0-9] \\(1..-1..\\) +120 MB"), row);
    }

    @Test
    void aLaneThatHasNotSettledIsNamed() {
        String text = String.join("\n", table(lane("vertx", 564, 500, 444, 420, 400, 388), lane("virtual", FAST)));
        assertTrue(text.replace("\n", " ").contains("rise or fall from round to round: vertx."), text);
    }

    @Test
    void aLostLaneIsNamedWithItsReason() {
        var lost = Map.of(new Entrant("vertx", EngineKind.VERTX, 0), "the JVM of lane vertx ended");
        var report = new RaceReport(SETTINGS, 250, List.of(lane("virtual", FAST)), lost, List.of(), false, null);
        assertTrue(new RaceTable(report).text().contains("vertx is lost: the JVM of lane vertx ended."));
    }

    @Test
    void bothTimesOfAPageAreShown() {
        assertTrue(costs(lane("virtual", FAST)).matches("virtual +61/92 +52/66 .*"), costs(lane("virtual", FAST)));
    }

    @Test
    void moneyIsCpuSecondsForAMillionPagesAtThePriceOfACoreHour() {
        // 0.5 s for 1,000 pages are 500 s for a million; at 3.60 dollars an hour a second costs a tenth of a cent.
        assertTrue(costs(lane("virtual", FAST)).endsWith(" 0.5000"));
    }

    @Test
    void aPoolThatIsSmallerThanTheConcurrencyIsHeldAgainstItsOwnIdeal() {
        String text = String.join("\n", table(lane("threads", 660)));
        assertTrue(text.contains("threads: 100 at once, so its own ideal is 600 ms (1.10 times that)."), text);
    }

    @Test
    void theFloorIsABarAndASentenceButIsNotCompared() {
        var floor = lane("virtual", 270, 271, 272, 272, 273, 274);
        List<String> lines = table(
                lane("virtual", FAST),
                lane("threads", SLOW),
                new LaneResult(Entrant.FLOOR, floor.first(), 1, floor.rounds(), 250, OptionalLong.empty()));
        assertTrue(lines.stream()
                .filter(line -> line.startsWith("floor"))
                .findFirst()
                .orElseThrow()
                .endsWith(" 272 ms"));
        String text = String.join(" ", lines);
        assertTrue(text.contains("nothing but read bytes, 272 ms (1.09 x ideal, 0.50 s of CPU)"), text);
        assertTrue(lines.get(1).startsWith("virtual"), lines.get(1));
        assertTrue(lines.get(2).startsWith("threads"), lines.get(2));
        assertEquals("", lines.get(3));
    }

    @Test
    void fewerThreadsThanFetchesAreExplained() {
        String text = String.join(" ", table(lane("thread-per-request", FAST)));
        assertTrue(text.contains("thread-per-request: 12 threads at most for 500 fetches at once, because"), text);
    }

    @Test
    void whatCouldNotBeMeasuredIsAQuestionMark() {
        var times = new Round.Times(1, 1);
        var round = new Round(
                300_000_000L,
                10,
                "d",
                Map.of(),
                1,
                times,
                times,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                3,
                JvmUse.UNKNOWN);
        var lane = new LaneResult(entrant("virtual"), round, 1, List.of(round), 250, OptionalLong.empty());
        assertTrue(costs(lane).matches("virtual .* \\? +3 +\\?"), costs(lane));
    }

    @Test
    void withoutLatencyThereIsNoRatioAndNoIdeal() {
        var report = new RaceReport(SETTINGS, 0, List.of(lane("virtual", FAST)), Map.of(), List.of(), false, null);
        String text = new RaceTable(report).text();
        assertTrue(text.matches("(?s).*308 ms +300-315 +- .*"), text);
        assertTrue(!text.contains("NaN") && !text.contains("\nideal"), text);
    }

    @Test
    void anInterruptedRaceSaysSo() {
        var report = new RaceReport(SETTINGS, 250, List.of(), Map.of(), List.of(), true, null);
        assertEquals(
                "Ended before anything was measured.",
                new RaceTable(report).text().strip());
    }

    @Test
    void noLineIsWiderThan80Columns() {
        table(lane("thread-per-request", 123_456), lane("virtual", 99_999))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        assertTrue(RaceWords.scenario(SETTINGS).length() <= 80);
    }

    @Test
    void aBarIsDrawnInEighthsWhereTheTerminalCanAndInWholesElsewhere() {
        assertEquals("██▌", Terminal.bar(2.5, StandardCharsets.UTF_8));
        assertEquals("█", Terminal.bar(1.01, StandardCharsets.UTF_8));
        assertEquals("▏", Terminal.bar(0.125, StandardCharsets.UTF_8));
        assertEquals("", Terminal.bar(0, StandardCharsets.UTF_8));
        assertEquals("##", Terminal.bar(2.4, StandardCharsets.US_ASCII));
    }

    private static List<String> table(LaneResult... lanes) {
        var report = new RaceReport(SETTINGS, 250, List.of(lanes), Map.of(), List.of(), false, null);
        return new RaceTable(report).text().lines().toList();
    }

    /// The row of the second table, in a race of one lane.
    private static String costs(LaneResult lane) {
        return table(lane).get(4);
    }

    private static Entrant entrant(String name) {
        return Entrant.parse(List.of(name)).getFirst();
    }

    private static LaneResult lane(String name, long... millis) {
        List<Round> rounds = Arrays.stream(millis)
                .mapToObj(wall -> new Round(
                        wall * 1_000_000,
                        1_000,
                        "digest",
                        Map.of(FailureKind.CLIENT_ERROR, 2),
                        2_000_000,
                        new Round.Times(61, 92),
                        new Round.Times(52, 66),
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(120),
                        12,
                        JvmUse.UNKNOWN))
                .toList();
        return new LaneResult(
                entrant(name), rounds.getFirst(), 4, rounds, name.equals("threads") ? 600 : 250, OptionalLong.empty());
    }
}

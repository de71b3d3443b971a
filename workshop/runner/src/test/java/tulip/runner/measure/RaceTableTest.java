package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tulip.crawler.FailureKind;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.Prices;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.Round;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteSpec;
import tulip.runner.terminal.Terminal;

class RaceTableTest {
    private static final RaceSettings SETTINGS = new RaceSettings(
            new SiteChoice.Generated(SiteSpec.DEFAULT, Latency.parse("50")),
            List.of(EngineKind.THREADS, EngineKind.VIRTUAL),
            500,
            100,
            RaceSettings.WARM_UP,
            new Prices(3.6, 0));

    @Test
    void theFastestComesFirstAndTheMedianRoundCounts() {
        List<String> lines = table(lane(EngineKind.THREADS, 900, 800, 700), lane(EngineKind.VIRTUAL, 300, 9_000, 250));
        assertTrue(lines.get(1).startsWith("virtual               300 ms    1.20    3,333"), lines.get(1));
        assertTrue(lines.get(2).startsWith("threads               800 ms    3.20    1,250"), lines.get(2));
    }

    @Test
    void moneyIsCpuSecondsForAMillionPagesAtThePriceOfACoreHour() {
        // 0.5 s for 1,000 pages are 500 s for a million; at 3.60 dollars an hour a second costs a tenth of a cent.
        assertTrue(table(lane(EngineKind.VIRTUAL, 300)).get(1).endsWith(" 0.5000"));
    }

    @Test
    void aPoolThatIsSmallerThanTheConcurrencyIsHeldAgainstItsOwnIdeal() {
        String text = String.join("\n", table(lane(EngineKind.THREADS, 660)));
        assertTrue(text.contains("threads: 100 at once, so its own ideal is 600 ms (1.10 times that)."), text);
    }

    @Test
    void whatCouldNotBeMeasuredIsAQuestionMark() {
        var round =
                new Round(300_000_000L, 10, "d", Map.of(), 1, 1, 1, OptionalDouble.empty(), OptionalDouble.empty(), 3);
        var lane = new LaneResult(EngineKind.VIRTUAL, round, 1, true, List.of(round), 250);
        assertTrue(
                table(lane).get(1).matches("virtual .* \\? +\\? +3 +\\?"),
                table(lane).get(1));
    }

    @Test
    void withoutLatencyThereIsNoRatioAndNoIdeal() {
        var report = new RaceReport(SETTINGS, 0, Map.of(), List.of(lane(EngineKind.VIRTUAL, 300)), List.of(), false);
        String text = new RaceTable(report).text();
        assertTrue(text.contains("300 ms       -    3,333"), text);
        assertTrue(!text.contains("NaN") && !text.contains("\nideal"), text);
    }

    @Test
    void anInterruptedRaceSaysSo() {
        var report = new RaceReport(SETTINGS, 250, Map.of(), List.of(), List.of(), true);
        assertEquals(
                "Ended before anything was measured.",
                new RaceTable(report).text().strip());
    }

    @Test
    void noLineIsWiderThan80Columns() {
        table(lane(EngineKind.THREAD_PER_REQUEST, 123_456), lane(EngineKind.VIRTUAL, 99_999))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        assertTrue(RaceTable.scenario(SETTINGS).length() <= 80);
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
        var report = new RaceReport(SETTINGS, 250, Map.of(), List.of(lanes), List.of(), false);
        return new RaceTable(report).text().lines().toList();
    }

    private static LaneResult lane(EngineKind kind, long... millis) {
        List<Round> rounds = Arrays.stream(millis)
                .mapToObj(wall -> new Round(
                        wall * 1_000_000,
                        1_000,
                        "digest",
                        Map.of(FailureKind.CLIENT_ERROR, 2),
                        2_000_000,
                        52,
                        61,
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(120),
                        12))
                .toList();
        long own = kind == EngineKind.THREADS ? 600 : 250;
        return new LaneResult(kind, rounds.getFirst(), 4, true, rounds, own);
    }
}

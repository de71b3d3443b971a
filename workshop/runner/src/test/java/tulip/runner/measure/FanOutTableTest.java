package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tulip.crawler.bench.FanOutBenchmark;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.Fork;
import tulip.crawler.bench.run.SiteCeiling;
import tulip.crawler.lab.Provenance;

class FanOutTableTest {
    private static final CaseResult THREADS = result("threads", 530, 531, 529);
    private static final CaseResult VIRTUAL = result("virtual", 74, 75, 73);
    private static final CaseResult TWIN = result("virtual+0", 74.2, 75.2, 73.2);
    private static final CaseResult VERTX = result("vertx", 75, 76, 74);

    @Test
    void controlledRowsStandApartAndTheFastestIsTheMeasure() throws Exception {
        List<String> lines = table(THREADS, VERTX, VIRTUAL);
        assertEquals("1,000 requests of 50 ms", lines.get(0));
        assertEquals("one client, different threads:", lines.get(2));
        assertTrue(lines.get(3).matches("virtual +74\\.0 +18\\.2 +1\\.48 +fastest +41\\.0 +22\\.0 +120"), lines.get(3));
        assertTrue(lines.get(4).matches("threads +530\\.0 +18\\.2 +10\\.60 +7\\.16 ± 1\\.78 .*"), lines.get(4));
        assertEquals("other clients:", lines.get(5));
        assertTrue(lines.get(6).matches("vertx +75\\.0 +18\\.2 +1\\.50 +none shown .*"), lines.get(6));
    }

    @Test
    void aTwinTiesAndASlowerOneDoesNot() throws Exception {
        String document = document(VIRTUAL, TWIN, THREADS).encode();
        assertTrue(document.contains("\"slower\":\"virtual+0\",\"faster\":\"virtual\""), document);
        var comparisons = new JsonObject(document).getJsonArray("comparisons");
        assertEquals(
                List.of(false, true, true),
                comparisons.stream()
                        .map(pair -> ((JsonObject) pair).getBoolean("differs"))
                        .toList());
    }

    @Test
    void aPoolIsHeldAgainstItsOwnIdeal() throws Exception {
        String text = String.join("\n", table(THREADS));
        assertTrue(text.contains("threads: 100 at once, so its own ideal is 500 ms (1.06 times that)."), text);
    }

    @Test
    void theDocumentHasWhatTheChapterSays() throws Exception {
        JsonObject document = document(VIRTUAL);
        assertEquals(50, document.getInteger("idealMillis"));
        JsonObject row = document.getJsonArray("rows").getJsonObject(0);
        assertEquals("virtual", row.getString("engine"));
        assertEquals(1_000, row.getInteger("fanOut"));
        assertEquals(50, row.getInteger("latencyMillis"));
        assertEquals(74, row.getDouble("millis"), 1e-9);
        assertEquals(18.2, row.getDouble("errorMillis"), 0.1);
        assertEquals(1.48, row.getDouble("ratio"), 1e-9);
        for (String name : List.of("commit", "jdk", "machine", "date", "settings", "site")) {
            assertTrue(document.containsKey(name), name);
        }
        assertTrue(document.getJsonObject("settings").getJsonArray("order").size() > 0);
    }

    @Test
    void anInterruptedRunSaysSoAndShowsWhatIsDone() throws Exception {
        var cut = new BenchReport(plan(), List.of(VIRTUAL), null, null, true, null);
        String text = new FanOutTable(cut).text();
        assertTrue(text.contains("Ended before its time"), text);
        assertTrue(text.contains("\nvirtual "), text);
        assertTrue(cut.toJson(new Provenance("", "", "", "", "", 2, 1L)).getBoolean("interrupted"));
        var early = new BenchReport(plan(), List.of(), null, null, true, null);
        assertEquals(
                "Ended before anything was measured.",
                new FanOutTable(early).text().strip());
    }

    @Test
    void oneIterationHasNoIntervalAndNothingIsSaidOfIt() throws Exception {
        List<String> lines = table(result("virtual", 74), THREADS);
        assertTrue(lines.get(3).matches("virtual +74\\.0 +\\? +1\\.48 +fastest .*"), lines.get(3));
        assertTrue(lines.get(4).matches("threads +530\\.0 +18\\.2 +10\\.60 +\\? .*"), lines.get(4));
    }

    @Test
    void noLineIsWiderThan80Columns() throws Exception {
        table(result("thread-per-request", 12_345, 99_999, 3), result("virtual-httpclient", 9_999, 1, 44_444))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        assertTrue(BenchTitle.scenario(plan()).length() <= 80);
    }

    @Test
    void markdownHasTheSameRows() throws Exception {
        var report = new BenchReport(plan(), List.of(THREADS, VIRTUAL), null, null, false, null);
        List<String> lines = new BenchMarkdown(report).text().lines().toList();
        assertEquals("| `virtual` | 74.0 | 18.2 | 1.48 | fastest | 41.0 | 22.0 | 120.0 |", lines.get(2));
        assertEquals(
                "| `threads`, pool 100 | 530.0 | 18.2 | 10.60 | 7.16 ± 1.78 | 41.0 | 22.0 | 120.0 |", lines.get(3));
    }

    private static List<String> table(CaseResult... results) throws CommandLineOptionException {
        var ceiling = new SiteCeiling(1_000, 40, 25_000, 21.5);
        var report = new BenchReport(plan(), List.of(results), ceiling, null, false, null);
        return new FanOutTable(report).text().lines().toList();
    }

    private static JsonObject document(CaseResult... results) throws CommandLineOptionException {
        var report = new BenchReport(plan(), List.of(results), null, null, false, null);
        return report.toJson(new Provenance("today", "abc", "25", "Linux", "fast", 2, 1L));
    }

    private static BenchPlan plan() throws CommandLineOptionException {
        var params = Map.of("engine", List.of("threads", "virtual", "vertx"), "fanOut", List.of("1000"));
        return new BenchPlan(new CommandLineOptions(), new BenchPreset(params, 2), 1);
    }

    private static CaseResult result(String engine, double... millis) {
        var params = new TreeMap<>(Map.of("engine", engine, "fanOut", "1000", "latencyMillis", "50", "pool", "100"));
        double[] cpu = Arrays.stream(millis).map(_ -> 41).toArray();
        double[] siteCpu = Arrays.stream(millis).map(_ -> 22).toArray();
        var fork = new Fork(1, millis, cpu, siteCpu, OptionalDouble.of(120), 12);
        return new CaseResult(
                new BenchCase(FanOutBenchmark.class.getName() + ".fanOut", params),
                Mode.AverageTime,
                "ms/op",
                1,
                List.of(fork),
                Map.of());
    }
}

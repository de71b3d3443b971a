package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CPython;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.Fork;

class AsyncTablesTest {
    private static final CPython.Times PYTHON =
            new CPython.Times("CPython 3.11.7", new TreeMap<>(Map.of("callback", 1_555.0, "sleepers", 27_000.0)));
    private static final List<CaseResult> RESULTS = List.of(
            result("LoopBenchmark.cost", Map.of("loop", "continuation", "work", "callback"), 15, "ns/op"),
            result("LoopBenchmark.cost", Map.of("loop", "bare", "work", "ping-pong"), 215, "ns/op"),
            result("SleepersBenchmark.sleep", Map.of("sleepers", "bare", "count", "1000000"), 400, "ms/op"),
            result("SelectorBenchmark.poll", Map.of(), 640, "ns/op"));

    @Test
    void eachLoopHasARowAndEachWorkAColumn() throws Exception {
        List<String> lines = text(RESULTS, PYTHON);
        assertEquals("ns each                     callback  done  completed  yield  ping-pong", lines.getFirst());
        assertTrue(has(lines, "our loop, Continuation +15\\.0 +- +- +- +-"), lines::toString);
        assertTrue(has(lines, " +bare Continuation loop +- +- +- +- +215\\.0"), lines::toString);
        assertTrue(has(lines, "CPython 3\\.11\\.7, asyncio +1,555 +- +- +- +-"), lines::toString);
    }

    @Test
    void aSleeperCostsItsPartOfTheRun() throws Exception {
        List<String> lines = text(RESULTS, PYTHON);
        assertTrue(has(lines, " +bare Continuations, a heap of timers +400\\.0"), lines::toString);
        assertTrue(has(lines, "CPython 3\\.11\\.7, asyncio +27,000"), lines::toString);
    }

    @Test
    void whatTheSelectorAddsToATurnIsSaid() throws Exception {
        String text = String.join(" ", text(RESULTS, null));
        assertTrue(text.contains("costs 640.0 ns here. Our loop asks every 64 turns: 10.0 ns for each turn."), text);
    }

    @Test
    void noLineIsWiderThan80Columns() throws Exception {
        text(RESULTS, PYTHON).forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void markdownHasTheSameRows() throws Exception {
        String markdown = new BenchMarkdown(report(RESULTS, null)).text();
        assertTrue(markdown.contains("| our loop, Continuation | 15.0 | - | - | - | - |\n"), markdown);
    }

    @Test
    void nothingMeasuredIsSaid() throws Exception {
        var none = new BenchReport(plan(), List.of(), null, null, true, null);
        assertEquals(
                "Ended before anything was measured.",
                new AsyncTables(none).text().strip());
    }

    @Test
    void aLoopIsMeasuredOnlyAtTheWorksThatItHas() throws Exception {
        List<Map<String, String>> cases = plan().cases().stream()
                .filter(each -> each.name().startsWith("LoopBenchmark"))
                .map(each -> Map.copyOf(each.params()))
                .toList();
        assertEquals(5 + 5 + 4 + 2 + 2 + 3, cases.size());
        assertFalse(cases.contains(Map.of("loop", "vertx", "work", "yield", "parallelism", "1")));
    }

    private static boolean has(List<String> lines, String pattern) {
        return lines.stream().anyMatch(line -> line.matches(pattern));
    }

    private static List<String> text(List<CaseResult> results, CPython.Times python) throws Exception {
        return new AsyncTables(report(results, python)).text().lines().toList();
    }

    private static BenchReport report(List<CaseResult> results, CPython.Times python) throws Exception {
        return new BenchReport(plan(), results, null, python, false, null);
    }

    private static BenchPlan plan() throws Exception {
        var plan = new BenchPlan(new CommandLineOptions("bench.async"), new BenchPreset(Map.of(), 2), 1);
        assertTrue(plan.isAsync());
        return plan;
    }

    private static CaseResult result(String benchmark, Map<String, String> params, double mean, String unit) {
        double[] scores = {mean - 1, mean + 1, mean - 1, mean + 1, mean};
        var fork = new Fork(1, scores, new double[0], new double[0], OptionalDouble.empty(), 1);
        return new CaseResult(
                new BenchCase("tulip.crawler.bench.async." + benchmark, new TreeMap<>(params)),
                Mode.AverageTime,
                unit,
                1e-6,
                List.of(fork),
                Map.of());
    }
}

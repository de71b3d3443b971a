package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class CoroutineTablesTest {
    private static final CPython.Times PYTHON = new CPython.Times(
            "CPython 3.11.7",
            new TreeMap<>(Map.of("send 0", 30.0, "send 1", 46.0, "send 100", 2_700.0, "call 100", 330.0)));
    private static final List<CaseResult> RESULTS = List.of(
            sent("next", "0", "continuation", 100),
            sent("chain", "0", "continuation", 110),
            sent("chain", "100", "continuation", 120),
            sent("loop", "100", "virtual-thread", 50_000),
            result("CallBenchmark.call", Map.of("depth", "10000", "backend", "continuation"), 400));

    @Test
    void everyCaseIsInItsPlaceAndWhatWasNotMeasuredIsADash() throws Exception {
        List<String> lines = text(RESULTS, PYTHON);
        assertTrue(has(lines, "a generator's next +100\\.0 ± 3\\.85 +-"), lines::toString);
        assertTrue(has(lines, "send +110\\.0 ± 3\\.85 +-"), lines::toString);
        assertTrue(has(lines, "  through 100 delegations +120\\.0 ± 3\\.85 +-"), lines::toString);
        assertTrue(has(lines, "  through 100 delegations +- +50,000 ± 3\\.85"), lines::toString);
        assertTrue(has(lines, "10,000 calls deep +400\\.0 ± 3\\.85 +-"), lines::toString);
    }

    @Test
    void pythonIsComparedWhereThereIsOne() throws Exception {
        List<String> with = text(RESULTS, PYTHON);
        assertTrue(has(with, "CPython 3\\.11\\.7, through 100 yield from +2,700 *"), with::toString);
        assertTrue(has(with, "CPython 3\\.11\\.7, 10,000 calls deep +not compared *"), with::toString);
        List<String> without = text(RESULTS, null);
        assertTrue(has(without, "CPython, send +not compared *"), without::toString);
    }

    @Test
    void noLineIsWiderThan80Columns() throws Exception {
        text(RESULTS, PYTHON).forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void markdownHasTheSameRows() throws Exception {
        String markdown = new BenchMarkdown(report(RESULTS, null)).text();
        assertTrue(markdown.contains("| a generator's next | 100.0 ± 3.85 | - |\n"), markdown);
    }

    @Test
    void nothingMeasuredIsSaid() throws Exception {
        var none = new BenchReport(plan(), List.of(), null, null, true, null);
        assertEquals(
                "Ended before anything was measured.",
                new CoroutineTables(none).text().strip());
    }

    @Test
    void aGeneratorIsMeasuredAtOneDepth() throws Exception {
        assertEquals(
                List.of("0", "0"),
                plan().cases().stream()
                        .filter(each -> "next".equals(each.params().get("talk")))
                        .map(each -> each.params().get("depth"))
                        .toList());
    }

    private static boolean has(List<String> lines, String pattern) {
        return lines.stream().anyMatch(line -> line.matches(pattern));
    }

    private static List<String> text(List<CaseResult> results, CPython.Times python) throws Exception {
        return new CoroutineTables(report(results, python)).text().lines().toList();
    }

    private static BenchReport report(List<CaseResult> results, CPython.Times python) throws Exception {
        return new BenchReport(plan(), results, null, python, false, null);
    }

    private static BenchPlan plan() throws Exception {
        var plan = new BenchPlan(new CommandLineOptions("bench.coroutines"), new BenchPreset(Map.of(), 2), 1);
        assertTrue(plan.isCoroutines());
        return plan;
    }

    private static CaseResult sent(String talk, String depth, String backend, double nanos) {
        return result("CoroutineBenchmark.send", Map.of("talk", talk, "depth", depth, "backend", backend), nanos);
    }

    private static CaseResult result(String benchmark, Map<String, String> params, double mean) {
        double[] scores = {mean - 1, mean + 1, mean - 1, mean + 1, mean};
        var fork = new Fork(1, scores, new double[0], new double[0], OptionalDouble.empty(), 1);
        return new CaseResult(
                new BenchCase("tulip.crawler.bench.coroutines." + benchmark, new TreeMap<>(params)),
                Mode.AverageTime,
                "ns/op",
                1e-6,
                List.of(fork),
                Map.of());
    }
}

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

class GeneratorTablesTest {
    private static final CPython.Times PYTHON =
            new CPython.Times("CPython 3.11.7", new TreeMap<>(Map.of("flat", 40.0, "walk 6", 220.0, "walk 18", 440.0)));
    private static final List<CaseResult> RESULTS = List.of(
            element("continuation", "platform", "1", 100),
            element("continuation", "virtual", "1", 90),
            element("virtual-thread", "virtual", "1", 360),
            element("virtual-thread", "virtual", "2", 39_700),
            walk("recursion", "6", 100),
            walk("recursion", "18", 108),
            held("continuation", "plain", 416),
            held("registry-entry", "plain", 72));

    @Test
    void everyCaseIsInItsPlaceAndWhatWasNotMeasuredIsADash() throws Exception {
        List<String> lines = text(RESULTS, PYTHON);
        assertTrue(has(lines, "generator, Continuation +100\\.0 ± 3\\.85 +90\\.0 ± 3\\.85"), lines::toString);
        assertTrue(has(lines, "generator, virtual thread, 1 carrier +- +360\\.0 ± 3\\.85"), lines::toString);
        assertTrue(has(lines, "generator, virtual thread, 2 carriers +- +39,700 ± 3\\.85"), lines::toString);
        assertTrue(has(lines, "iterator, written by hand +- +-"), lines::toString);
        assertTrue(
                has(lines, "one generator, recursion +100\\.0 ± 3\\.85 +108\\.0 ± 3\\.85 +1\\.08 ± 0\\.057"),
                lines::toString);
    }

    @Test
    void theRegistrysEntryIsTakenOffAndStatedBeside() throws Exception {
        List<String> lines = text(RESULTS, PYTHON);
        assertTrue(has(lines, "generator, Continuation +344 +- +none"), lines::toString);
        assertTrue(has(lines, "  the registry's entry of either +72 +-"), lines::toString);
    }

    @Test
    void pythonIsComparedWhereThereIsOne() throws Exception {
        List<String> with = text(RESULTS, PYTHON);
        assertTrue(has(with, "CPython 3\\.11\\.7, a generator +40\\.0"), with::toString);
        assertTrue(has(with, "CPython 3\\.11\\.7, yield from +220\\.0 +440\\.0 +2\\.00"), with::toString);
        List<String> without = text(RESULTS, null);
        assertTrue(has(without, "CPython, a generator +not compared"), without::toString);
        assertTrue(has(without, "CPython, yield from +not compared +not compared"), without::toString);
    }

    @Test
    void noLineIsWiderThan80Columns() throws Exception {
        text(RESULTS, PYTHON).forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @Test
    void markdownHasTheSameRows() throws Exception {
        String markdown = new BenchMarkdown(report(RESULTS, null)).text();
        assertTrue(markdown.contains("| generator, Continuation | 100.0 ± 3.85 | 90.0 ± 3.85 |\n"), markdown);
        assertTrue(
                markdown.contains(
                        "\n\n| ns for a node of a walk | depth 6 | depth 18 | 18 : 6 |\n|---|---:|---:|---:|\n"),
                markdown);
    }

    @Test
    void whatWasCutShortSaysSo() throws Exception {
        var none = new BenchReport(plan(), List.of(), null, null, true, null);
        assertEquals(
                "Ended before anything was measured.",
                new GeneratorTables(none).text().strip());
        var some = new BenchReport(plan(), RESULTS.subList(0, 1), null, null, true, null);
        assertTrue(new GeneratorTables(some).text().contains("Ended before its time"));
    }

    private static boolean has(List<String> lines, String pattern) {
        return lines.stream().anyMatch(line -> line.matches(pattern));
    }

    private static List<String> text(List<CaseResult> results, CPython.Times python) throws Exception {
        return new GeneratorTables(report(results, python)).text().lines().toList();
    }

    private static BenchReport report(List<CaseResult> results, CPython.Times python) throws Exception {
        return new BenchReport(plan(), results, null, python, false, null);
    }

    private static BenchPlan plan() throws Exception {
        var plan = new BenchPlan(new CommandLineOptions("bench.generators"), new BenchPreset(Map.of(), 2), 1);
        assertTrue(plan.isGenerators());
        return plan;
    }

    private static CaseResult element(String source, String consumer, String parallelism, double nanos) {
        return result(
                "GeneratorBenchmark.next",
                Map.of("source", source, "consumer", consumer, "parallelism", parallelism),
                nanos,
                Map.of());
    }

    private static CaseResult walk(String walk, String depth, double nanos) {
        return result("TreeWalkBenchmark.walk", Map.of("walk", walk, "depth", depth), nanos, Map.of());
    }

    private static CaseResult held(String held, String headers, double bytes) {
        return result(
                "SuspendedBenchmark.hold",
                Map.of("held", held, "headers", headers, "count", "1000000"),
                1,
                Map.of("bytes", new CaseResult.Secondary(bytes, "#")));
    }

    private static CaseResult result(
            String benchmark, Map<String, String> params, double mean, Map<String, CaseResult.Secondary> secondary) {
        double[] scores = {mean - 1, mean + 1, mean - 1, mean + 1, mean};
        var fork = new Fork(1, scores, new double[0], new double[0], OptionalDouble.empty(), 1);
        return new CaseResult(
                new BenchCase("tulip.crawler.bench.generators." + benchmark, new TreeMap<>(params)),
                Mode.AverageTime,
                "ns/op",
                1e-6,
                List.of(fork),
                secondary);
    }
}

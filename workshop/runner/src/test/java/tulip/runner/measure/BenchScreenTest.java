package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;

class BenchScreenTest {
    /// Each line of the screen must say which case it shows, also where its label is cut.
    @ParameterizedTest
    @CsvSource({"bench.async, 31", "bench.coroutines, 26", "GeneratorBenchmark, 31", "TreeWalkBenchmark, 18"})
    void theLabelsTellTheCasesApart(String filter, int width) throws Exception {
        var plan = new BenchPlan(new CommandLineOptions(filter), new BenchPreset(Map.of(), 2), 1);
        assertEquals(width, BenchScreen.labelWidth(plan));
        List<String> labels = plan.cases().stream()
                .map(each -> BenchScreen.cut(each.label(), width))
                .toList();
        assertEquals(plan.cases().size(), labels.stream().distinct().count(), labels::toString);
        labels.forEach(label -> assertEquals(width, label.length(), label));
    }
}

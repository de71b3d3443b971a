package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;

class BenchScreenTest {
    @AfterEach
    void columnsAreUnknownAgain() {
        System.clearProperty("tulip.columns");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void noWordIsCutAndTheBarGrowsWithTheTerminal(int columns) {
        System.setProperty("tulip.columns", Integer.toString(columns));
        String label = "thread-per-request";
        String doing = "fork 9, iteration 10 of 10"; // as long as any
        assertEquals(
                columns - 1, BenchScreen.line(label, doing, 1, "1,234.5 ms").length());
        assertEquals(
                columns - 1, BenchScreen.line(label, "done", 0.5, "1,234.5 ms").length());
    }

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

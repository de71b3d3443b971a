package tulip.crawler.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchPlanTest {
    private static final BenchPreset PRESET = new BenchPreset(
            Map.of("engine", List.of("threads", "virtual"), "fanOut", List.of("1000"), "pool", List.of("10", "50")), 3);

    @Test
    void withoutAFilterTheFanOutOfThePresetIsMeasured() throws Exception {
        BenchPlan plan = plan();
        assertTrue(plan.isFanOut());
        assertEquals(
                List.of("threads 10", "threads 50", "virtual 10"),
                plan.cases().stream()
                        .map(each -> each.label() + " " + each.params().get("pool"))
                        .toList());
        assertEquals(3, plan.rounds());
    }

    @Test
    void theUsersOwnOptionsWin() throws Exception {
        BenchPlan plan = plan("-f", "5", "-p", "engine=vertx", "-wi", "2", "-w", "3", "-i", "7", "-r", "250ms");
        assertEquals("vertx", plan.cases().getFirst().label());
        assertEquals(5, plan.rounds());
        assertEquals(new BenchTimes(2, 3_000, 7, 250), plan.times(plan.cases().getFirst()));
    }

    @Test
    void anyBenchmarkIsFoundByItsName() throws Exception {
        assertTrue(plan("FanOut").isFanOut());
        assertFalse(plan("FanOut", "-bm", "thrpt").isFanOut());
    }

    @Test
    void aForkRunsOnlyItsOwnCase() throws Exception {
        BenchPlan plan = plan("Benchmark");
        assertTrue(plan.cases().stream().map(BenchCase::benchmark).distinct().count() > 1);
        for (BenchCase each : plan.cases()) {
            Options fork = plan.options(each).build();
            OutputFormat nowhere = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
            var found = BenchmarkList.defaultList().find(nowhere, fork.getIncludes(), fork.getExcludes());
            assertEquals(
                    List.of(each.benchmark()),
                    found.stream().map(BenchmarkListEntry::getUsername).toList());
        }
    }

    @Test
    void everyRoundHasEveryCaseOnceAndTheSeedDecidesTheOrder() throws Exception {
        List<List<BenchCase>> order = plan("-f", "20").order();
        order.forEach(round -> assertEquals(3, new HashSet<>(round).size()));
        assertEquals(20, order.size());
        assertTrue(new HashSet<>(order).size() > 3);
        assertEquals(order, plan("-f", "20").order());
        var other = new BenchPlan(new CommandLineOptions("-f", "20"), PRESET, 2);
        assertNotEquals(order, other.order());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "NoSuchBenchmark -> no benchmark matches NoSuchBenchmark",
                "-f 0 -> at least 1 fork",
                "-rff x.json -> --json FILE",
                "-t 4 -> one caller",
                "-p engine=fast -> there is no engine 'fast'",
                "-p fanOut=0 -> fanOut is '0', but must be 1 to 100,000",
                "-p fanOut=many -> fanOut is 'many'",
                "-p latencyMillis=-1 -> latencyMillis is '-1'",
                "-p pool=0 -> pool is '0'"
            })
    void wrongArgumentsAreRejectedWithASentence(String arguments, String sentence) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> plan(arguments.split(" ")));
        assertTrue(wrong.getMessage().contains(sentence), wrong.getMessage());
    }

    @Test
    void aPoolsOwnIdealCountsItsWaves() throws Exception {
        BenchPlan plan = plan("-p", "engine=threads,virtual", "-p", "fanOut=101", "-p", "pool=50");
        assertEquals(
                List.of(150, 50),
                plan.cases().stream()
                        .map(FanOutCase::of)
                        .map(FanOutCase::ownIdealMillis)
                        .toList());
    }

    private static BenchPlan plan(String... arguments) throws Exception {
        return new BenchPlan(new CommandLineOptions(arguments), PRESET, 1);
    }
}

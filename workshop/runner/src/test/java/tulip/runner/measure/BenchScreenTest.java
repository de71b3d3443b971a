package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchEvent;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchPreset;
import tulip.crawler.bench.run.SiteCeiling;
import tulip.runner.terminal.LiveLines;

class BenchScreenTest {
    private static final String[] SHORT = {"-f", "2", "-wi", "1", "-w", "1", "-i", "2", "-r", "1"};

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);
    private final AtomicLong nanos = new AtomicLong();
    private boolean resized;

    @BeforeEach
    void aSmallWindow() {
        window(80, 24);
    }

    @AfterEach
    void theWindowIsUnknownAgain() {
        System.clearProperty("tulip.columns");
        System.clearProperty("tulip.rows");
    }

    private static void window(int columns, int rows) {
        System.setProperty("tulip.columns", Integer.toString(columns));
        System.setProperty("tulip.rows", Integer.toString(rows));
    }

    private static BenchPlan plan(String... arguments) throws Exception {
        var preset = new BenchPreset(
                Map.of(
                        "engine", List.of("threads", "virtual"),
                        "fanOut", List.of("1000"),
                        "latencyMillis", List.of("50"),
                        "pool", List.of("100")),
                2);
        return new BenchPlan(new CommandLineOptions(arguments), preset, 1);
    }

    private BenchScreen screen(BenchPlan plan, boolean live) {
        return new BenchScreen(out, plan, live, new LiveLines(out, List.of("Title"), () -> resized), nanos::get);
    }

    /// A first fork of both cases, and a second one that has begun.
    private void run(BenchScreen screen, List<BenchCase> cases) {
        screen.show(new BenchEvent.SiteAsked(0.25));
        screen.show(new BenchEvent.SiteMeasured(new SiteCeiling(1_000, 20, 50_000, 10)));
        BenchCase threads = cases.getFirst();
        BenchCase virtual = cases.getLast();
        fork(screen, threads, 500, 520);
        fork(screen, virtual, 60, 62);
        screen.show(new BenchEvent.ForkStarted(threads, 2));
        screen.show(new BenchEvent.IterationStarted(threads, 2, false, 1, 2));
        screen.show(new BenchEvent.IterationEnded(threads, false, 600, "ms/op"));
        screen.show(new BenchEvent.IterationStarted(threads, 2, false, 2, 2));
    }

    private void fork(BenchScreen screen, BenchCase each, double first, double second) {
        screen.show(new BenchEvent.ForkStarted(each, 1));
        screen.show(new BenchEvent.IterationStarted(each, 1, true, 1, 1));
        screen.show(new BenchEvent.IterationEnded(each, true, 10_000, "ms/op"));
        screen.show(new BenchEvent.IterationStarted(each, 1, false, 1, 2));
        screen.show(new BenchEvent.IterationEnded(each, false, first, "ms/op"));
        screen.show(new BenchEvent.IterationStarted(each, 1, false, 2, 2));
        screen.show(new BenchEvent.IterationEnded(each, false, second, "ms/op"));
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        screen.show(new BenchEvent.ForkEnded(each, 1, (first + second) / 2, "ms/op"));
    }

    @Test
    void aTerminalShowsMediansWithoutTheWarmUpAndWhatRunsNow() throws Exception {
        BenchPlan plan = plan(SHORT);
        run(screen(plan, true), plan.cases());
        List<String> picture = lastPicture();
        assertEquals("           median ms  x ideal   forks", picture.get(0));
        assertTrue(picture.get(1).startsWith("  ideal         50.0 "), picture.get(1));
        assertTrue(picture.get(2).startsWith("> threads      520.0    10.40  1 of 2  "), picture.get(2));
        assertTrue(picture.get(3).startsWith("  virtual       61.0     1.22  1 of 2  "), picture.get(3));
        assertEquals("", picture.get(4));
        assertEquals("now   threads: fork 2 of 2, iteration 2 of 2", picture.get(5));
        assertTrue(picture.get(6).startsWith("all   fork 3 of 4     "), picture.get(6));
        assertTrue(picture.get(6).endsWith("12 s left"), picture.get(6));
        assertEquals(7, picture.size());
    }

    @Test
    void afterAResizeThePictureFillsTheNewWindow() throws Exception {
        BenchPlan plan = plan(SHORT);
        BenchScreen screen = screen(plan, true);
        run(screen, plan.cases());
        written.getBuffer().setLength(0);
        resized = true;
        window(200, 50);
        screen.show(new BenchEvent.IterationStarted(plan.cases().getFirst(), 2, false, 2, 2));
        assertTrue(written.toString().startsWith("\033[H\033[2JTitle"), written::toString);
        List<String> picture = lastPicture();
        assertTrue(picture.getFirst().contains("least to most"), picture.getFirst());
        assertEquals(199, picture.get(2).length(), picture.get(2));
    }

    @Test
    void theFirstIterationsAreCountedButNotShownAsResults() throws Exception {
        BenchPlan plan = plan(SHORT);
        BenchScreen screen = screen(plan, true);
        BenchCase each = plan.cases().getFirst();
        screen.show(new BenchEvent.SiteAsked(0.25));
        assertEquals("now   the site warms up, 25 %", lastPicture().get(5));
        screen.show(new BenchEvent.ForkStarted(each, 1));
        assertEquals("now   threads: fork 1 of 2, starts", lastPicture().get(5));
        screen.show(new BenchEvent.IterationStarted(each, 1, true, 1, 3));
        screen.show(new BenchEvent.IterationEnded(each, true, 700, "ms/op"));
        assertEquals(
                "now   threads: fork 1 of 2, warm-up 1 of 3, 700.0 ms",
                lastPicture().get(5));
        assertEquals(
                "> threads                      0 of 2", lastPicture().get(2).stripTrailing());
    }

    @Test
    void atTheEndThePictureIsErasedAndNothingIsDrawnAnyMore() throws Exception {
        BenchPlan plan = plan(SHORT);
        BenchScreen screen = screen(plan, true);
        run(screen, plan.cases());
        written.getBuffer().setLength(0);
        screen.close();
        screen.show(new BenchEvent.SiteAsked(0.5));
        assertEquals("\r\033[7A\033[J", written.toString());
    }

    @Test
    void aPipeGetsALineForEachFork() throws Exception {
        BenchPlan plan = plan(SHORT);
        BenchScreen screen = screen(plan, false);
        screen.open();
        run(screen, plan.cases());
        screen.close();
        assertEquals("""
                Title

                the site           50,000 requests/s at most
                threads            fork 1 of 2                  510.0 ms  18 s left
                virtual            fork 1 of 2                   61.0 ms  12 s left
                """, written.toString().replace(System.lineSeparator(), "\n"));
    }

    /// Each row must say which case it shows, and fit into 80 columns with a bar.
    @ParameterizedTest
    @CsvSource({"bench.async", "bench.coroutines", "bench.generators", "TraceBenchmark", "FanOut"})
    void theNamesOfAGroupTellItsCasesApart(String filter) throws Exception {
        BenchPlan plan = plan(filter);
        List<BenchGroup> groups = new BenchGroups(plan).groups();
        assertEquals(
                plan.cases().size(),
                groups.stream().mapToInt(group -> group.lanes().size()).sum());
        for (BenchGroup group : groups) {
            List<String> names = group.lanes().stream().map(BenchLane::name).toList();
            assertEquals(names.size(), names.stream().distinct().count(), names::toString);
            names.forEach(name -> assertTrue(name.length() <= 32, name));
            assertTrue(group.title().length() < 80, group.title());
        }
        assertEquals(
                groups.size(), groups.stream().map(BenchGroup::title).distinct().count());
    }

    @Test
    void fanOutsAreGroupedByTheirWorkAndNamedWithTheirPool() throws Exception {
        BenchPlan plan = plan("-p", "fanOut=10,100", "-p", "pool=10,50");
        assertEquals(
                List.of(
                        "10 requests of 50 ms: [threads 10, threads 50, virtual]",
                        "100 requests of 50 ms: [threads 10, threads 50, virtual]"),
                new BenchGroups(plan)
                        .groups().stream()
                                .map(group -> group.title() + ": "
                                        + group.lanes().stream()
                                                .map(BenchLane::name)
                                                .toList())
                                .toList());
    }

    /// Each line in a pipe must say which case it is about, also where its label is cut.
    @ParameterizedTest
    @CsvSource({"bench.async, 31", "bench.coroutines, 26", "GeneratorBenchmark, 31", "TreeWalkBenchmark, 18"})
    void theLabelsTellTheCasesApart(String filter, int width) throws Exception {
        BenchPlan plan = plan(filter);
        assertEquals(width, BenchScreen.labelWidth(plan));
        List<String> labels = plan.cases().stream()
                .map(each -> BenchScreen.cut(each.label(), width))
                .toList();
        assertEquals(plan.cases().size(), labels.stream().distinct().count(), labels::toString);
        labels.forEach(label -> assertEquals(width, label.length(), label));
    }

    /// The lines drawn last, as the terminal shows them.
    private List<String> lastPicture() {
        String text = written.toString();
        String lines = text.substring(0, text.lastIndexOf("\033[J"));
        String last = lines.substring(Math.max(0, lines.lastIndexOf("\033[J")));
        return last.lines()
                .filter(line -> line.contains("\033[K"))
                .map(line -> line.substring(line.indexOf("\033[K") + 3))
                .toList();
    }
}

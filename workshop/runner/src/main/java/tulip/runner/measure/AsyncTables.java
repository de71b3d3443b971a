package tulip.runner.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.bench.async.LoopKind;
import tulip.crawler.bench.async.Work;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.CaseResult;
import tulip.crawler.bench.run.Interval;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Grid;
import tulip.runner.terminal.Lines;

/// Shows the costs of event loops: for each work, for a task that sleeps, and in memory. A dash: there is no such work,
/// or it was not measured.
final class AsyncTables extends CostTables {
    private static final Map<LoopKind, String> NAMES = Map.of(
            LoopKind.CONTINUATION, "our loop, Continuation",
            LoopKind.VIRTUAL_THREAD, "our loop, virtual threads",
            LoopKind.BARE, "  bare Continuation loop",
            LoopKind.VERTX, "Vert.x, callbacks",
            LoopKind.VERTX_VIRTUAL, "Vert.x, await",
            LoopKind.VIRTUAL_ONLY, "virtual threads, 1 carrier");
    private static final int TURNS_WITHOUT_POLL = 64;
    private static final double NANOS_OF_A_MILLI = 1e6;

    AsyncTables(BenchReport report) {
        super(report);
        add("LoopBenchmark", this::works);
        add("SleepersBenchmark", this::sleepers);
        add("WaitingBenchmark", this::waiting);
    }

    @Override
    void addNotes(Lines text) {
        cells.results("SelectorBenchmark")
                .map(CaseResult::score)
                .findFirst()
                .ifPresent(poll -> text.paragraph(
                        "To ask the selector costs %s ns here. Our loop asks every %d turns: %s ns for each turn. All works but"
                                + " done take one turn, completed and ping-pong two.",
                        Amounts.score(poll.mean()),
                        TURNS_WITHOUT_POLL,
                        Amounts.score(poll.mean() / TURNS_WITHOUT_POLL)));
        text.paragraph(
                "Mean of all iterations; --json has the errors. CPython: the least of several tries. Virtual threads: the"
                        + " loop runs on one too; all share 1 carrier. Every JVM has %s, where nothing else is said.",
                report.plan().heap());
    }

    private Grid works() {
        List<List<String>> rows = new ArrayList<>();
        for (LoopKind kind : LoopKind.values()) {
            List<String> row = new ArrayList<>(List.of(NAMES.get(kind)));
            for (Work work : Work.values()) {
                row.add(mean(cells.find("LoopBenchmark", Map.of("loop", kind.id(), "work", work.id()))));
            }
            rows.add(row);
        }
        rows.add(python("asyncio", ""));
        if (report.python() != null && report.python().nanos().containsKey("uvloop callback")) {
            rows.add(python("uvloop", "uvloop "));
        }
        List<String> head = new ArrayList<>(List.of("ns each"));
        Arrays.stream(Work.values()).forEach(work -> head.add(work.id()));
        return new Grid(head, rows);
    }

    private List<String> python(String what, String prefix) {
        List<String> row = new ArrayList<>(List.of(cells.python(what)));
        for (Work work : Work.values()) {
            Double nanos = cells.pythonNanos(prefix + work.id());
            row.add(nanos == null ? CostCells.NONE : Amounts.score(nanos));
        }
        return row;
    }

    private Grid sleepers() {
        return new Grid(
                List.of("a task that sleeps, and ends", "ns each"),
                List.of(
                        List.of("our loop, Continuation", sleeper("tasks")),
                        List.of("  bare Continuations, a heap of timers", sleeper("bare")),
                        List.of(cells.python("asyncio"), CostCells.orNotCompared(cells.pythonNanos("sleepers")))));
    }

    private String sleeper(String sleepers) {
        return cells.results("SleepersBenchmark")
                .filter(result -> result.benchCase().params().get("sleepers").equals(sleepers))
                .findFirst()
                .map(result -> Amounts.score(result.score().mean()
                        * NANOS_OF_A_MILLI
                        / Integer.parseInt(result.benchCase().params().get("count"))))
                .orElse(CostCells.NONE);
    }

    private Grid waiting() {
        return new Grid(
                List.of("bytes for a task that waits", "plain headers", "compact headers"),
                List.of(
                        List.of("for a future of its own", bytes("future", "plain"), bytes("future", "compact")),
                        List.of("for the end of a sleep", bytes("sleep", "plain"), bytes("sleep", "compact"))));
    }

    private String bytes(String waits, String headers) {
        return cells.results("WaitingBenchmark")
                .filter(result -> result.benchCase().params().get("waits").equals(waits)
                        && result.benchCase().params().get("headers").equals(headers))
                .findFirst()
                .map(result -> Amounts.number(result.secondary().get("bytes").score(), 0))
                .orElse(CostCells.NONE);
    }

    private static String mean(Optional<Interval> cost) {
        return cost.map(interval -> Amounts.score(interval.mean())).orElse(CostCells.NONE);
    }
}

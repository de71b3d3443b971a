package tulip.runner.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.bench.run.BenchReport;
import tulip.runner.terminal.Grid;
import tulip.runner.terminal.Lines;

/// Shows the costs of coroutines: for a value that is sent, and for a call through a trampoline. A dash: not measured.
final class CoroutineTables extends CostTables {
    private static final List<String> BACKENDS = List.of("continuation", "virtual-thread");

    CoroutineTables(BenchReport report) {
        super(report);
        add("CoroutineBenchmark", this::values);
        add("CallBenchmark", this::calls);
    }

    @Override
    void addNotes(Lines text) {
        text.paragraph(
                "±: 99.9 %% over all iterations, or 95 %% over the forks if that is wider (3 forks or more). CPython: the"
                        + " least of several tries. Virtual thread: the caller is one too; all share 1 carrier. Every JVM"
                        + " has %s.",
                report.plan().heap());
    }

    private Grid values() {
        return new Grid(
                List.of("ns for a value", "Continuation", "virtual thread"),
                List.of(
                        value("a generator's next", "next", "0"),
                        value("send", "chain", "0"),
                        value("  through 1 delegation", "chain", "1"),
                        value("  through 100 delegations", "chain", "100"),
                        value("send, by the loop of PEP 380", "loop", "0"),
                        value("  through 1 delegation", "loop", "1"),
                        value("  through 100 delegations", "loop", "100"),
                        python("send", "send 0"),
                        python("through 1 yield from", "send 1"),
                        python("through 100 yield from", "send 100")));
    }

    private List<String> value(String name, String talk, String depth) {
        return row(name, "CoroutineBenchmark", Map.of("talk", talk, "depth", depth));
    }

    private Grid calls() {
        return new Grid(
                List.of("ns for a call through a trampoline", "Continuation", "virtual thread"),
                List.of(
                        row("100 calls deep", "CallBenchmark", Map.of("depth", "100")),
                        row("10,000 calls deep", "CallBenchmark", Map.of("depth", "10000")),
                        python("100 calls deep", "call 100"),
                        python("10,000 calls deep", "call 10000")));
    }

    private List<String> row(String name, String benchmark, Map<String, String> params) {
        var row = new ArrayList<>(List.of(name));
        for (String backend : BACKENDS) {
            var all = new HashMap<>(params);
            all.put("backend", backend);
            row.add(CostCells.score(cells.find(benchmark, all)));
        }
        return row;
    }

    private List<String> python(String what, String work) {
        return List.of(cells.python(what), CostCells.orNotCompared(cells.pythonNanos(work)), "");
    }
}

package tulip.runner.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.crawler.bench.run.BenchReport;
import tulip.crawler.bench.run.Interval;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Grid;
import tulip.runner.terminal.Lines;

/// Shows the costs of generators: for an element, for a walk, and for a million that are held. A dash: not
/// measured.
final class GeneratorTables extends CostTables {
    /// @param carriers  the number of carriers of virtual threads; null if it does not matter
    private record Source(String name, String id, String carriers) {}

    private static final List<Source> SOURCES = List.of(
            new Source("iterator, written by hand", "iterator", null),
            new Source("Stream.iterate(…).iterator()", "stream", null),
            new Source("generator, Continuation", "continuation", null),
            new Source("  bare run and yield", "bare-continuation", null),
            new Source("generator, virtual thread, 1 carrier", "virtual-thread", "1"),
            new Source("  bare park and unpark, 1 carrier", "bare-virtual-thread", "1"),
            new Source("generator, virtual thread, 2 carriers", "virtual-thread", "2"),
            new Source("  bare park and unpark, 2 carriers", "bare-virtual-thread", "2"),
            new Source("generator, platform thread", "platform-thread", null),
            new Source("  bare park and unpark, platform", "bare-platform-thread", null));
    private static final Map<String, String> WALKS = Map.of(
            "iterator", "iterator, path kept by hand",
            "recursion", "one generator, recursion",
            "nested", "a generator for each node");
    private static final List<String> WALK_ORDER = List.of("iterator", "recursion", "nested");
    private static final List<String> DEPTHS = List.of("6", "18");

    GeneratorTables(BenchReport report) {
        super(report);
        add("GeneratorBenchmark", this::elements);
        add("TreeWalkBenchmark", this::walks);
        add("SuspendedBenchmark", this::held);
    }

    @Override
    void addNotes(Lines text) {
        text.paragraph("By: the thread that asks. ±: 99.9 %% over all iterations, or 95 %% over the forks if that is"
                + " wider (3 forks or more). CPython: the least of several tries.");
        text.paragraph(
                "Held: suspended one frame deep, after the code was compiled; bytes of the heap for each, the"
                        + " registry's entry not included. Every JVM has %s (-Xms3g -Xmx3g where many are held).",
                report.plan().heap());
    }

    private Grid elements() {
        List<List<String>> rows = new ArrayList<>();
        for (Source source : SOURCES) {
            rows.add(List.of(source.name, cost(source, "platform"), cost(source, "virtual")));
        }
        rows.add(List.of(cells.python("a generator"), CostCells.orNotCompared(cells.pythonNanos("flat")), ""));
        return new Grid(List.of("ns for a number", "by a platform thread", "by a virtual thread"), rows);
    }

    private String cost(Source source, String consumer) {
        return CostCells.score(
                find("GeneratorBenchmark", Map.of("source", source.id, "consumer", consumer), source.carriers));
    }

    private Grid walks() {
        List<List<String>> rows = new ArrayList<>();
        for (String walk : WALK_ORDER) {
            List<Optional<Interval>> costs = DEPTHS.stream()
                    .map(depth -> find("TreeWalkBenchmark", Map.of("walk", walk, "depth", depth), null))
                    .toList();
            rows.add(List.of(
                    WALKS.get(walk),
                    CostCells.score(costs.getFirst()),
                    CostCells.score(costs.getLast()),
                    quotient(costs.getLast(), costs.getFirst())));
        }
        rows.add(pythonWalk());
        return new Grid(List.of("ns for a node of a walk", "depth 6", "depth 18", "18 : 6"), rows);
    }

    private List<String> pythonWalk() {
        Double shallow = cells.pythonNanos("walk 6");
        Double deep = cells.pythonNanos("walk 18");
        String quotient = shallow == null || deep == null ? "" : Amounts.number(deep / shallow, 2);
        return List.of(
                cells.python("yield from"), CostCells.orNotCompared(shallow), CostCells.orNotCompared(deep), quotient);
    }

    private Grid held() {
        String count = cells.results("SuspendedBenchmark")
                .map(result -> result.benchCase().params().get("count"))
                .distinct()
                .map(number -> Amounts.number(Double.parseDouble(number), 0))
                .collect(Collectors.joining(" or "));
        return new Grid(
                List.of("bytes each, " + count + " held", "plain headers", "compact headers", "threads each"),
                List.of(
                        List.of(
                                "generator, Continuation",
                                bytes("continuation", "plain"),
                                bytes("continuation", "compact"),
                                "none"),
                        List.of(
                                "generator, virtual thread",
                                bytes("virtual-thread", "plain"),
                                bytes("virtual-thread", "compact"),
                                "1 virtual"),
                        List.of("  the registry's entry of either", entry("plain"), entry("compact"), "")));
    }

    private String bytes(String held, String headers) {
        Optional<Double> all = heldBytes(held, headers);
        Optional<Double> entry = heldBytes("registry-entry", headers);
        return all.isPresent() && entry.isPresent() ? Amounts.number(all.get() - entry.get(), 0) : CostCells.NONE;
    }

    private String entry(String headers) {
        return heldBytes("registry-entry", headers)
                .map(bytes -> Amounts.number(bytes, 0))
                .orElse(CostCells.NONE);
    }

    private Optional<Double> heldBytes(String held, String headers) {
        return cells.results("SuspendedBenchmark")
                .filter(result -> result.benchCase().params().get("held").equals(held)
                        && result.benchCase().params().get("headers").equals(headers))
                .map(result -> result.secondary().get("bytes").score())
                .findFirst();
    }

    /// @param carriers  null for any number
    private Optional<Interval> find(String benchmark, Map<String, String> params, String carriers) {
        var all = new HashMap<>(params);
        if (carriers != null) {
            all.put("parallelism", carriers);
        }
        return cells.find(benchmark, all);
    }

    private static String quotient(Optional<Interval> above, Optional<Interval> below) {
        if (above.isEmpty() || below.isEmpty()) {
            return CostCells.NONE;
        }
        Interval quotient = above.get().dividedBy(below.get());
        return Amounts.number(quotient.mean(), 2) + " ± " + Amounts.score(quotient.error());
    }
}

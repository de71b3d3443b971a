package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tulip.crawler.bench.run.BenchReport;
import tulip.runner.terminal.Grid;
import tulip.runner.terminal.Lines;

/// Shows tables of costs, one below the other, as text or as Markdown.
abstract class CostTables {
    final BenchReport report;
    final CostCells cells;
    private final List<Grid> grids = new ArrayList<>();

    CostTables(BenchReport report) {
        this.report = report;
        this.cells = new CostCells(report);
    }

    /// Adds a table, if its benchmark was measured.
    final void add(String benchmark, Supplier<Grid> table) {
        if (cells.measured(benchmark)) {
            grids.add(table.get());
        }
    }

    /// Adds what a reader must know about the tables.
    abstract void addNotes(Lines text);

    final String text() {
        var text = new Lines();
        if (grids.isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        for (Grid grid : grids) {
            grid.addTo(text);
            text.line("");
        }
        cells.addEarlyEnd(text);
        addNotes(text);
        return text.toString();
    }

    final String markdown() {
        return grids.stream().map(Grid::markdown).collect(Collectors.joining("\n"));
    }
}

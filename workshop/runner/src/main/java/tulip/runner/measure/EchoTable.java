package tulip.runner.measure;

import java.util.List;
import tulip.crawler.bench.echo.EchoBench;

/// The tables of `./tulip bench --echo`.
final class EchoTable {
    private static final String NOTE = """
            Each connection sends 64 bytes, waits until they come back, and sends again.
            Server and load are two processes, each with one thread at work, on loopback.
            Medians of the rounds; --json has all of them.
            """;

    private final EchoBench bench;
    private final List<EchoBench.Row> rows;

    EchoTable(EchoBench bench, List<EchoBench.Row> rows) {
        this.bench = bench;
        this.rows = rows;
    }

    String text() {
        return lines("%-25s %11s %16s %10s %10s", "", "%-25s %,11d %,16.0f %,10.0f %,10.0f") + "\n" + NOTE;
    }

    String markdown() {
        return lines(
                "| %s | %s | %s | %s | %s |", "|---|---:|---:|---:|---:|\n", "| %s | %,d | %,.0f | %,.0f | %,.0f |");
    }

    private String lines(String head, String below, String row) {
        var lines = new StringBuilder(head.formatted("echo", "connections", "round trips / s", "p50 µs", "p99 µs"))
                .append('\n')
                .append(below);
        for (int count : bench.connections()) {
            for (EchoBench.Row each : rows) {
                if (each.has(count)) {
                    lines.append(row.formatted(
                                    each.server().title(),
                                    count,
                                    each.perSecond(count),
                                    each.medianMicros(count),
                                    each.p99Micros(count)))
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }
}

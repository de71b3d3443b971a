package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        var text = new StringBuilder(
                "%-25s %11s %16s %10s %10s\n".formatted("echo", "connections", "round trips / s", "p50 µs", "p99 µs"));
        for (int count : bench.connections()) {
            for (EchoBench.Row row : rows) {
                text.append("%-25s %,11d %,16.0f %,10.0f %,10.0f\n"
                        .formatted(
                                row.server().title(),
                                count,
                                row.perSecond(count),
                                row.medianMicros(count),
                                row.p99Micros(count)));
            }
        }
        return text.append('\n').append(NOTE).toString();
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| echo | connections | round trips / s | p50 µs | p99 µs |");
        lines.add("|---|---:|---:|---:|---:|");
        for (int count : bench.connections()) {
            for (EchoBench.Row row : rows) {
                lines.add("| %s | %,d | %,.0f | %,.0f | %,.0f |"
                        .formatted(
                                row.server().title(),
                                count,
                                row.perSecond(count),
                                row.medianMicros(count),
                                row.p99Micros(count)));
            }
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}

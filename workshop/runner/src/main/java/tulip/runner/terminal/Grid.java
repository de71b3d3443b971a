package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table. The first cell of each row is its name.
public record Grid(List<String> header, List<List<String>> rows) {
    private static final String GAP = "  ";

    public Grid {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /// For a terminal: names to the left, values to the right.
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        int[] widths = IntStream.range(0, header.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> {
                    String cell = row.get(column);
                    String space = " ".repeat(widths[column] - cell.length());
                    return column == 0 ? cell + space : space + cell;
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    public String markdown() {
        String rule = "|---|" + "---:|".repeat(header.size() - 1);
        return Stream.concat(Stream.of(markdown(header), rule), rows.stream().map(Grid::markdown))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String markdown(List<String> row) {
        return row.stream()
                .map(cell -> cell.strip().replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}

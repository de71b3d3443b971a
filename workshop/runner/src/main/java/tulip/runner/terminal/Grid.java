package tulip.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table. The first cell of each row is its name.
public record Grid(List<String> header, List<List<String>> rows) {
    private static final int GAP = 2;

    public Grid {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /// Adds the table to a report for a terminal: names to the left, values to the right.
    public void addTo(Lines text) {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int widest = 0;
            for (List<String> row : all) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest + (column == 0 ? 0 : GAP));
        }
        text.table(widths, all);
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

package tulip.coroutines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table of the appendix. The line `<!-- table: NAME -->` stands above the table.
///
/// @param columns  the headings, without that of the first column
record AppendixTable(List<String> columns, List<Row> rows) {
    record Row(String name, List<String> cells) {}

    static AppendixTable read(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("basedir", ""), "APPENDIX.md"));
        int marker = lines.indexOf("<!-- table: " + name + " -->");
        if (marker < 0) {
            throw new IllegalArgumentException("APPENDIX.md has no table " + name);
        }
        var rows = new ArrayList<Row>();
        lines.stream().skip(marker + 1).takeWhile(line -> line.startsWith("|")).forEach(line -> rows.add(row(line)));
        List<String> columns = rows.removeFirst().cells();
        rows.removeFirst(); // |---|---|
        return new AppendixTable(columns, List.copyOf(rows));
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
        return new Row(cells.getFirst(), cells.subList(1, cells.size()));
    }
}

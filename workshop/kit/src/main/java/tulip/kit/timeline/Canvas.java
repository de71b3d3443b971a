package tulip.kit.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A grid of characters, each with its own look. Text that does not fit is cut off.
final class Canvas {
    private static final Cell BLANK = new Cell(" ", "");

    /// @param character  takes one column or two; empty in the second column of a wide one
    /// @param sgr        parameters of the ANSI escape "Select Graphic Rendition", or empty
    private record Cell(String character, String sgr) {}

    private final Screen screen;
    private final List<Cell[]> rows = new ArrayList<>();

    Canvas(Screen screen) {
        this.screen = screen;
    }

    int width() {
        return screen.columns();
    }

    int height() {
        return rows.size();
    }

    /// Adds an empty row at the bottom, and tells its number.
    int addRow() {
        var row = new Cell[screen.columns()];
        Arrays.fill(row, BLANK);
        rows.add(row);
        return rows.size() - 1;
    }

    /// Writes a text from this column on.
    void write(int row, int column, String text, String sgr) {
        int at = column;
        for (String character : Columns.characters(text)) {
            int width = Columns.ofCharacter(character);
            if (width == 0 || at + width > screen.columns()) {
                continue;
            }
            boolean ascii = character.length() == 1 && character.charAt(0) < 128;
            String shown = ascii || screen.unicode() ? character : "?".repeat(width);
            rows.get(row)[at] = new Cell(shown, sgr);
            if (width == 2) {
                rows.get(row)[at + 1] = new Cell("", sgr);
            }
            at += width;
        }
    }

    void fill(int row, int from, int to, String character, String sgr) {
        for (int column = from; column < Math.min(to, screen.columns()); column++) {
            rows.get(row)[column] = new Cell(character, sgr);
        }
    }

    boolean isBlank(int row, int column) {
        return column < screen.columns() && rows.get(row)[column].equals(BLANK);
    }

    /// All lines, none with blanks at its end.
    String text() {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }

    private String line(Cell[] row) {
        int end = row.length;
        while (end > 0 && row[end - 1].equals(BLANK)) {
            end--;
        }
        var line = new StringBuilder();
        String look = "";
        for (Cell cell : Arrays.asList(row).subList(0, end)) {
            if (screen.colour() && !cell.sgr.equals(look)) {
                line.append("\033[0")
                        .append(cell.sgr.isEmpty() ? "" : ";" + cell.sgr)
                        .append('m');
                look = cell.sgr;
            }
            line.append(cell.character);
        }
        return line.append(look.isEmpty() ? "" : "\033[0m").toString();
    }
}

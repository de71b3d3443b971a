package tulip.kit.timeline;

import java.util.List;

/// Writes items one after the other. An item that does not fit goes on a new row.
///
/// @param separator  between two items on the same row
record Wrapped(Canvas canvas, String separator) {
    /// @param swatch  a sample in the item's colour; may be empty
    record Item(String swatch, String swatchLook, String text, String look) {
        int width() {
            return Columns.of(swatch) + Columns.of(text);
        }
    }

    void add(List<Item> items) {
        int column = 0;
        int row = -1;
        for (Item item : items) {
            if (row < 0 || column + Columns.of(separator) + item.width() > canvas.width()) {
                row = canvas.addRow();
                column = 0;
            } else {
                canvas.write(row, column, separator, "");
                column += Columns.of(separator);
            }
            canvas.write(row, column, item.swatch, item.swatchLook);
            canvas.write(row, column + Columns.of(item.swatch), item.text, item.look);
            column += item.width();
        }
    }
}

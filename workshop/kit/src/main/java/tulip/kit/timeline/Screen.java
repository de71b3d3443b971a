package tulip.kit.timeline;

/// The abilities of a terminal that a picture may use.
///
/// @param columns  no line is longer
/// @param rows     lanes get as high as fits; 0 if nobody knows, or minds
/// @param unicode  blocks and lines may be drawn; else plain ASCII
/// @param colour   ANSI escapes may be written, with 256 colours
public record Screen(int columns, int rows, boolean unicode, boolean colour) {
    private static final int LEAST_COLUMNS = 20;

    /// @throws IllegalArgumentException if nothing can be drawn in so little room
    public Screen {
        if (columns < LEAST_COLUMNS) {
            throw new IllegalArgumentException(
                    "the terminal is " + columns + " columns wide, but a timeline needs " + LEAST_COLUMNS);
        }
    }
}

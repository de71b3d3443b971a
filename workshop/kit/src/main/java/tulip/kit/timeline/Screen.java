package tulip.kit.timeline;

/// The abilities of a terminal that a picture may use.
///
/// @param columns  the longest line
/// @param rows     lanes become as high as these rows allow; 0 if the number is unknown or unlimited
/// @param unicode  whether block and line characters may be used; otherwise only ASCII
/// @param colour   whether ANSI escapes with 256 colours may be used
public record Screen(int columns, int rows, boolean unicode, boolean colour) {
    private static final int LEAST_COLUMNS = 20;

    /// @throws IllegalArgumentException if there are too few columns for a timeline
    public Screen {
        if (columns < LEAST_COLUMNS) {
            throw new IllegalArgumentException(
                    "the terminal is " + columns + " columns wide, but a timeline needs " + LEAST_COLUMNS);
        }
    }
}

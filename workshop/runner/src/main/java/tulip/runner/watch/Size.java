package tulip.runner.watch;

/// The size of a screen, in characters.
///
/// @param rows  0 if everything is shown, however long it is
record Size(int columns, int rows) {
    static final Size USUAL = new Size(80, 24);

    /// The size that a terminal reports. A side that it does not know is 0, and then the usual one is taken.
    static Size of(int columns, int rows) {
        return new Size(columns > 0 ? columns : USUAL.columns, rows > 0 ? rows : USUAL.rows);
    }
}

package tulip.runner.child;

/// The exit statuses with which a child ends itself. An answer may exit with the same status, so a status proves
/// nothing.
final class ExitStatus {
    static final int ABANDONED = 81;
    static final int FLOODED = 82;
    static final int OUT_OF_MEMORY = 83;
    static final int CROWDED = 84;

    private ExitStatus() {}
}

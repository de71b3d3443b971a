package tulip.runner.command;

/// Thrown to end a command that has nothing left to do. This is no failure: the exit status is 0.
public final class NothingLeft extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Ends a command.
    ///
    /// @param sentence  for the user
    public NothingLeft(String sentence) {
        super(sentence, null, false, false);
    }
}

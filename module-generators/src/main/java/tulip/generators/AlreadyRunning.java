package tulip.generators;

/// Says that something was resumed that is running: by its own body, or on two threads at once. Nothing came of it.
public final class AlreadyRunning extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// @param what  is named in the message
    public AlreadyRunning(Object what) {
        super(what + " is already running");
    }
}

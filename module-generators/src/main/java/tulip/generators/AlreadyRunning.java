package tulip.generators;

/// Says that a call was refused and has changed nothing.
///
/// There are two reasons. The body is running, and the body itself or another thread has called. Or the generator
/// is on a continuation, and belongs to another thread.
public final class AlreadyRunning extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// @param what  what is running; the message names it
    public AlreadyRunning(Object what) {
        super(what + " is already running");
    }

    /// @param what   what is on a continuation; the message names it
    /// @param owner  the thread that first resumed it; null if it has ended in this moment
    public AlreadyRunning(Object what, Thread owner) {
        super(what + " belongs to " + name(owner) + ", which first resumed it, and "
                + name(Thread.currentThread()) + " may not: a continuation stays on one thread."
                + " Ask and close it there, or make it with Suspension.VIRTUAL_THREAD");
    }

    private static String name(Thread thread) {
        if (thread == null) {
            return "another thread";
        }
        return "thread \"" + (thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName()) + '"';
    }
}

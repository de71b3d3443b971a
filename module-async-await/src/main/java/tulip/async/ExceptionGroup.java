package tulip.async;

import java.util.List;

/// Several exceptions at once (PEP 654): several tasks of a group may fail. The first one is the cause, and
/// the others are suppressed, so a stack trace shows all of them.
public final class ExceptionGroup extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Throwable> exceptions;

    /// Makes a group.
    ///
    /// @param exceptions  at least one, in the order in which they came
    public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
        super(
                message + " (" + exceptions.size() + (exceptions.size() == 1 ? " exception)" : " exceptions)"),
                exceptions.getFirst());
        this.exceptions = List.copyOf(exceptions);
        this.exceptions.stream().skip(1).forEach(this::addSuppressed);
    }

    /// All exceptions, in the order in which they came.
    public List<Throwable> exceptions() {
        return exceptions;
    }
}

package tulip.async;

/// Says that a future or task was cancelled. Thrown where a cancelled task waits, so that each `finally`
/// runs.
///
/// It is an `Error` and no `Exception` (as in Python since 3.8), because a `catch (Exception e)` round an
/// `await` must not swallow a request to end. It has no stack trace, because it is a signal and reports no
/// mistake.
public final class CancelledError extends Error {
    private static final long serialVersionUID = 1;

    /// Makes a signal.
    ///
    /// @param message  why; null if nobody has said why
    public CancelledError(String message) {
        super(message, null, false, false);
    }
}

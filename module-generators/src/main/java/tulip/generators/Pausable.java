package tulip.generators;

/// A computation that can pause, a one-shot delimited continuation. Stages 2 to 4 are built on it.
///
/// ```
///   resumer   resume() ──╮            ╭─▶ returns    resume() ──╮            ╭─▶ returns, or throws
///                        ▼            │                         ▼            │   what the body threw
///   body                 runs … pause()                         goes on … the end
/// ```
///
/// The whole stack of calls pauses, so [#pause] may be called at any depth. A class that uses a `Pausable` must
/// not resume a body that is running or has ended. A backend refuses this call, so that no thread hangs.
public interface Pausable {
    /// Runs the body from where it is paused to its next pause or its end. If the body throws an exception, this
    /// method throws the same object.
    ///
    /// @throws IllegalStateException if it is running, or has ended
    void resume();

    /// Returns if [#resume] can begin here. Changes nothing.
    ///
    /// @throws StackOverflowError if the caller's stack is almost full
    default void checkResume() {}

    /// Pauses the body until the next [#resume]. Only the body may call it, after [#checkPause].
    ///
    /// @throws IllegalStateException if the backend cannot pause here; the message says why
    void pause();

    /// Returns if the caller may pause here.
    ///
    /// @throws IllegalStateException if the caller is not the running body, or must not pause here
    void checkPause();

    /// Whether the body has ended, with or without an exception.
    boolean isDone();

    /// The calls of a paused body, innermost call first; empty before the body has begun and after it has ended.
    StackTraceElement[] getStackTrace();

    /// Makes the exception that [#checkPause] throws if the caller is not the running body.
    static IllegalStateException notTheBody() {
        return new IllegalStateException(
                "only the running body can pause, on its own thread, and not inside another body");
    }
}

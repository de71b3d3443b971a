package tulip.generators;

/// Is a computation that can pause: a one-shot delimited continuation, and all that stages 2 to 4 stand on.
///
/// ```
///   resumer   resume() ──╮            ╭─▶ returns    resume() ──╮            ╭─▶ returns, or throws
///                        ▼            │                         ▼            │   what the body threw
///   body                 runs … pause()                         goes on … the end
/// ```
///
/// Whole stacks of calls pause: [#pause] may be called from any depth. Whoever builds on this sees to it that nobody
/// resumes what runs or what has ended; a backend refuses it only so that nobody hangs.
public interface Pausable {
    /// Runs the body from where it stands to its next pause or its end. What it throws comes out here, as the same
    /// object.
    ///
    /// @throws IllegalStateException if it is running, or has ended
    void resume();

    /// Stands still until the next [#resume]. Only for the body, after [#checkPause].
    ///
    /// @throws IllegalStateException if a backend cannot pause here, for a reason that it says
    void pause();

    /// Returns if the caller may pause here.
    ///
    /// @throws IllegalStateException if it is not the running body, or must not pause here
    void checkPause();

    /// Whether the body has ended, one way or the other.
    boolean isDone();

    /// Where a paused body stands, innermost call first; nothing before it began and after it ended.
    StackTraceElement[] getStackTrace();

    /// What [#checkPause] throws at somebody else.
    static IllegalStateException notTheBody() {
        return new IllegalStateException(
                "only a running body can pause, on its own thread, and not from within another one's body");
    }
}

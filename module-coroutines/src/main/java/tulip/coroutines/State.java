package tulip.coroutines;

/// What a coroutine is doing (the states of Python's `inspect.getgeneratorstate`).
///
/// | in state | the call | leads to |
/// |---|---|---|
/// | [#CREATED] | `next` | [#RUNNING] |
/// | [#CREATED] | `send` of a value | refused, and still [#CREATED] |
/// | [#CREATED] | `throwIn`, `close` | [#CLOSED], and no code of the body has run |
/// | [#RUNNING] | the body yields | [#SUSPENDED] |
/// | [#RUNNING] | the body returns or throws | [#CLOSED] |
/// | [#RUNNING] | any call | refused with [tulip.generators.AlreadyRunning] |
/// | [#SUSPENDED] | `next`, `send`, `throwIn`, `close` | [#RUNNING] |
/// | [#CLOSED] | `next`, `send` | refused: the end is final |
/// | [#CLOSED] | `throwIn` | throws the exception again |
/// | [#CLOSED] | `close` | the same |
public enum State {
    /// The body has not begun.
    CREATED,

    /// The body runs, or the coroutine that it delegates to runs.
    RUNNING,

    /// The body is suspended, at a yield or where it delegates.
    SUSPENDED,

    /// The body has ended, or will never begin.
    CLOSED
}

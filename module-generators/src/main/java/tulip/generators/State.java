package tulip.generators;

/// Says what a generator is doing, like `inspect.getgeneratorstate` in Python.
///
/// Python has one suspended state. Here there are two, [#READY] and [#TAKEN], because `hasNext` looks ahead.
///
/// | from | by | to |
/// |---|---|---|
/// | [#CREATED] | `hasNext`, `next` | [#RUNNING] |
/// | [#CREATED] | `close` | [#CLOSED]: no code has run |
/// | [#RUNNING] | the body yields | [#READY] |
/// | [#RUNNING] | the body ends or throws | [#CLOSED] |
/// | [#RUNNING] | `hasNext`, `next`, `close` | refused with [AlreadyRunning] |
/// | [#READY] | `next` takes the element | [#TAKEN] |
/// | [#TAKEN] | `hasNext`, `next` | [#RUNNING] |
/// | [#READY], [#TAKEN] | `close` | [#RUNNING], where the yield throws [GeneratorExit] |
/// | [#CLOSED] | anything | the same: the end is final |
public enum State {
    /// The body has not begun.
    CREATED,

    /// The body runs.
    RUNNING,

    /// The body is suspended at a yield, and its element has not been taken.
    READY,

    /// The body is suspended at a yield, and its element has been taken.
    TAKEN,

    /// The body has ended, or will never begin.
    CLOSED
}

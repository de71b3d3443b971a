package tulip.generators;

/// Says what a generator is doing, as `inspect.getgeneratorstate` does in Python.
///
/// Python has one suspended state. Here it is two, because `hasNext` looks ahead: [#READY] and [#TAKEN].
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

    /// The body is suspended at a yield, and nobody has taken its element.
    READY,

    /// The body is suspended at a yield, and its element was taken.
    TAKEN,

    /// The body has ended, or will never begin.
    CLOSED
}

package tulip.generators;

/// Says what a generator is doing, as `inspect.getgeneratorstate` does in Python.
///
/// Only here a suspended one may stand ready, with an element that `hasNext` has seen and `next` has not taken.
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
public sealed interface State {
    record Created() implements State {}

    record Running() implements State {}

    /// Stands at a yield.
    ///
    /// @param ready  whether nobody has taken the element that the body stands at
    record Suspended(boolean ready) implements State {}

    record Closed() implements State {}

    State CREATED = new Created();
    State RUNNING = new Running();
    State READY = new Suspended(true);
    State TAKEN = new Suspended(false);
    State CLOSED = new Closed();
}

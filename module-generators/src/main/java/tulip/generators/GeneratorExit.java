package tulip.generators;

/// Thrown by the yield where the body is paused when its generator is closed, so that each `finally` runs.
///
/// It is an `Error` and no `Exception`, because a `catch (Exception e)` round a yield must not keep a generator
/// open. It has no stack trace, because it is a signal and reports no mistake.
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1;

    public GeneratorExit() {
        super("the generator is being closed", null, false, false);
    }
}

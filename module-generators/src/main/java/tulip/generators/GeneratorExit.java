package tulip.generators;

/// Is raised at the yield where a generator stands when it is closed, so that `finally` runs all the way out.
///
/// No `Exception`, since `catch (Exception e)` round a yield must not keep a generator from ending. It has no stack
/// trace: it is a signal, and nobody's mistake.
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1;

    public GeneratorExit() {
        super("the generator is being closed", null, false, false);
    }
}

package tulip.coroutines;

/// Throws an exception as it is, checked or unchecked: a coroutine passes on the object that it was given.
public final class Raise {
    private Raise() {}

    /// Never returns. A caller writes `throw Raise.asItIs(…)`, so that the compiler sees that the method ends there.
    public static RuntimeException asItIs(Throwable thrown) {
        Raise.<RuntimeException>raise(thrown);
        throw new AssertionError("never reached");
    }

    @SuppressWarnings("unchecked") // the cast does nothing when it runs
    private static <X extends Throwable> void raise(Throwable thrown) throws X {
        throw (X) thrown;
    }
}

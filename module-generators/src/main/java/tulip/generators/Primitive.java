package tulip.generators;

/// Makes computations that can pause. Each backend of [Suspension] is a primitive; a participant's `MyHandoff`
/// can be one too.
@FunctionalInterface
public interface Primitive {
    /// Makes a computation that can pause. No code of the body runs yet.
    ///
    /// @param owner  the generator that runs the body; a thread that is made for the body gets its name
    Pausable pausable(Object owner, Runnable body);

    /// Whether only the thread that first resumes a body may resume it again.
    default boolean staysOnOneThread() {
        return false;
    }
}

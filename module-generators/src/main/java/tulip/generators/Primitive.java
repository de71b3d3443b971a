package tulip.generators;

/// Makes computations that can pause. Each backend of [Suspension] is one, and so is a participant's `MyHandoff::new`.
@FunctionalInterface
public interface Primitive {
    /// Makes a computation that can pause. Nothing of it runs yet.
    ///
    /// @param owner  what the computation carries; its name is the thread's, if there is one
    Pausable pausable(Object owner, Runnable body);

    /// Whether only the thread that first resumes a body may resume it again.
    default boolean staysOnOneThread() {
        return false;
    }
}

package tulip.kit;

/// Stands where a participant's code belongs: `throw new Todo("what to write");`.
///
/// A `Todo` registers itself with the running check when it is constructed, because a `Todo` that is caught, or thrown
/// on another thread, never reaches the test. A check that fails after that counts as not started.
public final class Todo extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /// @param whatToWrite  what belongs here instead, in a few words
    public Todo(String whatToWrite) {
        super(whatToWrite);
        CheckRun.todo(this, WALKER.getCallerClass().getClassLoader());
    }
}

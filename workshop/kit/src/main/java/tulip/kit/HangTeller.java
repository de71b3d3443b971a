package tulip.kit;

/// Tells of what waits on no thread, such as a paused coroutine: see [Hangs].
public interface HangTeller {
    /// A check begins. What was there before is not told.
    default void checkBegins() {}

    /// Tells what waits now.
    ///
    /// @return [HangStory#NOTHING] if nothing waits, or if what waits changes meanwhile
    HangStory tell();
}

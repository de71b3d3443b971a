package tulip.coroutines;

/// What a body has done when its coroutine was resumed: it has yielded, or it has returned.
///
/// Python has the return value in the exception that ends an iteration, `StopIteration.value` (PEP 380). Here a
/// `switch` on the step has a case for it, and the compiler checks that no case is missing.
public sealed interface Step<Y, R> {
    /// The body is suspended at a yield.
    record Yielded<Y, R>(Y value) implements Step<Y, R> {}

    /// The body has ended. A coroutine gives this step once.
    record Returned<Y, R>(R value) implements Step<Y, R> {}
}

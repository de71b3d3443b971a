package tulip.generators;

import java.util.Iterator;

/// An iterator that is written as one method, the body. The body runs to a `yield`, pauses there, and goes on
/// when the caller asks for more (PEP 255).
///
/// ```java
/// Generator<String> orders = Generator.of(out -> {
///     out.yield("flat white");
///     out.yield("espresso");
/// });
/// ```
///
/// Making a generator runs no code of the body. If the body throws an exception, the caller gets the same object,
/// and the generator has ended. Calls must come one after the other: a call during another call is refused with
/// [AlreadyRunning], and changes nothing. On a continuation, one thread must make all calls, from the first
/// resume to the end of the body. On the other backends, each call may come from another thread.
public interface Generator<T> extends Iterator<T>, AutoCloseable {
    /// The code of a generator. It runs once, and every method that it calls may yield for it.
    @FunctionalInterface
    interface Body<T> {
        /// Yields all elements, and then returns.
        ///
        /// @param out  takes the elements; it works only while this method runs, and on the same thread
        void run(Out<T> out);
    }

    /// Takes the elements of a body.
    @FunctionalInterface
    interface Out<T> {
        /// Passes an element to the caller, and pauses until the caller asks for the next element.
        ///
        /// @param value  may be null, which is an element like any other
        /// @throws GeneratorExit         if the caller closes the generator instead
        /// @throws IllegalStateException if the caller is not the body of this generator, or the body must not
        ///                               pause here
        @SuppressWarnings("NamedLikeContextualKeyword") // Python's word; Java allows the call `out.yield(…)`
        void yield(T value);
    }

    /// Makes a generator on the backend [Suspension#chosen].
    static <T> Generator<T> of(Body<T> body) {
        return new GeneratorObject<>(Suspension.chosen(), body);
    }

    /// Says whether there is another element. To find out, it runs the body to its next yield or to its end, unless
    /// the body is paused at an element that has not been taken.
    ///
    /// @throws AlreadyRunning if the body is running, or the generator belongs to another thread
    @Override
    boolean hasNext();

    /// Takes the next element, and runs the body no further than its yield.
    ///
    /// @throws java.util.NoSuchElementException if the body has ended
    /// @throws AlreadyRunning                   if the body is running, or the generator belongs to another thread
    @Override
    T next();

    /// Ends the generator. The yield where the body is paused throws a [GeneratorExit], so that each `finally`
    /// runs. If the body has not begun, it never runs. If the body has ended, `close` does nothing.
    ///
    /// A cleaner, or a `finally` on another thread, cannot close a generator on a continuation.
    ///
    /// @throws IllegalStateException if the body yields again instead of ending; then it is paused at that yield
    /// @throws AlreadyRunning        if the body is running, or the generator belongs to another thread
    @Override
    void close();
}

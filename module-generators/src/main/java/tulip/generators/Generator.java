package tulip.generators;

import java.util.Iterator;

/// Is an iterator that a method writes: the method runs to a `yield`, pauses there, and goes on when asked (PEP 255).
///
/// ```java
/// Generator<String> orders = Generator.of(out -> {
///     out.yield("flat white");
///     out.yield("espresso");
/// });
/// ```
///
/// Making one runs nothing. What the body throws reaches the caller, as the same object, and then the generator is
/// exhausted. It is for one thread at a time: a call that comes while another one is under way is refused with
/// [AlreadyRunning], and changes nothing. On a continuation it is for one thread altogether, the one that first resumes
/// it; elsewhere another thread may go on where one has stopped.
public interface Generator<T> extends Iterator<T>, AutoCloseable {
    /// Runs once, from yield to yield. It may call anything, and what it calls may yield for it.
    @FunctionalInterface
    interface Body<T> {
        /// Yields all elements, and then returns.
        ///
        /// @param out  takes them, while this runs and on its own thread
        void run(Out<T> out);
    }

    /// Takes a body's elements.
    @FunctionalInterface
    interface Out<T> {
        /// Hands over an element, and pauses until somebody asks for the next one.
        ///
        /// @param value  may be null, which is an element like any other
        /// @throws GeneratorExit         if the generator is closed instead
        /// @throws IllegalStateException if the caller is not this generator's body, or must not pause here
        @SuppressWarnings("NamedLikeContextualKeyword") // it is Python's word, and calls of it name their `out`
        void yield(T value);
    }

    /// Makes a generator that runs its body as [Suspension#chosen] says.
    static <T> Generator<T> of(Body<T> body) {
        return new GeneratorObject<>(Suspension.chosen(), body);
    }

    /// Runs the body to its next yield or to its end, unless it stands at a yield whose element nobody has taken.
    ///
    /// @throws AlreadyRunning if the body is running, or the generator belongs to another thread
    @Override
    boolean hasNext();

    /// Takes the next element, and runs the body no further.
    ///
    /// @throws java.util.NoSuchElementException if the body has ended
    /// @throws AlreadyRunning                   if the body is running, or the generator belongs to another thread
    @Override
    T next();

    /// Ends it. A body that stands at a yield gets a [GeneratorExit] there, so that its `finally` runs. A body that
    /// has not begun never runs. At the end it does nothing.
    ///
    /// On a continuation a cleaner, or a `finally` on another thread, cannot close it.
    ///
    /// @throws IllegalStateException if the body yields again instead; then it still stands there
    /// @throws AlreadyRunning        if the body is running, or the generator belongs to another thread
    @Override
    void close();
}

package tulip.coroutines;

import java.util.Iterator;
import tulip.generators.Suspension;

/// A method that pauses, and talks with its caller: each yield passes a value out, and gets a value back
/// (PEP 342). It can return a value, and let another coroutine talk in its place (PEP 380).
///
/// ```java
/// Coroutine<Double, Integer, String> average = Coroutine.of(out -> {
///     int sum = 0;
///     for (int n = 1; n <= 3; n++) {
///         sum += out.yield(n == 1 ? 0.0 : sum / (n - 1.0));
///     }
///     return "the sum is " + sum;
/// });
/// average.next();       // runs to the first yield
/// average.send(10);     // 10 is the value of this yield
/// ```
///
/// Making a coroutine runs no code of the body. Calls must come one after the other: a call during another call is
/// refused with [tulip.generators.AlreadyRunning], and changes nothing. On a continuation, one thread must make
/// all calls, from the first resume to the end of the body.
///
/// @param <Y>  what the body yields
/// @param <S>  what the caller sends
/// @param <R>  what the body returns
public interface Coroutine<Y, S, R> extends AutoCloseable {
    /// The code of a coroutine. It runs once, and every method that it calls may yield for it.
    @FunctionalInterface
    interface Body<Y, S, R> {
        /// Runs from the first resume to the end of the coroutine.
        ///
        /// @param out  passes values both ways; it works only while this method runs, on the same thread
        R run(Out<Y, S> out);
    }

    /// The body's side of the conversation.
    interface Out<Y, S> {
        /// Passes a value to the caller, and pauses until the caller resumes the body.
        ///
        /// @param value  may be null
        /// @return what the caller sends; null if the caller calls [Coroutine#next]
        /// @throws tulip.generators.GeneratorExit if the caller closes the coroutine instead
        /// @throws IllegalStateException          if the caller is not the body of this coroutine, or the body
        ///                                        must not pause here
        @SuppressWarnings("NamedLikeContextualKeyword") // Python's word; Java allows the call `out.yield(…)`
        S yield(Y value);

        /// Lets another coroutine talk with the caller until it ends: what it yields goes to the caller; what
        /// the caller sends, throws in or closes goes to it first.
        ///
        /// @return what the other coroutine returns; null if it has ended before
        /// @throws tulip.generators.AlreadyRunning if the other coroutine is running: it may be this one, or
        ///                                         one that delegates to this one
        <Q> Q yieldFrom(Coroutine<? extends Y, ? super S, ? extends Q> inner);

        /// Yields all elements of an iterator. If the caller closes the coroutine, an iterator that is
        /// [AutoCloseable] is closed first.
        ///
        /// @throws UnsupportedOperationException if the caller sends a value: an iterator cannot take it
        default void yieldFrom(Iterator<? extends Y> source) {
            Delegation.all(this, source);
        }
    }

    /// Makes a coroutine on the backend [Suspension#chosen].
    static <Y, S, R> Coroutine<Y, S, R> of(Body<Y, S, R> body) {
        return new ChainedCoroutine<>(Suspension.chosen(), body);
    }

    /// Runs the body to its next yield or its end. The paused yield gives null.
    ///
    /// @throws java.util.NoSuchElementException        if the body has ended before
    /// @throws tulip.generators.AlreadyRunning         if the body is running, or the coroutine belongs to another
    ///                                                 thread
    default Step<Y, R> next() {
        return send(null);
    }

    /// Runs the body to its next yield or its end. The paused yield gives the value. If the body throws, this
    /// method throws the same object.
    ///
    /// @param value  null does the same as [#next]
    /// @throws IllegalStateException                   if the body has not begun and the value is not null:
    ///                                                 there is no yield that could give the value
    /// @throws java.util.NoSuchElementException        if the body has ended before
    /// @throws tulip.generators.AlreadyRunning         if the body is running, or the coroutine belongs to another
    ///                                                 thread
    Step<Y, R> send(S value);

    /// Runs the body to its next yield or its end. The paused yield throws the exception. If the body has not
    /// begun, or has ended, this method throws the exception itself; afterwards the coroutine has ended.
    ///
    /// @param thrown  checked or unchecked
    /// @throws tulip.generators.AlreadyRunning if the body is running, or the coroutine belongs to another thread
    Step<Y, R> throwIn(Throwable thrown);

    /// Ends the coroutine. The yield where the body is paused throws a [tulip.generators.GeneratorExit], so that
    /// each `finally` runs. If the body has not begun, it never runs. If the body has ended, `close` does nothing.
    ///
    /// @throws IllegalStateException           if the body yields again instead of ending; then it is paused there
    /// @throws tulip.generators.AlreadyRunning if the body is running, or the coroutine belongs to another thread
    @Override
    void close();

    /// What the body has returned, also if it did so when it was closed. Null if it has thrown, or has never
    /// begun.
    ///
    /// @throws IllegalStateException if the body has not ended
    R result();

    State state();
}

package tulip.async;

import java.lang.ref.Reference;
import java.util.NoSuchElementException;
import tulip.generators.Generator;

/// A generator whose body may await (PEP 525).
///
/// ```java
/// try (var orders = AsyncGenerator.<String>of(out -> {
///     while (true) {
///         out.yield(readLine());       // awaits; other tasks run meanwhile
///     }
/// })) {
///     while (orders.hasNext()) {
///         brew(orders.next());
///     }
/// }
/// ```
///
/// All methods must be called in a task of one loop, and they wait while the body waits. A call while another
/// task waits in a call is refused with [tulip.generators.AlreadyRunning]. The loop closes a generator that
/// was begun and then forgotten, and at its own end those that are left.
public final class AsyncGenerator<T> implements Generator<T> {
    private final AsyncBody<T> body; // the loop keeps the body, so that it can close a forgotten generator

    private AsyncGenerator(AsyncBody<T> body) {
        this.body = body;
    }

    /// Makes an async generator, and runs no code of its body.
    public static <T> AsyncGenerator<T> of(Generator.Body<T> code) {
        return new AsyncGenerator<>(new AsyncBody<>(code));
    }

    /// Closes the generators that nobody can use any more, each in a task of its loop. A loop calls this method when
    /// it has nothing to run.
    public static void closeForgotten() {
        AsyncBody.closeForgotten();
    }

    /// Closes the generators of a loop that have begun and not ended. The loop calls this method when it is closed.
    public static void closeAll(EventLoop loop) {
        AsyncBody.closeAll(loop);
    }

    @Override
    public boolean hasNext() {
        try {
            body.watch(this);
            return body.advance();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the async generator has ended");
        }
        return body.take();
    }

    /// Throws an exception at the yield where the body is paused, and runs the body to its next yield or its end
    /// (`athrow`).
    ///
    /// @return the element that the body yields next
    /// @throws NoSuchElementException if the body catches the exception and ends
    public T throwIn(Throwable thrown) {
        try {
            body.watch(this);
            if (!body.throwIn(thrown)) {
                throw new NoSuchElementException("the async generator has ended");
            }
            return body.take();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Ends the generator (`aclose`), and awaits what its `finally` awaits.
    ///
    /// @throws IllegalStateException if the body yields again instead of ending
    @Override
    public void close() {
        try {
            body.close();
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}

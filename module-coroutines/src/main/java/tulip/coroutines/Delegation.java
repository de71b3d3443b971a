package tulip.coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import tulip.generators.GeneratorExit;

/// What `yield from` means, in terms of `yield` (PEP 380, "Formal semantics").
///
/// These loops work with any coroutine and any iterator. They resume the outer body for each value of the inner
/// coroutine, so a chain of delegations costs a resume for each link, and each link holds the value in memory while it
/// is paused. [ChainedCoroutine] does the same at a cost that does not depend on the length of the chain.
final class Delegation {
    private Delegation() {}

    /// Lets the inner coroutine talk with the caller of the body to which `out` belongs.
    ///
    /// @return what the inner coroutine returns; null if it has ended before
    static <Y, S, Q> Q expand(Coroutine.Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        try {
            Step<? extends Y, ? extends Q> step = inner.next();
            while (step instanceof Step.Yielded<? extends Y, ? extends Q>(var value)) {
                step = forward(out, value, inner);
            }
            return ((Step.Returned<? extends Y, ? extends Q>) step).value();
        } catch (NoSuchElementException endedBefore) { // no body lets this exception out
            return null;
        }
    }

    /// Yields a value of the inner coroutine, and passes on what the caller answers.
    private static <Y, S, Q> Step<? extends Y, ? extends Q> forward(
            Coroutine.Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
        S sent;
        try {
            sent = out.yield(value);
        } catch (GeneratorExit exit) {
            inner.close();
            throw exit;
        } catch (Throwable thrown) {
            return inner.throwIn(thrown);
        }
        return inner.send(sent);
    }

    /// Gives a value whose variable is cleared in the same expression, `only(value, value = null)`. Otherwise the
    /// paused frame would keep in memory a value that the caller has taken.
    static <T> T only(T value, T ignored) {
        return value;
    }

    /// Yields all elements of an iterator, which knows nothing of `send` and `throwIn`.
    @SuppressWarnings("AssignmentExpression") // see `only`
    static <Y, S> void all(Coroutine.Out<Y, S> out, Iterator<? extends Y> source) {
        while (source.hasNext()) {
            Y element = source.next();
            S sent;
            try {
                sent = out.yield(only(element, element = null));
            } catch (GeneratorExit exit) {
                close(source);
                throw exit;
            }
            if (sent != null) {
                throw new UnsupportedOperationException("an iterator cannot take a value that is sent: " + sent);
            }
        }
    }

    private static void close(Iterator<?> source) {
        if (source instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                throw Raise.asItIs(failed);
            }
        }
    }
}

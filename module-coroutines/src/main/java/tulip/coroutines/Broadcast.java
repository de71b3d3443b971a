package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;

/// Sends each value on to many sinks (after David Beazley's "A Curious Course on Coroutines and Concurrency").
///
/// A sink is a coroutine that receives values, and yields nothing of interest.
public final class Broadcast {
    private Broadcast() {}

    /// Makes a coroutine that sends each value that it gets to all sinks, in their order. It starts the sinks when
    /// it begins itself. A sink that fails or returns gets nothing more, and the others go on. If the coroutine is
    /// closed, it closes each sink that is left.
    ///
    /// @param sinks  have not begun
    /// @return a coroutine that returns the failures of its sinks when no sink is left
    public static <T> Coroutine<Void, T, List<Throwable>> to(List<? extends Coroutine<?, ? super T, ?>> sinks) {
        var left = new ArrayList<Coroutine<?, ? super T, ?>>(sinks);
        return Coroutine.of(out -> {
            List<Throwable> failures = new ArrayList<>();
            try {
                T value = null; // the first send of a coroutine is null
                while (true) {
                    sendToAll(left, value, failures);
                    if (left.isEmpty()) {
                        return failures;
                    }
                    value = out.yield(null);
                }
            } finally {
                closeAll(left);
            }
        });
    }

    private static <T> void sendToAll(List<Coroutine<?, ? super T, ?>> sinks, T value, List<Throwable> failures) {
        sinks.removeIf(sink -> {
            try {
                return sink.send(value) instanceof Step.Returned;
            } catch (Throwable failure) {
                failures.add(failure);
                return true;
            }
        });
    }

    /// Closes all sinks, also if one of them fails. Throws the first failure, and the others suppressed.
    @SuppressWarnings("ReferenceEquality")
    private static void closeAll(List<? extends Coroutine<?, ?, ?>> sinks) {
        Throwable first = null;
        for (Coroutine<?, ?, ?> sink : sinks) {
            try {
                sink.close();
            } catch (Throwable failure) {
                if (first == null) {
                    first = failure;
                } else if (failure != first) { // an exception cannot suppress itself
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw Raise.asItIs(first);
        }
    }
}

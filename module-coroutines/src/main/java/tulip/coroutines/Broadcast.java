package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;

/// Sends each value on to many sinks (after David Beazley's "A Curious Course on Coroutines and Concurrency").
///
/// A sink is a coroutine that receives values, and yields nothing of interest. The broadcast is a coroutine too, and
/// this class is its body: it runs on any coroutine.
///
/// The class is not final, because tests replace its parts by wrong ones.
public class Broadcast<T> implements Coroutine.Body<Void, T, List<Throwable>> {
    final List<Coroutine<?, ? super T, ?>> left; // the sinks that have not ended, as far as is known
    final List<Throwable> failures = new ArrayList<>(); // of the sinks that have failed, in the order of time

    /// @param sinks  have not begun
    public Broadcast(List<? extends Coroutine<?, ? super T, ?>> sinks) {
        this.left = new ArrayList<>(sinks);
    }

    /// Makes a coroutine that sends each value that it gets to all sinks.
    ///
    /// @param sinks  have not begun
    public static <T> Coroutine<Void, T, List<Throwable>> to(List<? extends Coroutine<?, ? super T, ?>> sinks) {
        return Coroutine.of(new Broadcast<>(sinks));
    }

    /// Starts all sinks, and then sends each value to all sinks, in their order, until no sink is left. If something
    /// else ends this body, it closes each sink that is left; the failures so far are then lost.
    ///
    /// @return the failures of the sinks
    @Override
    public List<Throwable> run(Coroutine.Out<Void, T> out) {
        try {
            sendToAll(null); // the first send of a coroutine is null
            while (!left.isEmpty()) {
                sendToAll(out.yield(null));
            }
            return failures;
        } finally {
            closeAll();
        }
    }

    /// Sends a value to each sink. A sink that returns or fails gets nothing more. Its failure is kept.
    void sendToAll(T value) {
        left.removeIf(sink -> {
            try {
                return sink.send(value) instanceof Step.Returned;
            } catch (Throwable failure) {
                failures.add(failure);
                return true;
            }
        });
    }

    /// Closes all sinks that are left, also if one of them fails. Throws the first failure, and the others suppressed.
    @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
    void closeAll() {
        Throwable first = null;
        for (Coroutine<?, ? super T, ?> sink : left) {
            try {
                sink.close();
            } catch (Throwable failure) {
                if (first == null) {
                    first = failure;
                } else if (failure != first) {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw Raise.asItIs(first);
        }
    }
}

package tulip.coroutines.exercise;

import java.util.ArrayList;
import java.util.List;
import tulip.coroutines.Coroutine;
import tulip.kit.Todo;

/// Exercise 3.3: one source, many sinks. The text is exercises/3-broadcast.md.
///
/// A sink is a coroutine that receives values, and yields nothing of interest. The broadcast is a coroutine too, and
/// this class is its body.
public final class MyBroadcast<T> implements Coroutine.Body<Void, T, List<Throwable>> {
    private final List<Coroutine<?, ? super T, ?>> left; // the sinks that have not ended, as far as is known
    private final List<Throwable> failures = new ArrayList<>(); // of the sinks that have failed, in the order of time

    /// @param sinks  have not begun
    public MyBroadcast(List<? extends Coroutine<?, ? super T, ?>> sinks) {
        this.left = new ArrayList<>(sinks);
    }

    /// Makes a coroutine that sends each value that it gets to all sinks.
    ///
    /// @param sinks  have not begun
    public static <T> Coroutine<Void, T, List<Throwable>> to(List<? extends Coroutine<?, ? super T, ?>> sinks) {
        return Coroutine.of(new MyBroadcast<>(sinks));
    }

    /// Starts all sinks, and then sends each value to all sinks, in their order, until no sink is left. If something
    /// else ends this body, it closes each sink that is left.
    ///
    /// @return the failures of the sinks
    @Override
    public List<Throwable> run(Coroutine.Out<Void, T> out) {
        throw new Todo("start the sinks, send them each value, and close what is left");
    }

    /// Sends a value to each sink. A sink that returns or fails gets nothing more. Its failure is kept.
    private void sendToAll(T value) {
        throw new Todo("the value to each sink, each failure into the list");
    }

    /// Closes all sinks that are left, also if one of them fails. Throws the first failure, and the others suppressed.
    private void closeAll() {
        throw new Todo("close each sink");
    }
}

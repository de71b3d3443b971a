package tulip.async;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// What a future is for, so that a description can say for what a task waits: see [EventLoop#describe].
public interface Awaited {
    /// For what it waits, as in "waits for …", and what would end the wait.
    String words();

    /// The futures that have to be done first, and tasks that could end the wait; empty if nobody knows them.
    default Collection<? extends Future<?>> wakers() {
        return List.of();
    }

    static Awaited of(Supplier<String> words, Supplier<Collection<? extends Future<?>>> wakers) {
        return new Awaited() {
            @Override
            public String words() {
                return words.get();
            }

            @Override
            public Collection<? extends Future<?>> wakers() {
                return wakers.get();
            }
        };
    }
}

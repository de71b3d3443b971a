package tulip.async;

import java.util.concurrent.Callable;

/// Makes the futures and the tasks of a loop: see [SelectorEventLoop#setParts].
public interface LoopParts {
    default <T> Future<T> future(EventLoop loop) {
        return new FutureObject<>(loop);
    }

    /// Makes a task, whose first step is in the ready queue.
    ///
    /// @param name    null: it gets one with the number
    /// @param number  how many tasks the loop has made, with this one
    default <T> Task<T> task(EventLoop loop, String name, int number, Callable<T> body) {
        return name == null ? new TaskObject<>(loop, number, body) : new TaskObject<>(loop, name, body);
    }
}

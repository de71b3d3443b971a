package tulip.async;

import java.util.concurrent.Callable;

/// Makes what a loop consists of: its futures, its tasks, and the queue for the calls of other threads.
public interface LoopParts {
    LoopParts REFERENCE = new LoopParts() {};

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

    /// Makes the queue for the calls of other threads.
    ///
    /// @param wakeUp  ends the wait of the loop; if the loop is only about to wait, it ends that wait
    default CallQueue callQueue(Runnable wakeUp) {
        return new ThreadsafeCalls(wakeUp);
    }
}

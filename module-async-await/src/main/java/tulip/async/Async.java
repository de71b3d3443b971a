package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// What a program uses, to import statically: `import static tulip.async.Async.*`.
///
/// ```java
/// Async.run(() -> {
///     Task<String> tea = start(() -> brew("tea"));     // both brew at the same time
///     String coffee = brew("coffee");
///     return List.of(coffee, await(tea));
/// });
/// ```
///
/// An async function is a method that waits by [#await]. It needs no keyword: the whole stack of calls
/// pauses.
public final class Async {
    private Async() {}

    /// Runs a program on a new loop, and closes the loop (`asyncio.run`).
    ///
    /// @return what the body returns; if it throws, this method throws the same object
    public static <T> T run(Callable<T> body) {
        try (var loop = new SelectorEventLoop()) {
            return loop.runUntilComplete(body);
        }
    }

    /// Waits for a result. Other tasks run meanwhile, unless the result is there already.
    ///
    /// @return the result; if there is an exception instead, this method throws the same object
    /// @throws CancelledError        if what is awaited is cancelled, or the waiting task is
    /// @throws IllegalStateException if no task runs on this thread
    public static <T> T await(Awaitable<T> awaited) {
        return awaited.await();
    }

    /// Makes a coroutine: a call that has not begun. It runs where it is awaited, in the awaiting task, once.
    ///
    /// A call needs no `async` to be able to wait. `async` is for calls that are made in one place, and awaited
    /// in another.
    public static <T> Awaitable<T> async(Callable<T> body) {
        return new CoroutineCall<>(body);
    }

    /// Makes a task of the running loop, which begins in the next turn.
    public static <T> Task<T> start(Callable<T> body) {
        return Running.loop().createTask(null, body);
    }

    /// Makes a task of the running loop, which begins in the next turn.
    ///
    /// @param name  for error messages
    public static <T> Task<T> start(String name, Callable<T> body) {
        return Running.loop().createTask(name, body);
    }

    /// Has a virtual thread run code that would block the loop, and waits for the result (`asyncio.to_thread`).
    ///
    /// @return what the code returns; if it throws, this method throws the same object
    /// @throws CancelledError if the waiting task is cancelled: then the thread is interrupted
    public static <T> T toThread(Callable<T> blocking) {
        return Running.loop().runInExecutor(Async::runOnVirtualThread, blocking).await();
    }

    private static void runOnVirtualThread(Runnable blocking) {
        Thread.ofVirtual().name("blocking call").start(blocking);
    }

    /// Lets other tasks run for a time. Zero or less: once each that is ready.
    public static void sleep(Duration time) {
        if (time.isZero() || time.isNegative()) {
            Running.here().pass();
            return;
        }
        Running.task();
        Future<Void> over = Running.loop().createFuture();
        TimerHandle timer = Running.loop().callLater(time, () -> {
            if (!over.isDone()) {
                over.setResult(null);
            }
        });
        over.setPurpose(timer);
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }

    /// When [#wait] returns.
    public enum ReturnWhen {
        ALL_COMPLETED,
        FIRST_COMPLETED,
        /// When one has thrown; if none throws, when all are done. A cancelled future does not count as
        /// one.
        FIRST_EXCEPTION
    }

    /// What [#wait] has found.
    public record Waited<T>(List<Future<T>> done, List<Future<T>> pending) {}

    /// Waits for some futures, and cancels none of them.
    ///
    /// @param most  how long to wait at most; null: without limit
    /// @throws IllegalArgumentException if there is no future
    public static <T> Waited<T> wait(Collection<? extends Future<T>> futures, ReturnWhen until, Duration most) {
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("there is no future to wait for");
        }
        if (!isEnough(futures, until)) {
            waitUntilEnough(futures, until, most);
        }
        List<Future<T>> done = new ArrayList<>();
        List<Future<T>> pending = new ArrayList<>();
        futures.forEach(future -> (future.isDone() ? done : pending).add(future));
        return new Waited<>(done, pending);
    }

    private static <T> void waitUntilEnough(Collection<? extends Future<T>> futures, ReturnWhen until, Duration most) {
        Future<Void> enough = Running.loop().createFuture(Awaited.of(() -> told(futures), () -> futures));
        Runnable end = () -> {
            if (!enough.isDone()) {
                enough.setResult(null);
            }
        };
        int[] left = {futures.size()};
        Consumer<Future<T>> count = future -> {
            left[0]--;
            if (left[0] == 0 || endsWait(future, until)) {
                end.run();
            }
        };
        TimerHandle timer = most == null ? null : Running.loop().callLater(most, end);
        futures.forEach(future -> future.addDoneCallback(count));
        try {
            enough.await();
        } finally {
            if (timer != null) {
                timer.cancel();
            }
            futures.forEach(future -> future.removeDoneCallback(count));
        }
    }

    private static boolean isEnough(Collection<? extends Future<?>> futures, ReturnWhen until) {
        return futures.stream().allMatch(Future::isDone)
                || futures.stream().anyMatch(future -> future.isDone() && endsWait(future, until));
    }

    /// Whether this future, which is done, ends the wait for all.
    private static boolean endsWait(Future<?> done, ReturnWhen until) {
        return switch (until) {
            case ALL_COMPLETED -> false;
            case FIRST_COMPLETED -> true;
            case FIRST_EXCEPTION -> !done.isCancelled() && done.exception() != null;
        };
    }

    /// Runs the body, at most for this time.
    ///
    /// @throws TimeoutException if the time was over first: then the body was cancelled, and has ended
    public static <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
        return TimeoutShield.timeout(most, body);
    }

    /// Waits for a result, at most for this time. Then it cancels what is awaited, and waits for its end. If
    /// there is no time at all, it cancels at once.
    ///
    /// @throws TimeoutException if the time was over first
    public static <T> T waitFor(Future<T> future, Duration most) throws TimeoutException {
        if (future.isDone()) {
            return future.result();
        }
        if (most.isPositive()) {
            return TimeoutShield.timeout(most, future::await);
        }
        future.cancel();
        wait(List.of(future), ReturnWhen.ALL_COMPLETED, null);
        if (future.isCancelled()) {
            throw new TimeoutException("no time was left for " + future);
        }
        return future.result();
    }

    /// Makes a future of the same outcome that can be cancelled without the other one.
    public static <T> Future<T> shield(Future<T> inner) {
        return TimeoutShield.shield(inner);
    }

    private static String told(Collection<? extends Future<?>> futures) {
        return futures.stream().filter(future -> !future.isDone()).count() + " of " + futures.size() + " futures";
    }

    /// Gives each of the futures when it is done: `next` waits for the first of those that are left. All are
    /// done at some time, so put a limit round the loop: [#timeout].
    ///
    /// @return an iterator for the running task; a future that is there twice is given once
    public static <T> Iterator<Future<T>> asCompleted(Collection<? extends Future<T>> futures) {
        return new AsCompleted<>(futures);
    }

    /// Makes a future of all results, in the order of the futures. The first exception is its exception;
    /// the other futures run on. To cancel it cancels all futures.
    public static <T> Future<List<T>> gather(Collection<? extends Future<T>> futures) {
        return new Gathering<>(List.copyOf(futures)).begin();
    }
}

package tulip.async.bridge;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import tulip.async.Awaited;
import tulip.async.CancelledError;
import tulip.async.Context;
import tulip.async.Future;
import tulip.async.Running;
import tulip.async.Unread;

/// A future of a loop that is connected with a future of another kind.
///
/// The other future ends on any thread, and ours belongs to its loop. So every call into the loop is a
/// `callSoonThreadsafe`, which also wakes the loop.
///
/// @param context  of the code that has made the connection. All that the crossing runs in the loop runs with it
record Crossing<T>(Future<T> future, Context context) {
    /// Makes a future of the running loop that waits for something outside.
    ///
    /// @param what  for descriptions: "waits for …"
    static <T> Crossing<T> into(String what) {
        return from(Running.loop().createFuture(Awaited.of(() -> what, List::of)));
    }

    static <T> Crossing<T> from(Future<T> future) {
        return new Crossing<>(future, Context.current());
    }

    /// Ends our future as the other one has ended. Any thread may call this method.
    ///
    /// A result for which nobody waits any more is dropped. A failure is not dropped: the exception handler of the
    /// loop is told.
    void arrive(T result, Throwable failure) {
        if (failure == null || failure instanceof CancellationException) {
            call(() -> end(result, failure));
            return;
        }
        // If the loop is closed before it runs the callback, it reports the failure.
        Unread unread = Unread.watch(future, failure);
        boolean isOpen = call(() -> {
            unread.read();
            end(result, failure);
        });
        if (!isOpen) {
            unread.read();
            future.loop().callExceptionHandler("a failure has come after the loop was closed, for " + future, failure);
        }
    }

    private void end(T result, Throwable failure) {
        boolean isCancelled = failure instanceof CancellationException;
        if (future.isDone()) {
            if (failure != null && !isCancelled) {
                future.loop().callExceptionHandler("a failure has come too late for " + future, failure);
            }
        } else if (isCancelled) {
            future.cancel(failure.getMessage());
        } else if (failure != null) {
            future.setException(failure);
        } else {
            future.setResult(result);
        }
    }

    /// Has a callback run in the loop, from any thread.
    ///
    /// @return false if the loop is closed: then no task waits any more
    boolean call(Runnable callback) {
        try {
            future.loop().callSoonThreadsafe(() -> context.run(callback));
            return true;
        } catch (IllegalStateException refused) {
            if (future.loop().isClosed()) {
                return false;
            }
            throw refused;
        }
    }

    /// Has this called in the loop when our future is done.
    ///
    /// @param outside  gets the result or the failure, which counts as read; if the future is cancelled, a
    ///                 CancellationException
    void whenDone(BiConsumer<T, Throwable> outside) {
        future.addDoneCallback(done -> {
            Throwable failure = failure(done);
            outside.accept(failure == null ? done.result() : null, failure);
        });
    }

    private static Throwable failure(Future<?> done) {
        try {
            return done.exception();
        } catch (CancelledError cancelled) {
            return new CancellationException(cancelled.getMessage());
        }
    }
}

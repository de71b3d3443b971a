package tulip.async;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/// Runs callbacks one after the other on one thread (PEP 3156), and waits when there is nothing to run.
///
/// Each method but [#callSoonThreadsafe] must be called with the turn of the loop: in a callback, in a
/// task, or on any thread while the loop does not run.
public interface EventLoop extends AutoCloseable {
    /// Has the callback run in the next turn, after all callbacks that are ready already. It runs with the
    /// current context.
    default Handle callSoon(Runnable callback) {
        return callSoon(callback, Context.current());
    }

    /// Has the callback run in the next turn, with another context.
    ///
    /// @param context  runs the callback
    Handle callSoon(Runnable callback, Context context);

    /// The same from any thread. It wakes the loop if the loop waits.
    Handle callSoonThreadsafe(Runnable callback);

    /// Has the callback run after a time, and never before it.
    default TimerHandle callLater(Duration delay, Runnable callback) {
        return callAt(time() + delay.toNanos(), callback);
    }

    /// Has the callback run at a time, and never before it.
    ///
    /// @param deadlineNanos  as [#time] counts
    TimerHandle callAt(long deadlineNanos, Runnable callback);

    /// The time in nanoseconds, as the clock of the loop counts. Only differences have a meaning.
    long time();

    default <T> Future<T> createFuture() {
        return new FutureObject<>(this);
    }

    /// Makes a future, and says what it is for.
    ///
    /// @param purpose  for descriptions: an [Awaited], or anything with a name
    default <T> Future<T> createFuture(Object purpose) {
        Future<T> future = createFuture();
        future.setPurpose(purpose);
        return future;
    }

    /// The channels that this loop watches.
    Channels channels();

    /// Has the callback run in each turn in which the channel has input, is at its end, or has a connection to accept.
    /// It runs with the current context.
    ///
    /// @param channel  must not block; the loop closes it when the loop is closed
    /// @throws IllegalStateException if the channel has a reader already: two would take the bytes from each other
    default void addReader(SelectableChannel channel, Runnable callback) throws ClosedChannelException {
        channels().addReader(channel, callback, Context.current());
    }

    /// Takes the reader of a channel back.
    ///
    /// @return whether there was one
    default boolean removeReader(SelectableChannel channel) {
        return channels().removeReader(channel);
    }

    /// Has the callback run in each turn in which the channel has room for output, or has connected. It runs with the
    /// current context.
    ///
    /// @param channel  must not block; the loop closes it when the loop is closed
    /// @throws IllegalStateException if the channel has a writer already
    default void addWriter(SelectableChannel channel, Runnable callback) throws ClosedChannelException {
        channels().addWriter(channel, callback, Context.current());
    }

    /// Takes the writer of a channel back.
    ///
    /// @return whether there was one
    default boolean removeWriter(SelectableChannel channel) {
        return channels().removeWriter(channel);
    }

    /// Has another thread run code that would block the loop (`run_in_executor`): reading a file, say, or a long
    /// computation. The code runs with the current context. To cancel the future interrupts the thread.
    default <T> Future<T> runInExecutor(Executor executor, Callable<T> blocking) {
        var call = new BlockingCall<>(this, blocking);
        executor.execute(call);
        return call.future();
    }

    /// Makes a task. Its body begins in the next turn. The loop keeps the task until it is done.
    <T> Task<T> createTask(String name, Callable<T> body);

    /// The tasks that are not done, in the order in which they were made.
    Collection<Task<?>> tasks();

    /// Tells for what each task waits, what could end the wait, and where in the code, as a tree: below a task
    /// are those for which it waits. A circle of tasks is named.
    default String describe() {
        return Description.of(this);
    }

    /// Runs until a task with this body is done.
    ///
    /// @return what the body returns; if it throws, this method throws the same object
    /// @throws IllegalStateException if the loop runs or is closed, or is stopped before the task is done
    <T> T runUntilComplete(Callable<T> body);

    /// Runs until [#stop].
    void runForever();

    /// Has the loop end after the current turn.
    void stop();

    boolean isRunning();

    /// What runs in this loop now.
    Running running();

    /// Cancels what is left, runs until it has ended, and closes the loop. Says which tasks did not end.
    @Override
    void close();

    boolean isClosed();

    /// Told of each exception that nobody can catch: of a callback, and of a future that nobody has read.
    @FunctionalInterface
    interface ExceptionHandler {
        void handle(String what, Throwable exception);
    }

    /// Replaces the handler, which prints to standard error.
    void setExceptionHandler(ExceptionHandler handler);

    /// Tells the handler.
    void callExceptionHandler(String what, Throwable exception);
}

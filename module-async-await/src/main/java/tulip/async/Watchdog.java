package tulip.async;

import java.time.Duration;

/// Looks whether a callback keeps its loop too long, so that no other task runs: it computes, or it blocks the
/// thread instead of awaiting. (The debug mode of asyncio reports such a callback too, after its end.)
///
/// A thread looks from outside, twice in each limit, so that a callback that never ends is reported too, with the
/// line where it is.
final class Watchdog implements AutoCloseable {
    private record Watched(Handle handle, Thread thread, long number) {}

    private final EventLoop loop;
    private final Duration limit;
    private final Thread looks;
    private volatile Watched current; // null: the loop waits
    private long number;

    Watchdog(EventLoop loop, Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("the limit for a callback must be positive, and is " + limit);
        }
        this.loop = loop;
        this.limit = limit;
        this.looks =
                Thread.ofPlatform().daemon().name("watchdog of an event loop").start(this::look);
    }

    void begins(Handle handle) {
        current = new Watched(handle, Thread.currentThread(), ++number);
    }

    void rests() {
        current = null;
    }

    /// A callback that is there at three looks has run for the whole time between the first and the last.
    @SuppressWarnings("ReferenceEquality") // each callback is another object
    private void look() {
        Watched seen = null;
        int times = 0;
        try {
            while (true) {
                Thread.sleep(limit.dividedBy(2));
                Watched now = current;
                times = now == seen ? times + 1 : 1;
                seen = now;
                if (now != null && times == 3) {
                    report(now);
                }
            }
        } catch (InterruptedException closed) {
            return;
        }
    }

    private void report(Watched watched) {
        Task<?> task = loop.running().stepped();
        var where = new Throwable("it is here now");
        where.setStackTrace(whereIs(task, watched.thread));
        loop.callExceptionHandler(
                (task == null ? watched.handle : task.name()) + " has kept the event loop for more than "
                        + limit.toMillis() + " ms, and no other task runs meanwhile",
                where);
    }

    /// A body on a thread of its own is not on the loop's thread.
    private static StackTraceElement[] whereIs(Task<?> task, Thread thread) {
        StackTraceElement[] body = task == null ? new StackTraceElement[0] : task.getStackTrace();
        return body.length > 0 ? body : thread.getStackTrace();
    }

    @Override
    public void close() {
        looks.interrupt();
    }
}

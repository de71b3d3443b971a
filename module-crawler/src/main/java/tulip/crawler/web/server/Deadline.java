package tulip.crawler.web.server;

import java.time.Duration;
import tulip.async.EventLoop;
import tulip.async.TimerHandle;

/// A limit of time that moves with each request, and costs no timer for each move: the one timer that is set
/// looks where the limit is now, and is set again if the limit has moved.
final class Deadline {
    private final EventLoop loop;
    private final Runnable passed;
    private long atNanos;
    private boolean set;
    private TimerHandle timer; // null: none waits
    private long timerNanos;

    /// @param passed  is called when the limit has passed
    Deadline(EventLoop loop, Runnable passed) {
        this.loop = loop;
        this.passed = passed;
    }

    /// Sets the limit, or moves it.
    void in(Duration time) {
        atNanos = loop.time() + time.toNanos();
        set = true;
        if (timer != null && atNanos - timerNanos < 0) {
            timer.cancel();
            timer = null;
        }
        if (timer == null) {
            waitUntil(atNanos);
        }
    }

    /// Takes the limit back.
    void clear() {
        set = false;
    }

    boolean hasPassed() {
        return set && loop.time() - atNanos >= 0;
    }

    /// Ends the timer, too.
    void close() {
        set = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void waitUntil(long nanos) {
        timerNanos = nanos;
        timer = loop.callAt(nanos, this::look);
    }

    private void look() {
        timer = null;
        if (hasPassed()) {
            passed.run();
        } else if (set) {
            waitUntil(atNanos);
        }
    }
}

package tulip.runner.watch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tulip.kit.Clock;

/// Feeds a session: with events as they come, and with looks at the files.
final class WatchLoop {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Clock clock;

    WatchLoop(Clock clock) {
        this.clock = clock;
    }

    /// Adds an event, from any thread.
    void add(Event event) {
        events.add(event);
    }

    /// Goes on until the session is over.
    ///
    /// @throws InterruptedException if the thread is interrupted
    void run(Session session) throws InterruptedException {
        session.show();
        session.begin();
        Duration wait = Duration.ZERO;
        long lookedNanos = clock.nanoTime();
        while (!session.isOver()) {
            long leftNanos = wait.toNanos() - (clock.nanoTime() - lookedNanos);
            Event event = leftNanos > 0 ? events.poll(leftNanos, TimeUnit.NANOSECONDS) : null;
            if (event == null) {
                lookedNanos = clock.nanoTime();
                wait = session.look();
            } else {
                session.on(event);
            }
            session.show();
        }
    }
}

package tulip.crawler.web.server;

import java.util.ArrayList;
import java.util.List;
import tulip.async.Awaited;
import tulip.async.EventLoop;
import tulip.async.Future;

/// Wakes the tasks that wait for something at a connection: bytes, room for bytes, the end, a limit of time.
///
/// A task that is woken looks whether that for which it waits has happened, and waits again if not. So one signal
/// serves for all.
final class Signal {
    private final EventLoop loop;
    private final Awaited purpose;
    private final List<Future<Void>> waiting = new ArrayList<>(1);

    Signal(EventLoop loop, Awaited purpose) {
        this.loop = loop;
        this.purpose = purpose;
    }

    void await() {
        Future<Void> change = loop.createFuture(purpose);
        waiting.add(change);
        change.await();
    }

    void wake() {
        for (Future<Void> change : waiting) {
            if (!change.isDone()) { // it is done if its task was cancelled
                change.setResult(null);
            }
        }
        waiting.clear();
    }
}

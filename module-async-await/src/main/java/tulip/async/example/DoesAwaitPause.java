package tulip.async.example;

import static tulip.async.Async.async;
import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.time.Duration;
import tulip.async.Async;
import tulip.async.Future;
import tulip.async.Running;

/// Awaiting pauses only if there is something to wait for. In Python: python/does_await_pause.py.
final class DoesAwaitPause {
    private DoesAwaitPause() {}

    private static Void plain(String name) {
        IO.println(name + " runs");
        return null;
    }

    private static Void body() {
        start(() -> plain("the task"));
        await(async(() -> plain("a call"))); // runs here and now
        Future<Void> done = Running.loop().createFuture();
        done.setResult(null);
        await(done); // it is there already
        IO.println("the task has not run yet");
        sleep(Duration.ZERO); // lets the other tasks run
        IO.println("the end");
        return null;
    }

    static void main() {
        Async.run(DoesAwaitPause::body);
    }
}

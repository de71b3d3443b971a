package tulip.async.example;

import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;
import static tulip.async.Async.timeout;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import tulip.async.Async;
import tulip.async.CancelledError;

/// A customer gives up: cancel is a request, and the task may clean up first. In Python: python/change_of_mind.py.
final class ChangeOfMind {
    private ChangeOfMind() {}

    private static Void make(String drink) {
        try {
            IO.println(drink + ": begins");
            sleep(Duration.ofHours(1));
            IO.println(drink + ": is ready");
        } catch (CancelledError cancelled) {
            sleep(Duration.ofMillis(1)); // a task that was cancelled may still await
            IO.println(drink + ": poured away");
            throw cancelled; // without this line the task would not be cancelled
        }
        return null;
    }

    private static Void customer() {
        var tea = start(() -> make("tea"));
        var cake = start(() -> make("cake"));
        sleep(Duration.ofMillis(1));
        tea.cancel();
        IO.println("asked for no tea: " + tea.isCancelled());
        try {
            await(tea);
        } catch (CancelledError cancelled) {
            IO.println("no tea: " + tea.isCancelled());
        }
        try {
            timeout(Duration.ofMillis(1), () -> await(cake));
        } catch (TimeoutException late) {
            IO.println("no cake: " + cake.isCancelled());
        }
        return null;
    }

    static void main() {
        Async.run(ChangeOfMind::customer);
    }
}

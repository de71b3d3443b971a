package tulip.async.example;

import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.time.Duration;
import tulip.async.SelectorEventLoop;
import tulip.kit.ManualClock;

/// Shows what the loop does for two tasks, of which one waits for the other.
final class TracedTea {
    private TracedTea() {}

    private static String brew() {
        sleep(Duration.ofMinutes(3));
        return "tea";
    }

    private static String drink() {
        var tea = start("Ada", TracedTea::brew);
        return await(tea);
    }

    static void main() {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.traceTo(IO::println);
            loop.runUntilComplete(TracedTea::drink);
        }
    }
}

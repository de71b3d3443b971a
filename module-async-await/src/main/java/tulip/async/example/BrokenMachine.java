package tulip.async.example;

import static tulip.async.Async.sleep;

import java.time.Duration;
import tulip.async.Async;
import tulip.async.CancelledError;
import tulip.async.ExceptionGroup;
import tulip.async.TaskGroup;

/// A machine breaks: the group cancels its other tasks, and throws all errors together. In Python:
/// python/broken_machine.py.
final class BrokenMachine {
    private BrokenMachine() {}

    private static Void brew(String drink, Duration time) {
        try {
            sleep(time);
            throw new IllegalStateException("no steam for " + drink);
        } catch (CancelledError cancelled) {
            IO.println("a drink is cancelled");
            if (drink.equals("cocoa")) {
                throw new IllegalStateException("the cocoa is spilled");
            }
            throw cancelled;
        }
    }

    private static Void shop() {
        return TaskGroup.run(machines -> {
            machines.start(() -> brew("espresso", Duration.ofMillis(1)));
            machines.start(() -> brew("tea", Duration.ofHours(1)));
            machines.start(() -> brew("cocoa", Duration.ofHours(1)));
            return null;
        });
    }

    private static Void day() {
        try {
            shop();
        } catch (ExceptionGroup failed) {
            failed.exceptions().forEach(error -> IO.println("error: " + error.getMessage()));
        }
        return null;
    }

    static void main() {
        Async.run(BrokenMachine::day);
    }
}

package tulip.async.example;

import static tulip.async.Async.await;
import static tulip.async.Async.sleep;

import java.time.Duration;
import tulip.async.Future;
import tulip.async.Lock;
import tulip.async.Queue;
import tulip.async.Running;
import tulip.async.SelectorEventLoop;
import tulip.async.TaskGroup;
import tulip.kit.ManualClock;

/// Shows what the loop tells of tasks while they wait.
final class PausedShop {
    private PausedShop() {}

    private static Void barista(Queue<String> cups, Lock machine) {
        String drink = cups.get();
        return machine.with(() -> steam(drink));
    }

    private static Void steam(String drink) {
        sleep(Duration.ofMinutes(drink.length() > 4 ? 2 : 1));
        return null;
    }

    private static Void shop() {
        var cups = new Queue<String>();
        var machine = new Lock();
        cups.put("flat white");
        cups.put("espresso");
        return TaskGroup.run(team -> {
            var ada = team.start("Ada", () -> barista(cups, machine));
            team.start("Linus", () -> barista(cups, machine));
            team.start("Grace", () -> barista(cups, machine));
            team.start("boss", () -> look(ada));
            cups.put("tea");
            return null;
        });
    }

    /// Looks after one minute.
    private static Void look(Future<Void> ada) {
        sleep(Duration.ofMinutes(1));
        IO.println(Running.loop().describe());
        return await(ada);
    }

    static void main() {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.runUntilComplete(PausedShop::shop);
        }
    }
}

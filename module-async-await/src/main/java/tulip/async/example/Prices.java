package tulip.async.example;

import static tulip.async.Async.sleep;

import java.util.List;
import tulip.async.Async;
import tulip.async.Semaphore;
import tulip.async.Task;
import tulip.async.TaskGroup;

/// Asks all roasters, at most two at once, and gives the prices in the order of the roasters. In Python:
/// python/prices.py.
final class Prices {
    private Prices() {}

    private static int ask(Roaster roaster) {
        roaster.call();
        sleep(roaster.time()); // the other tasks go on
        return roaster.hangUp();
    }

    private static List<Integer> askAll() {
        var lines = new Semaphore(Roaster.LINES);
        List<Task<Integer>> prices = TaskGroup.run(team -> Roaster.ALL.stream()
                .map(roaster -> team.start(() -> lines.with(() -> ask(roaster))))
                .toList());
        return prices.stream().map(Task::result).toList();
    }

    static void main() {
        IO.println(Async.run(Prices::askAll));
    }
}

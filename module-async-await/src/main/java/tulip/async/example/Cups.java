package tulip.async.example;

import static tulip.async.Async.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.async.Task;
import tulip.async.TaskGroup;

/// A queue of cups, two baristas, and the end of the work. In Python: python/cups.py.
final class Cups {
    private Cups() {}

    private static Void barista(String name, Queue<String> cups) {
        while (true) {
            String drink = cups.get();
            sleep(Duration.ofMillis(10)); // waits for the machine; the other tasks go on
            IO.println(name + ": " + drink);
            cups.taskDone();
        }
    }

    private static Void shop() {
        var cups = new Queue<String>();
        for (String drink : List.of("flat white", "espresso", "tea")) {
            cups.put(drink);
        }
        return TaskGroup.run(team -> {
            List<Task<Void>> baristas = new ArrayList<>();
            for (String name : List.of("Ada", "Linus")) {
                baristas.add(team.start(() -> barista(name, cups)));
            }
            cups.join(); // until every cup is made
            baristas.forEach(Task::cancel);
            return null;
        });
    }

    static void main() {
        Async.run(Cups::shop);
    }
}

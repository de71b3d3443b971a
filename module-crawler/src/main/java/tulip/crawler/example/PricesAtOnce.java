package tulip.crawler.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tulip.async.Async;
import tulip.async.Semaphore;
import tulip.async.Task;
import tulip.async.TaskGroup;

/// One request that sends many: one after the other, all at once, and at most three at once. In Python:
/// python/prices_at_once.py.
final class PricesAtOnce {
    private static final List<String> SUPPLIERS = List.of("Ada", "Grace", "Linus", "Guido", "Barbara", "Edsger");

    private PricesAtOnce() {}

    private interface Way {
        List<String> fanOut(Service service);
    }

    private static final class Service {
        private int inFlight;
        private int most;

        String price(String supplier) {
            inFlight++;
            most = Math.max(most, inFlight);
            Async.sleep(Duration.ofMillis(10)); // the supplier's machine answers
            inFlight--;
            return supplier + ": " + supplier.length();
        }
    }

    private static List<String> oneAfterTheOther(Service service) {
        List<String> prices = new ArrayList<>();
        for (String name : SUPPLIERS) {
            prices.add(service.price(name));
        }
        return prices;
    }

    private static List<String> allAtOnce(Service service) {
        List<Task<String>> tasks = SUPPLIERS.stream()
                .map(name -> Async.start(() -> service.price(name)))
                .toList();
        return Async.await(Async.gather(tasks));
    }

    private static List<String> atMost(int limit, Service service) {
        var places = new Semaphore(limit);
        List<Task<String>> tasks = TaskGroup.run(group -> SUPPLIERS.stream() // the first error cancels the others
                .map(name -> group.start(() -> places.with(() -> service.price(name))))
                .toList());
        return tasks.stream().map(Task::result).toList();
    }

    private static void show(String what, Way way) {
        var service = new Service();
        List<String> prices = way.fanOut(service);
        IO.println(what + ": " + service.most + " in flight");
        IO.println(prices);
    }

    static void main() {
        Async.run(() -> {
            show("one after the other", PricesAtOnce::oneAfterTheOther);
            show("all at once", PricesAtOnce::allAtOnce);
            show("at most three", service -> atMost(3, service));
            return null;
        });
    }
}

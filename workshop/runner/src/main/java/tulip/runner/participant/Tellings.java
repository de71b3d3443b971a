package tulip.runner.participant;

import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tulip.async.ChromeTrace;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Telling;

/// The coffee shop, as each stage tells it.
final class Tellings {
    /// The tellings by stage. Each further stage adds a line.
    private static final SortedMap<Integer, Telling> ALL = new TreeMap<>(Map.of(
            1, new tulip.iterators.example.CoffeeShop(),
            2, new tulip.generators.example.CoffeeShop(),
            3, new tulip.coroutines.example.CoffeeShop(),
            4, new tulip.async.example.CoffeeShop()));

    /// The stage whose shop runs on an event loop, which tells what happens.
    static final int TRACED = 4;

    private Tellings() {}

    /// All of them, in the order of the stages.
    static Collection<Telling> all() {
        return ALL.values();
    }

    /// The trace of the traced shop, as JSON.
    static String trace(List<Order> orders) {
        var json = new StringWriter();
        try (var trace = new ChromeTrace(json)) {
            new tulip.async.example.CoffeeShop(trace.ofLoop()).tell(orders);
        }
        return json.toString();
    }

    /// @throws IllegalArgumentException if the stage has no telling; the message names the stages that have one
    static Telling of(int stage) {
        Telling telling = ALL.get(stage);
        if (telling == null) {
            List<Integer> told = List.copyOf(ALL.keySet());
            throw new IllegalArgumentException("--stage is " + stage + ", but there is a coffee shop only in stage"
                    + (told.size() == 1 ? " " : "s ")
                    + told.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " so far");
        }
        return telling;
    }
}

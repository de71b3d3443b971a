package tulip.generators.example;

import java.util.List;
import tulip.generators.Generator;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Day;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Telling;
import tulip.kit.timeline.Timeline;

/// The coffee shop with a generator: the cashier takes an order, and pauses until the barista asks for the next
/// order.
///
/// `./tulip coffee --stage 2` draws it.
public final class CoffeeShop implements Telling {
    /// The cashier's whole day, as one method. The method pauses inside the loop.
    private static Generator<Order> cashier(List<Order> orders, ManualClock clock, Day day) {
        return Generator.of(out -> {
            for (Order order : orders) {
                clock.sleepUntil(order.arrives().toNanos());
                day.takes("cashier", order, () -> clock.sleep(Order.TAKING));
                out.yield(order);
            }
        });
    }

    @Override
    public Timeline tell(List<Order> orders) {
        var clock = new ManualClock();
        var day = new Day(clock, orders);
        try (var cashier = cashier(orders, clock, day)) {
            while (cashier.hasNext()) {
                Order order = cashier.next();
                day.makes("barista", order, () -> clock.sleep(order.drink().making()));
            }
        }
        return day.timeline(
                "The coffee shop, stage 2: a generator", "There are two people now, but one of them always waits.");
    }
}

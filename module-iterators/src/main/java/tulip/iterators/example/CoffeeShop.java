package tulip.iterators.example;

import java.util.Iterator;
import java.util.List;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Day;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Telling;
import tulip.kit.timeline.Timeline;

/// The coffee shop with only an iterator: one person asks for the next order, makes the drink, and asks again.
///
/// `./tulip coffee --stage 1` draws it.
public final class CoffeeShop implements Telling {
    /// The queue at the counter. `next` waits until a customer comes in, and the whole shop waits meanwhile.
    private record Line(Iterator<Order> orders, ManualClock clock) implements Iterator<Order> {
        @Override
        public boolean hasNext() {
            return orders.hasNext();
        }

        @Override
        public Order next() {
            Order order = orders.next();
            clock.sleepUntil(order.arrives().toNanos());
            return order;
        }
    }

    @Override
    public Timeline tell(List<Order> orders) {
        var clock = new ManualClock();
        var day = new Day(clock, orders);
        var line = new Line(orders.iterator(), clock);
        while (line.hasNext()) {
            Order order = line.next();
            day.takes("barista", order, () -> clock.sleep(Order.TAKING));
            day.makes("barista", order, () -> clock.sleep(order.drink().making()));
        }
        return day.timeline("The coffee shop, stage 1: an iterator", "While a cup is made, nobody takes an order.");
    }
}

package tulip.kit.coffee;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tulip.kit.ManualClock;
import tulip.kit.timeline.Timeline;

/// Coffee shops to draw, computed without code of the workshop.
public final class Shops {
    private Shops() {}

    /// One person does everything.
    public static Timeline onePerson(List<Order> orders) {
        var clock = new ManualClock();
        var day = new Day(clock, orders);
        for (Order order : orders) {
            clock.sleepUntil(order.arrives().toNanos());
            day.takes("barista", order, () -> clock.sleep(Order.TAKING));
            day.makes("barista", order, () -> clock.sleep(order.drink().making()));
        }
        return day.timeline("One person", "While a cup is made, nobody takes an order.");
    }

    /// A cashier and several baristas. The barista who is free first makes the next cup.
    public static Timeline baristas(int count, List<Order> orders) {
        var clock = new PresetClock();
        var day = new Day(clock, orders);
        Duration till = Duration.ZERO;
        var free = new Duration[count];
        Arrays.fill(free, Duration.ZERO);
        for (Order order : orders) {
            Duration taken = later(till, order.arrives());
            Duration marked = taken.plus(Order.TAKING);
            till = marked;
            clock.set(taken);
            day.takes("cashier", order, () -> clock.set(marked));
            int next = IntStream.range(0, count)
                    .boxed()
                    .min((one, other) -> later(free[one], marked).compareTo(later(free[other], marked)))
                    .orElseThrow();
            Duration begun = later(free[next], marked);
            free[next] = begun.plus(order.drink().making());
            clock.set(begun);
            day.makes("barista " + (next + 1), order, () -> clock.set(free[next]));
        }
        clock.set(Arrays.stream(free).reduce(till, Shops::later));
        return day.timeline("A cashier and baristas", "Orders are taken while cups are made.");
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

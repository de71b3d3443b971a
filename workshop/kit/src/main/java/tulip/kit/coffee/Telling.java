package tulip.kit.coffee;

import java.util.List;
import tulip.kit.timeline.Timeline;

/// Runs the coffee shop for a morning, with the means of one stage of the workshop.
///
/// A telling serves the orders on a clock, and a [Day] records what happens:
///
/// ```java
/// public final class CoffeeShop implements Telling {
///     @Override
///     public Timeline tell(List<Order> orders) {
///         var clock = new ManualClock();
///         var day = new Day(clock, orders);
///         for (Order order : orders) {
///             clock.sleepUntil(order.arrives().toNanos());
///             day.takes("barista", order, () -> clock.sleep(Order.TAKING));
///             day.makes("barista", order, () -> clock.sleep(order.drink().making()));
///         }
///         return day.timeline("The coffee shop, stage 1: one person", "While a cup is made, nobody takes an order.");
///     }
/// }
/// ```
///
/// On a `ManualClock` a telling takes no time and is always the same. `./tulip coffee` draws the result.
public interface Telling {
    /// Opens the shop, serves these orders and closes the shop. Returns who did what, and when.
    ///
    /// @param orders  in the order in which the customers come in, as [Rush#ORDERS]
    Timeline tell(List<Order> orders);
}

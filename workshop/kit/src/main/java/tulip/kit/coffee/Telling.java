package tulip.kit.coffee;

import java.util.List;
import tulip.kit.timeline.Timeline;

/// Tells the story of the coffee shop once, with what one stage of the workshop has.
///
/// A telling moves through the orders on a clock and has a [Day] record it:
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
/// On a `ManualClock` it takes no time and is always the same. `./tulip coffee` draws it.
public interface Telling {
    /// Opens the shop, serves these orders, closes it, and tells who did what.
    ///
    /// @param orders  in the order in which the customers come in, as [Rush#ORDERS]
    Timeline tell(List<Order> orders);
}

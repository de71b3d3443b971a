package tulip.kit.coffee;

import java.time.Duration;

/// An order of a customer.
///
/// @param arrives  when the customer comes in, counted from when the shop opens
public record Order(String customer, Drink drink, Duration arrives) {
    /// How long it takes to take an order and to mark a cup.
    public static final Duration TAKING = Duration.ofMinutes(1);

    /// How long it takes to take this order and to make the drink.
    public Duration work() {
        return TAKING.plus(drink.making());
    }
}

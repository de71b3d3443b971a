package tulip.kit.coffee;

import static tulip.kit.coffee.Drink.CAPPUCCINO;
import static tulip.kit.coffee.Drink.ESPRESSO;
import static tulip.kit.coffee.Drink.FLAT_WHITE;
import static tulip.kit.coffee.Drink.TEA;

import java.time.Duration;
import java.util.List;

/// The orders of one morning, the same in every stage: seven customers within five minutes, work for 21.
///
/// The results, if customers wait only for the people in the shop:
///
/// | who works | the last cup | a customer waits |
/// |---|---|---|
/// | one person, one thing at a time | minute 21 | 9.9 min |
/// | a cashier and one barista, who do not wait for each other | minute 15 | 6.9 min |
/// | a cashier and three baristas | minute 9 | 3.9 min |
public final class Rush {
    /// In the order in which they come in.
    public static final List<Order> ORDERS = List.of(
            order("Ada", ESPRESSO, 0),
            order("Linus", FLAT_WHITE, 0),
            order("Grace", TEA, 1),
            order("Guido", CAPPUCCINO, 2),
            order("Barbara", FLAT_WHITE, 3),
            order("Edsger", ESPRESSO, 4),
            order("Frances", TEA, 5));

    private Rush() {}

    private static Order order(String customer, Drink drink, int minute) {
        return new Order(customer, drink, Duration.ofMinutes(minute));
    }
}

package tulip.async.example;

import java.time.Duration;
import tulip.async.example.CoffeeShop.Breakdown;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;

/// The rush on a morning when Guido is in a hurry, and a machine breaks.
final class BadMorning {
    private static final Duration HURRY = Duration.ofMinutes(3);
    private static final Duration TIME_ENOUGH = Duration.ofHours(1);

    private BadMorning() {}

    static Timeline timeline() {
        var shop = new CoffeeShop(
                order -> order.customer().equals("Guido") ? HURRY : TIME_ENOUGH,
                new Breakdown("barista 2", Duration.ofSeconds(390)));
        return shop.tell(Rush.ORDERS);
    }

    static void main() {
        IO.print(new TerminalPicture(timeline(), new Screen(80, 0, true, false)).whole());
    }
}

package tulip.iterators.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.coffee.Drink;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.SvgPicture;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Span;

class CoffeeShopTest {
    @Test
    void theLastOfTheRushLeavesAfter21Minutes() {
        assertEquals(Duration.ofMinutes(21), new CoffeeShop().tell(Rush.ORDERS).length());
    }

    @Test
    void whileACupIsMadeNobodyTakesAnOrder() {
        Timeline timeline = new CoffeeShop().tell(Rush.ORDERS);
        Duration free = Duration.ZERO;
        for (Span span : timeline.lanes().getFirst().spans()) {
            assertEquals(free, span.from(), span.what());
            free = span.to();
        }
    }

    @Test
    void whenNobodyIsThereTheWholeShopStandsStill() {
        var late = new Order("Grace", Drink.TEA, Duration.ofMinutes(5));
        List<Span> work =
                new CoffeeShop().tell(List.of(late)).lanes().getFirst().spans();
        assertEquals(late.arrives(), work.getFirst().from());
    }

    @Test
    void aShopWithoutCustomersClosesAtOnce() {
        assertEquals(Duration.ZERO, new CoffeeShop().tell(List.of()).length());
    }

    /// If the picture differs, run `./tulip coffee --stage 1 --svg module-iterators/coffee.svg` and look at the
    /// result.
    @Test
    void thePictureInTheChapterIsTheOneThatIsDrawn() throws IOException {
        Path picture = Path.of(System.getProperty("basedir", ""), "coffee.svg");
        assertEquals(Files.readString(picture), SvgPicture.draw(new CoffeeShop().tell(Rush.ORDERS)));
    }
}

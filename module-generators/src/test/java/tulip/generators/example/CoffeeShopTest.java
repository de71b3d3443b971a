package tulip.generators.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.SvgPicture;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Span;

class CoffeeShopTest {
    @ParameterizedTest
    @EnumSource(Suspension.class)
    void theLastOfTheRushLeavesAfter21Minutes(Suspension suspension) {
        assumeTrue(suspension.isAvailable());
        try (var _ = new Chosen(suspension)) {
            assertEquals(
                    Duration.ofMinutes(21), new CoffeeShop().tell(Rush.ORDERS).length());
        }
    }

    @Test
    void cashierAndBaristaTakeTurnsAndNeverWorkAtOnce() {
        Timeline timeline = new CoffeeShop().tell(Rush.ORDERS);
        List<Lane> shop = timeline.lanes().subList(0, 2);
        assertEquals(
                List.of("cashier", "barista"), shop.stream().map(Lane::name).toList());
        List<Span> work = shop.stream()
                .flatMap(lane -> lane.spans().stream())
                .sorted(Comparator.comparing(Span::from))
                .toList();
        Duration free = Duration.ZERO;
        for (Span span : work) {
            assertEquals(free, span.from(), span.what());
            free = span.to();
        }
    }

    @Test
    void aShopWithoutCustomersClosesAtOnce() {
        assertEquals(Duration.ZERO, new CoffeeShop().tell(List.of()).length());
    }

    /// If the picture differs, run `./tulip coffee --stage 2 --svg module-generators/coffee.svg` and look at the
    /// result.
    @Test
    void thePictureInTheChapterIsTheOneThatIsDrawn() throws IOException {
        Path picture = Path.of(System.getProperty("basedir", ""), "coffee.svg");
        assertEquals(Files.readString(picture), SvgPicture.draw(new CoffeeShop().tell(Rush.ORDERS)));
    }
}

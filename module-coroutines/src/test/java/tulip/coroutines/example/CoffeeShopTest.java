package tulip.coroutines.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void theLastOfTheRushLeavesAfter10Minutes(Suspension suspension) {
        assumeTrue(suspension.isAvailable());
        try (var _ = new Chosen(suspension)) {
            assertEquals(
                    Duration.ofMinutes(10), new CoffeeShop().tell(Rush.ORDERS).length());
        }
    }

    @Test
    void inMinute4AllThreePeopleWork() {
        Timeline timeline = new CoffeeShop().tell(Rush.ORDERS);
        List<Lane> shop = timeline.lanes().subList(0, 3);
        assertEquals(
                List.of("cashier", "barista 1", "barista 2"),
                shop.stream().map(Lane::name).toList());
        for (Lane lane : shop) {
            assertTrue(lane.spans().stream().anyMatch(span -> contains(span, Duration.ofSeconds(210))), lane.name());
        }
    }

    private static boolean contains(Span span, Duration moment) {
        return span.from().compareTo(moment) <= 0 && span.to().compareTo(moment) > 0;
    }

    @Test
    void aShopWithoutCustomersClosesAtOnce() {
        assertEquals(Duration.ZERO, new CoffeeShop().tell(List.of()).length());
    }

    /// If the picture differs, run `./tulip coffee --stage 3 --svg module-coroutines/coffee.svg` and look at the
    /// result.
    @Test
    void thePictureInTheChapterIsTheOneThatIsDrawn() throws IOException {
        Path picture = Path.of(System.getProperty("basedir", ""), "coffee.svg");
        assertEquals(Files.readString(picture), SvgPicture.draw(new CoffeeShop().tell(Rush.ORDERS)));
    }
}

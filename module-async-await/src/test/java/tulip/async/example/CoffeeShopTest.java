package tulip.async.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import tulip.kit.timeline.Timeline.Mark;

class CoffeeShopTest {
    @ParameterizedTest
    @EnumSource(names = {"CONTINUATION", "VIRTUAL_THREAD"})
    void theLastOfTheRushLeavesAfter9Minutes(Suspension suspension) {
        assumeTrue(suspension.isAvailable());
        try (var _ = new Chosen(suspension)) {
            Timeline timeline = new CoffeeShop().tell(Rush.ORDERS);
            assertEquals(Duration.ofMinutes(9), timeline.length());
            assertEquals(
                    List.of("9 min in all", "3.9 min from door to cup on average"),
                    timeline.figures().subList(0, 2));
        }
    }

    @Test
    void inStage3ItTook10Minutes() {
        assertEquals(
                List.of("10 min in all", "4.3 min from door to cup on average"),
                new tulip.coroutines.example.CoffeeShop()
                        .tell(Rush.ORDERS)
                        .figures()
                        .subList(0, 2));
    }

    /// So more baristas would not help: nobody waits between the order and the drink.
    @Test
    void noCupWaitsForABarista() {
        for (Lane customer : customers(new CoffeeShop().tell(Rush.ORDERS))) {
            assertEquals(
                    List.of(),
                    customer.spans().stream()
                            .filter(span -> span.activity().name().equals("wait"))
                            .filter(span -> span.from().compareTo(ordered(customer)) >= 0)
                            .toList(),
                    customer.name());
        }
    }

    private static Duration ordered(Lane customer) {
        return customer.spans().stream()
                .filter(span -> span.activity().name().equals("order"))
                .findFirst()
                .orElseThrow()
                .to();
    }

    @Test
    void theCashierWorksFor7MinutesWithoutABreak() {
        Lane cashier = new CoffeeShop().tell(Rush.ORDERS).lanes().getFirst();
        assertEquals("cashier", cashier.name());
        assertEquals(
                List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L),
                cashier.spans().stream().map(span -> span.from().toMinutes()).toList());
        assertEquals(Duration.ofMinutes(7), cashier.spans().getLast().to());
    }

    /// The cashier never waits: each of their breaks and each order is a sleep.
    @Test
    void theTraceShowsWhenABaristaHasNoCup() {
        assertEquals(
                List.of(
                        "0 to 1 barista 1 waits for a future",
                        "2 to 4 barista 1 waits for a future",
                        "6 to 7 barista 1 waits for a future",
                        "0 to 2 barista 2 waits for a future",
                        "5 to 6 barista 2 waits for a future",
                        "0 to 3 barista 3 waits for a future"),
                CoffeeShop.tasks(Rush.ORDERS).lanes().stream()
                        .flatMap(lane -> lane.spans().stream())
                        .filter(span -> span.what().contains("future"))
                        .map(span ->
                                span.from().toMinutes() + " to " + span.to().toMinutes() + " " + span.what())
                        .toList());
    }

    @Test
    void aShopWithoutCustomersClosesAtOnce() {
        assertEquals(Duration.ZERO, new CoffeeShop().tell(List.of()).length());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTINUATION", "VIRTUAL_THREAD"})
    void onABadMorningGuidoGivesUpAndTheShopClosesWithTheMachine(Suspension suspension) {
        assumeTrue(suspension.isAvailable());
        try (var _ = new Chosen(suspension)) {
            Timeline morning = BadMorning.timeline();
            assertEquals(
                    List.of(
                            "Ada: 2 min",
                            "Linus: 5 min",
                            "Grace: 4 min",
                            "Guido: 3 min, no cup",
                            "Barbara: 3.5 min, no cup",
                            "Edsger: 2.5 min, no cup",
                            "Frances: 1.5 min, no cup"),
                    customers(morning).stream().map(CoffeeShopTest::leaves).toList());
            assertEquals("The shop closes, because the machine of barista 2 is broken.", morning.story());
            assertEquals(Duration.ofSeconds(390), morning.length());
        }
    }

    private static String leaves(Lane customer) {
        return customer.name() + ": "
                + customer.marks().stream().map(Mark::label).findFirst().orElseThrow();
    }

    private static List<Lane> customers(Timeline timeline) {
        return timeline.lanes().stream()
                .filter(lane -> lane.group().equals("customers"))
                .toList();
    }

    /// If the picture differs, run `./tulip coffee --stage 4 --tasks --svg module-async-await/tasks.svg`.
    @Test
    void thePictureOfTheTasksIsTheOneThatIsDrawn() throws IOException {
        Path picture = Path.of(System.getProperty("basedir", ""), "tasks.svg");
        assertEquals(Files.readString(picture), SvgPicture.draw(CoffeeShop.tasks(Rush.ORDERS)));
    }

    /// If the picture differs, run `./tulip coffee --stage 4 --svg module-async-await/coffee.svg` and look at the
    /// result.
    @Test
    void thePictureInTheChapterIsTheOneThatIsDrawn() throws IOException {
        Path picture = Path.of(System.getProperty("basedir", ""), "coffee.svg");
        assertEquals(Files.readString(picture), SvgPicture.draw(new CoffeeShop().tell(Rush.ORDERS)));
    }
}

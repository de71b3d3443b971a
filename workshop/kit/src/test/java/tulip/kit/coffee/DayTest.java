package tulip.kit.coffee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Mark;

class DayTest {
    private static final Order ADA = new Order("Ada", Drink.ESPRESSO, Duration.ZERO);
    private static final Order LINUS = new Order("Linus", Drink.TEA, minutes(1));

    private final ManualClock clock = new ManualClock();
    private final Day day = new Day(clock, List.of(ADA, LINUS));

    @Test
    void everyoneWhoWorksAndEveryCustomerHasALane() {
        serve(ADA);
        serve(LINUS);
        assertEquals(
                List.of(
                        "barista | order 0-1, espresso 1-2, order 2-3, tea 3-5",
                        "Ada | order 0-1, espresso 1-2 | 2 min",
                        "Linus | wait 1-2, order 2-3, tea 3-5 | 4 min"),
                lanes());
    }

    @Test
    void theFiguresAreTheWholeTimeTheAverageAndWhatNobodyHadToDo() {
        clock.sleep(minutes(2));
        serve(ADA);
        serve(LINUS);
        assertEquals(List.of("7 min in all", "5 min from door to cup on average", "barista idle 2 min"), figures());
    }

    @Test
    void aCustomerWhoGivesUpLeavesThenWithoutACup() {
        serve(ADA);
        day.takes("barista", LINUS, () -> clock.sleep(minutes(1)));
        clock.sleep(minutes(1));
        day.givesUp(LINUS);
        clock.sleep(minutes(3));
        assertEquals("Linus | wait 1-2, order 2-3, wait 3-4 | 3 min, no cup", lanes().get(2));
    }

    @Test
    void theAxisIsTheTimeThatOnePersonNeedsForAll() {
        assertEquals(minutes(5), timeline().axis());
    }

    @Test
    void aFullCupGoesToTheCustomerAndAMarkedOneToWhoMakesTheDrink() {
        day.takes("cashier", ADA, () -> clock.sleep(minutes(1)));
        clock.sleep(minutes(3));
        day.makes("barista", ADA, () -> clock.sleep(minutes(1)));
        assertEquals(
                List.of(
                        new HandOver("cashier", minutes(1), "barista", minutes(4)),
                        new HandOver("barista", minutes(5), "Ada", minutes(5))),
                timeline().handOvers());
        assertEquals("Ada | order 0-1, wait 1-4, espresso 4-5 | 5 min", lanes().get(2));
    }

    @Test
    void whoeverHasNoCupWhenTheShopClosesGoesWithout() {
        serve(ADA);
        clock.sleep(minutes(8));
        assertEquals("Linus | wait 1-10 | 9 min, no cup", lanes().get(2));
        assertTrue(figures().contains("1 without a cup"), figures().toString());
        assertTrue(
                figures().contains("2 min from door to cup on average"),
                figures().toString());
    }

    @Test
    void whoeverWouldComeAfterTheShopClosedIsNotThere() {
        assertEquals("Linus | ", new Line(timeline(), 1).text());
    }

    @Test
    void workThatFailsIsRecordedUntilThenAndGivesNoCup() {
        day.takes("barista", ADA, () -> clock.sleep(minutes(1)));
        var spilt = new IllegalStateException("spilt");
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> day.makes("barista", ADA, () -> {
                    clock.sleep(Duration.ofSeconds(30));
                    throw spilt;
                }));
        assertEquals(spilt, thrown);
        clock.sleep(Duration.ofSeconds(150));
        assertEquals("Ada | order 0-1, espresso 1-1.5, wait 1.5-4 | 4 min, no cup", lanes().get(1));
        serve(LINUS);
    }

    @Test
    void nobodyDoesTwoThingsAtOnce() {
        var busy = assertThrows(
                IllegalStateException.class,
                () -> day.takes("barista", ADA, () -> day.makes("barista", LINUS, () -> {})));
        assertTrue(busy.getMessage().startsWith("barista is busy"), busy.getMessage());
    }

    @Test
    void onlyWhatWasOrderedIsMade() {
        var other = new Order("Grace", Drink.TEA, Duration.ZERO);
        assertThrows(IllegalArgumentException.class, () -> day.takes("barista", other, () -> {}));
    }

    @Test
    void aDayMayBeginAtAnyTimeOfTheClock() {
        clock.advance(Duration.ofHours(3));
        var later = new Day(clock, List.of(ADA));
        later.takes("barista", ADA, () -> clock.sleep(minutes(1)));
        assertEquals("barista | order 0-1", new Line(later.timeline("", ""), 0).text());
    }

    private void serve(Order order) {
        day.takes("barista", order, () -> clock.sleep(Order.TAKING));
        day.makes("barista", order, () -> clock.sleep(order.drink().making()));
    }

    private Timeline timeline() {
        return day.timeline("title", "story");
    }

    private List<String> figures() {
        return timeline().figures();
    }

    private List<String> lanes() {
        Timeline timeline = timeline();
        var lines = new ArrayList<String>();
        for (int lane = 0; lane < timeline.lanes().size(); lane++) {
            lines.add(new Line(timeline, lane).text());
        }
        return lines;
    }

    /// A lane as text, in minutes.
    private record Line(Timeline timeline, int number) {
        String text() {
            Timeline.Lane lane = timeline.lanes().get(number);
            List<String> spans = lane.spans().stream()
                    .map(span -> span.activity().name() + " " + number(span.from()) + "-" + number(span.to()))
                    .toList();
            List<String> marks = lane.marks().stream().map(Mark::label).toList();
            return lane.name() + " | " + String.join(", ", spans)
                    + (marks.isEmpty() ? "" : " | " + String.join(", ", marks));
        }

        private static String number(Duration time) {
            return String.valueOf(time.toSeconds() / 60.0).replace(".0", "");
        }
    }

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }
}

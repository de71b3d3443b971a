package tulip.kit.coffee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.timeline.Timeline;

/// The results of the orders that the javadoc of [Rush] lists.
class RushTest {
    @Test
    void onePersonNeeds21Minutes() {
        assertFigures("21 min in all", "9.9 min from door to cup on average", Shops.onePerson(Rush.ORDERS));
    }

    @Test
    void aCashierAndABaristaNeed15() {
        assertFigures("15 min in all", "6.9 min from door to cup on average", Shops.baristas(1, Rush.ORDERS));
    }

    @Test
    void aCashierAndThreeBaristasNeed9() {
        assertFigures("9 min in all", "3.9 min from door to cup on average", Shops.baristas(3, Rush.ORDERS));
    }

    private static void assertFigures(String whole, String average, Timeline timeline) {
        assertEquals(List.of(whole, average), timeline.figures().subList(0, 2));
    }
}

package tulip.async.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.generators.Chosen;
import tulip.generators.Suspension;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Lane;

final class SocketShopTest {
    @ParameterizedTest
    @EnumSource(names = {"CONTINUATION", "VIRTUAL_THREAD"})
    void everybodyGetsTheirCupAndTheCashierServesOneAfterTheOther(Suspension suspension) {
        assumeTrue(suspension.isAvailable());
        try (var _ = new Chosen(suspension)) {
            Timeline day = SocketShop.run(Rush.ORDERS);
            Duration least = Duration.ofMinutes(9).minusSeconds(6); // the hands of the clock move every six seconds
            assertTrue(day.length().compareTo(least) >= 0, "too short: " + day.length());
            List<Lane> customers = day.lanes().stream()
                    .filter(lane -> lane.group().equals("customers"))
                    .toList();
            assertEquals(7, customers.size());
            customers.forEach(customer -> assertEquals(1, customer.marks().size(), customer.name() + " has no cup"));
            Lane cashier = day.lanes().stream()
                    .filter(lane -> lane.name().equals("cashier"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(7, cashier.spans().size());
        }
    }
}

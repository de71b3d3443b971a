package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void theServiceGetsTheFirstCoresAndTheOthersTheRest() {
        Cores cores = Cores.split(1, List.of(2, 3, 5));
        assertEquals(List.of("taskset", "-c", "2"), cores.launchService());
        assertEquals(List.of("taskset", "-c", "3,5"), cores.launchOthers());
        assertTrue(cores.bound() && !cores.shared());
    }

    @Test
    void withoutFurtherCoresAllShareThoseOfTheService() {
        Cores cores = Cores.split(2, List.of(0, 1));
        assertEquals(cores.launchService(), cores.launchOthers());
        assertTrue(cores.bound() && cores.shared());
    }

    @Test
    void whereNothingCanBeBoundNoProgramStandsBefore() {
        Cores cores = Cores.split(1, List.of());
        assertEquals(List.of(), cores.launchService());
        assertFalse(cores.bound());
    }

    @Test
    void moreCoresThanTheMachineHasAreRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Cores.of(100_000));
        assertTrue(refused.getMessage().startsWith("--cpus is 100000, but this machine has "), refused.getMessage());
    }
}

package tulip.crawler.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CpusTest {
    @Test
    void aListOfTheKernelIsRead() {
        assertEquals(List.of(0, 1, 2, 5, 7, 8), Cpus.parse("\t0-2,5,7-8"));
        assertEquals(List.of(3), Cpus.parse("3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,", "-1", "1-", "2-1", "0-1-2", "99999"})
    void anythingElseIsRefused(String list) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Cpus.parse(list));
        assertTrue(refused.getMessage().startsWith("'" + list + "' is no list of cores"), refused.getMessage());
    }

    @Test
    void aProgramBeforeTheCommandBindsIt() {
        assertEquals(List.of("taskset", "-c", "2,3"), Cpus.launcher(List.of(2, 3)));
        assertEquals(List.of(), Cpus.launcher(List.of()));
    }
}

package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 10, 100, 500",
        "2, 10, 100, 1000",
        "1, 100, 100, 50",
        "1, 10, 1000, 1000",
        "1, 5, 0, 200",
        "1, 1000, 100, 10"
    })
    void aServiceWorksOnEnoughRequestsAtOnceToKeepItsCoresBusy(int cpus, int fanOut, int latencyMillis, int atOnce) {
        assertEquals(atOnce, CostSettings.atOnce(cpus, fanOut, latencyMillis));
    }
}

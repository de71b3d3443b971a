package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.race.Prices;

class MachineTest {
    @ParameterizedTest
    @CsvSource({"256m, 256000000", "1g, 1000000000", "64M, 64000000"})
    void memoryIsReadAsItIsWritten(String text, long bytes) {
        assertEquals(bytes, Machine.memory(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "256", "256k", "m", "-1m", "1.5g", "8m", "9999999999g"})
    void otherMemoryIsRefusedWithASentence(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Machine.memory(text));
        assertTrue(refused.getMessage().startsWith("--memory is "), refused.getMessage());
    }

    @Test
    void halfOfTheMemoryIsTheHeap() {
        List<String> flags = new Machine(256_000_000, 2).flags();
        assertTrue(flags.containsAll(List.of("-Xmx125000k", "-XX:ActiveProcessorCount=2")), flags::toString);
    }

    /// 0.25 GB and one core cost 3.60 dollars an hour, 0.001 dollars a second; in a second 1,000 requests are
    /// held.
    @Test
    void aMillionRequestsCostWhatTheMachineCostsWhileItAnswersThem() {
        assertEquals(1.0, new Machine(250_000_000, 1).perMillion(new Prices(3.5, 0.4), 1_000), 1e-9);
    }
}

package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void aWarmUpIsLevelWhenItHasStoppedBecomingFaster() {
        List<Long> falling =
                LongStream.range(0, 40).mapToObj(i -> 1_000 - 20 * i).toList();
        assertFalse(WarmUp.isLevel(falling));
        List<Long> same = Stream.generate(() -> 200L).limit(12).toList();
        assertTrue(WarmUp.isLevel(Stream.concat(falling.stream(), same.stream()).toList()));
    }

    @Test
    void aFewCrawlsAreNotEnough() {
        assertFalse(WarmUp.isLevel(List.of()));
        assertFalse(WarmUp.isLevel(Stream.generate(() -> 200L).limit(11).toList()));
    }

    @Test
    void oneSlowCrawlChangesNothing() {
        List<Long> same = Stream.generate(() -> 200L).limit(11).toList();
        assertTrue(
                WarmUp.isLevel(Stream.concat(Stream.of(5_000L), same.stream()).toList()));
        assertTrue(
                WarmUp.isLevel(Stream.concat(same.stream(), Stream.of(5_000L)).toList()));
    }
}

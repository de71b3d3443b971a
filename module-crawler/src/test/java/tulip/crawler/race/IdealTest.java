package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

class IdealTest {
    @Test
    void aStarTakesTheIndexAndThenOneWaveForEachFullSetOfFetches() {
        var ideal = ideal(new SiteSpec(1_001, 40, Shape.STAR, 512, 1), "100");
        assertEquals(100 + 100, ideal.millis(1_000));
        assertEquals(100 + 5 * 100, ideal.millis(200));
        assertEquals(100 + 1_000 * 100, ideal.millis(1));
        assertEquals(1_001, ideal.result().pages().size());
    }

    @Test
    void theDefaultSiteNeedsFiveWavesOrSixAtTheDefaultConcurrency() {
        var ideal = ideal(SiteSpec.DEFAULT, "50");
        assertEquals(5 * 50, ideal.millis(1_000));
        assertEquals(6 * 50, ideal.millis(500));
    }

    @Test
    void sequentialFetchesTakeTheSumOfAllLatencies() {
        var spec = new SiteSpec(50, 3, Shape.WEB, 512, 7);
        Latency latency = Latency.parse("uniform:10-90");
        var ideal = ideal(spec, "uniform:10-90");
        long sequential = ideal.millis(1);
        long sum = ideal.result().pages().stream()
                .mapToLong(page -> latency.millis(7, page))
                .sum();
        assertEquals(sum, sequential);
    }

    @Test
    void withoutLatencyTheIdealIsZero() {
        assertEquals(0, ideal(SiteSpec.DEFAULT, "0").millis(10));
    }

    private static Ideal ideal(SiteSpec spec, String latency) {
        return new Ideal(new SiteChoice.Generated(spec, Latency.parse(latency)));
    }
}

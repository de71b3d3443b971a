package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Kills a child JVM of a race. The tests tell the children apart by the order in which they start, so no
/// other test may start one.
@Tag("slow")
@Isolated
class RaceDeathTest {
    private static final List<Entrant> TWO = Entrant.parse(List.of("virtual", "vertx"));
    private static final int ROUNDS = 6;

    private final Map<String, ProcessHandle> children = new HashMap<>();
    private final Set<ProcessHandle> seen = new HashSet<>();

    @Test
    void aLaneThatDiesLosesOnlyItself() throws IOException {
        RaceReport report = raceAndKill("virtual", Phase.MEASURE, 2);
        assertEquals(
                List.of("vertx"), report.lanes().stream().map(LaneResult::name).toList());
        assertEquals(ROUNDS, report.lanes().getFirst().rounds().size());
        String why = report.lost().get(TWO.getFirst());
        assertTrue(why.startsWith("the JVM of lane virtual ended with exit status 137"), why);
        assertNull(report.failure());
    }

    @Test
    void aLaneMayDieInItsWarmUp() throws IOException {
        RaceReport report = raceAndKill("vertx", Phase.WARM_UP, 1);
        assertEquals(
                List.of("virtual"),
                report.lanes().stream().map(LaneResult::name).toList());
        assertEquals(Set.of(TWO.getLast()), report.lost().keySet());
    }

    @Test
    void aSiteThatDiesIsNamedAndItsRoundsStay() throws IOException {
        RaceReport report = raceAndKill("the site", Phase.MEASURE, 3);
        assertTrue(report.failure().startsWith("the site died: "), report.failure());
        assertTrue(report.lost().isEmpty(), "no lane is to blame");
        assertEquals(2, report.lanes().size());
    }

    /// Kills a child when a round begins.
    private RaceReport raceAndKill(String child, Phase phase, int number) throws IOException {
        seen.addAll(ProcessHandle.current().children().toList());
        var choice = new SiteChoice.Generated(new SiteSpec(200, 5, Shape.WEB, 512, 3), Latency.parse("5"));
        var warmUp = new WarmUp.For(Duration.ofMillis(100));
        var settings = new RaceSettings(choice, TWO, 10, 4, warmUp, OptionalInt.of(ROUNDS), 1, Prices.DEFAULT);
        return new Race(settings, event -> {
                    switch (event) {
                        case RaceEvent.SiteWarmUp _ -> remember("the site");
                        case RaceEvent.RoundStarted(Entrant lane, Phase now, int round) -> {
                            remember(lane.name());
                            if (now == phase && round == number) {
                                children.get(child).destroyForcibly();
                            }
                        }
                        default -> {}
                    }
                })
                .run();
    }

    private synchronized void remember(String name) {
        ProcessHandle.current()
                .children()
                .filter(each -> !seen.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    seen.add(each);
                    children.put(name, each);
                });
    }
}

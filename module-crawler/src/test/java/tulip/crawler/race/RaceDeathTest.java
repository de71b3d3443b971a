package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/// Kills a child JVM of a race. No other test may have a race meanwhile, since the child is found by its command line.
@Tag("slow")
@Isolated
class RaceDeathTest {
    private static final List<Entrant> TWO = Entrant.parse(List.of("virtual", "vertx"));
    private static final int ROUNDS = 6;

    @Test
    void aLaneThatDiesLosesOnlyItself() throws IOException {
        RaceReport report = raceAndKill("-Dtulip.lane=virtual", Phase.MEASURE, 2);
        assertEquals(
                List.of("vertx"), report.lanes().stream().map(LaneResult::name).toList());
        assertEquals(ROUNDS, report.lanes().getFirst().rounds().size());
        String why = report.lost().get(TWO.getFirst());
        assertTrue(why.startsWith("the JVM of lane virtual ended with exit status 137"), why);
        assertNull(report.failure());
    }

    @Test
    void aLaneMayDieInItsWarmUp() throws IOException {
        RaceReport report = raceAndKill("-Dtulip.lane=vertx", Phase.WARM_UP, 1);
        assertEquals(
                List.of("virtual"),
                report.lanes().stream().map(LaneResult::name).toList());
        assertEquals(Set.of(TWO.getLast()), report.lost().keySet());
    }

    @Test
    void aSiteThatDiesIsNamedAndItsRoundsStay() throws IOException {
        RaceReport report = raceAndKill("tulip.crawler.lab.SiteMain", Phase.MEASURE, 3);
        assertTrue(report.failure().startsWith("the site died: "), report.failure());
        assertTrue(report.lost().isEmpty(), "no lane is to blame");
        assertEquals(2, report.lanes().size());
    }

    /// Kills a child when a round begins.
    ///
    /// @param argument  of the child's command line
    private static RaceReport raceAndKill(String argument, Phase phase, int number) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "Linux shows command lines");
        var choice = new SiteChoice.Generated(new SiteSpec(200, 5, Shape.WEB, 512, 3), Latency.parse("5"));
        var warmUp = new WarmUp.For(Duration.ofMillis(100));
        var settings = new RaceSettings(choice, TWO, 10, 4, warmUp, OptionalInt.of(ROUNDS), 1, Prices.DEFAULT);
        return new Race(settings, event -> {
                    if (event instanceof RaceEvent.RoundStarted round
                            && round.phase() == phase
                            && round.number() == number) {
                        kill(argument);
                    }
                })
                .run();
    }

    private static void kill(String argument) {
        ProcessHandle.current()
                .children()
                .filter(child -> arguments(child).contains(argument))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static List<String> arguments(ProcessHandle child) {
        try {
            return List.of(Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"))
                    .split("\0", -1));
        } catch (IOException ended) {
            return List.of();
        }
    }
}

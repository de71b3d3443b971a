package tulip.crawler.tuning;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tulip.crawler.engine.VertxSettings;

final class TuningTest {
    private static final List<String> USUAL = List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dx=y");

    @Test
    void usuallyNothingIsChanged() {
        assertEquals(USUAL, Tuning.NONE.allFlags(USUAL, "virtual"));
        assertEquals(List.of(), Tuning.NONE.site().flags());
        assertEquals(List.of(), Tuning.NONE.sentences());
    }

    @Test
    void aCollectorReplacesTheUsualOneOfItsLaneAlone() {
        Tuning tuning = flags(Map.of("virtual", List.of("-XX:+UseZGC", "-Xmx1g")));
        assertEquals(List.of("-Xmx512m", "-Dx=y", "-XX:+UseZGC", "-Xmx1g"), tuning.allFlags(USUAL, "virtual"));
        assertEquals(USUAL, tuning.allFlags(USUAL, "virtual (2)"));
        assertEquals(List.of("virtual ran with -XX:+UseZGC -Xmx1g."), tuning.sentences());
    }

    @Test
    void allStandsForEachLane() {
        Tuning tuning = flags(Map.of(Tuning.ALL, List.of("-Xmx1g"), "vertx", List.of("-Xmx2g")));
        assertEquals(List.of("-Xmx1g"), tuning.flagsOf("virtual"));
        assertEquals(List.of("-Xmx1g", "-Xmx2g"), tuning.flagsOf("vertx"));
    }

    @Test
    void vertxGetsItsSettingsAsFlags() {
        var vertx = new VertxSettings(OptionalInt.of(2), OptionalInt.of(5));
        var site = new SiteTuning(List.of(1), OptionalInt.empty(), false);
        Tuning tuning = new Tuning(site, Map.of(), vertx, false);
        assertEquals(
                List.of("-Dtulip.vertx.event-loops=2", "-Dtulip.vertx.connections=5"),
                tuning.allFlags(List.of(), "vertx"));
        assertEquals(5, tuning.toJson().getInteger("vertxPool"));
    }

    @Test
    void aBacklogIsAFlagOfWhereTheSiteRuns() {
        var apart = new SiteTuning(List.of(), OptionalInt.of(50), false);
        var inside = new SiteTuning(List.of(), OptionalInt.of(50), true);
        assertEquals(List.of("-Dtulip.site.backlog=50"), apart.flags());
        assertEquals(List.of(), new Tuning(apart, Map.of(), VertxSettings.USUAL, false).allFlags(List.of(), "x"));
        assertEquals(apart.flags(), new Tuning(inside, Map.of(), VertxSettings.USUAL, false).allFlags(List.of(), "x"));
    }

    @Test
    void unknownLanesAndOtherFlagsAreRefused() {
        assertDoesNotThrow(() -> flags(Map.of("virtual", List.of("-Xmx1g"))).require(List.of("virtual")));
        refused("no lane 'vertx' to give flags to: choose from virtual, all", Map.of("vertx", List.of("-Xmx1g")));
        refused("'-jar' is no flag for a lane", Map.of(Tuning.ALL, List.of("-jar", "x.jar")));
        refused("'' is no flag for a lane", Map.of("virtual", List.of("")));
    }

    private static void refused(String why, Map<String, List<String>> flags) {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> flags(flags).require(List.of("virtual")));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private static Tuning flags(Map<String, List<String>> flags) {
        return new Tuning(SiteTuning.NONE, flags, VertxSettings.USUAL, false);
    }
}

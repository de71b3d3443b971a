package tulip.crawler.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Runs whole races with child JVMs, on sites so small that a race takes seconds.
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class RaceTest {
    private static final List<Entrant> TWO = Entrant.parse(List.of("virtual", "vertx"));
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    private final List<RaceEvent> events = new ArrayList<>();

    @Test
    void aRaceComparesThePagesThenWarmsUpThenMeasuresShuffledRounds() throws IOException {
        var choice = new SiteChoice.Generated(new SiteSpec(30, 5, Shape.WEB, 512, 3), Latency.parse("2"));
        RaceReport report = race(choice, TWO, false);
        assertEquals(TWO, report.lanes().stream().map(LaneResult::entrant).toList());
        for (LaneResult lane : report.lanes()) {
            assertEquals(ROUNDS, lane.rounds().size());
            assertEquals(30, lane.median().pages());
            assertEquals(0, lane.errors());
            assertTrue(lane.warmUpRounds() > 0);
            assertTrue(report.ratio(lane) >= 1, "no engine beats the ideal");
        }
        assertEquals(ROUNDS, report.order().size());
        report.order().forEach(round -> assertEquals(Set.copyOf(TWO), Set.copyOf(round)));
        assertTrue(events.indexOf(agreed()) < firstIndex(Phase.WARM_UP));
        assertTrue(firstIndex(Phase.WARM_UP) < firstIndex(Phase.REHEARSAL));
        assertTrue(firstIndex(Phase.REHEARSAL) < firstIndex(Phase.MEASURE));
        assertEquals(TWO, rehearsed());
    }

    @Test
    void theDocumentHasThePromisedFields() throws IOException {
        var choice = new SiteChoice.Generated(new SiteSpec(5, 5, Shape.STAR, 512, 3), Latency.parse("1"));
        RaceReport report = race(choice, Entrant.parse(List.of("sequential")), true);
        JsonObject json = report.toJson(Provenance.gather(folder));
        assertEquals(2, json.getInteger("idealMillis"), "the index, then the rest at once");
        JsonObject lane = json.getJsonArray("lanes").getJsonObject(0);
        var promised = Set.of(
                "engine",
                "wallMillis",
                "wantedP50Millis",
                "p99Millis",
                "ratio",
                "pages",
                "pagesDigest",
                "errors",
                "cpuSeconds",
                "peakRssMegabytes",
                "platformThreads");
        assertTrue(lane.fieldNames().containsAll(promised), lane.encode());
        assertEquals("sequential", lane.getString("engine"));
        assertEquals(64, lane.getString("pagesDigest").length());
        assertTrue(json.fieldNames().containsAll(Set.of("commit", "jdk", "machine", "settings", "date")));
        assertNull(json.getString("commit"), "the folder is not a repository");
        assertEquals(3, json.getJsonObject("settings").getInteger("seed"));
        assertEquals(0, lane.getInteger("warmUpRounds"), "cold");
        assertFalse(json.getBoolean("interrupted"));
        assertEquals(json, new JsonObject(json.encode()));
    }

    @Test
    void aFolderIsRacedFromItsStartPage() throws IOException {
        Files.writeString(folder.resolve("first.html"), "<a href='second.html'>2</a> <a href='gone.html'>404</a>");
        Files.writeString(folder.resolve("second.html"), "<a href='first.html'>1</a>");
        var choice = new SiteChoice.Folder(folder, "first.html", Latency.parse("0"), 1);
        LaneResult lane =
                race(choice, Entrant.parse(List.of("virtual")), true).lanes().getFirst();
        assertEquals(2, lane.median().pages());
        assertEquals(1, lane.errors());
    }

    @Test
    void aFailedLaneIsReportedWithItsNameAndLastOutput() throws IOException {
        var ended = assertThrows(
                IOException.class, () -> new ChildJvm("lane x", List.of("-Xmx1k"), LaneMain.class, new JsonObject()));
        assertTrue(ended.getMessage().contains("lane x"), ended.getMessage());
        assertTrue(ended.getMessage().contains("last output"), ended.getMessage());
    }

    @Test
    void aSiteThatCannotStartSaysWhy() {
        var choice = new SiteChoice.Folder(folder.resolve("none"), null, Latency.parse("0"), 1);
        var failed = assertThrows(IOException.class, () -> SiteProcess.start(choice));
        assertTrue(failed.getMessage().contains("none"), failed.getMessage());
    }

    private RaceReport race(SiteChoice choice, List<Entrant> lanes, boolean cold) throws IOException {
        WarmUp warmUp = cold ? new WarmUp.None() : RaceSettings.WARM_UP;
        return new Race(settings(choice, lanes, warmUp), events::add).run();
    }

    private static RaceSettings settings(SiteChoice choice, List<Entrant> lanes, WarmUp warmUp) {
        return new RaceSettings(choice, lanes, 10, 4, warmUp, OptionalInt.of(ROUNDS), 1, Prices.DEFAULT);
    }

    private List<Entrant> rehearsed() {
        return events.stream()
                .filter(RaceEvent.RoundEnded.class::isInstance)
                .map(RaceEvent.RoundEnded.class::cast)
                .filter(end -> end.phase() == Phase.REHEARSAL)
                .map(RaceEvent.RoundEnded::lane)
                .toList();
    }

    private RaceEvent agreed() {
        return events.stream()
                .filter(RaceEvent.Agreed.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private int firstIndex(Phase phase) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RaceEvent.RoundStarted started && started.phase() == phase) {
                return i;
            }
        }
        throw new AssertionError("no round of " + phase);
    }
}

package tulip.runner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.crawler.stage.StageEvent;

final class StageTest {
    @TempDir
    private Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        rehearsal = new Rehearsal(folder).whole();
    }

    @Test
    void aTenthOfASecondHasOneBatchHoweverMuchHappens() {
        rehearsal.stage.key(" ");
        int batches = 0;
        for (int millis = 0; millis < 2_000; millis++) {
            rehearsal.pass(1);
            rehearsal.stage.key("d"); // something changes each millisecond
            batches += rehearsal.stage.batch().isPresent() ? 1 : 0;
        }
        assertEquals(20, batches, 1);
    }

    @Test
    void whereNothingChangesNothingIsSent() {
        rehearsal.played().batch();
        assertEquals(Optional.empty(), rehearsal.batch());
        assertEquals(Optional.empty(), rehearsal.batch());
    }

    @Test
    void theBatchesTogetherAreWhatAPageGetsThatOpensLater() {
        var together = new JsonArray();
        rehearsal.stage.key(" ");
        rehearsal.batch().orElseThrow().getJsonArray("events").forEach(together::add);
        rehearsal.runThreads();
        rehearsal.batch().orElseThrow().getJsonArray("events").forEach(together::add);
        assertEquals(
                together.encode(),
                rehearsal.stage.whole().getJsonArray("events").encode());
        assertEquals(8, together.size());
    }

    @Test
    void thePageIsNotSentTheDocumentOfARun() {
        rehearsal.played();
        String text = rehearsal.batch().orElseThrow().encode();
        assertFalse(text.contains("measured"), text);
    }

    @Test
    void aNewRunMakesThePagesForgetTheRunBefore() {
        rehearsal.played().batch();
        rehearsal.stage.key(" ");
        JsonObject batch = rehearsal.batch().orElseThrow();
        assertTrue(batch.getBoolean("reset"));
        assertEquals(new JsonArray(), batch.getJsonArray("events"));
    }

    @Test
    void pauseFreezesThePagesWhileTheRunGoesOn() {
        rehearsal.stage.key(" ");
        rehearsal.batch();
        rehearsal.stage.key("p");
        rehearsal.runThreads();
        JsonObject frozen = rehearsal.batch().orElseThrow();
        assertEquals(new JsonArray(), frozen.getJsonArray("events"));
        assertTrue(frozen.getJsonObject("view").getBoolean("paused"));
        rehearsal.stage.key("p");
        assertEquals(8, rehearsal.batch().orElseThrow().getJsonArray("events").size());
    }

    @Test
    void spaceStopsARunAndSaysSo() {
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key(" ");
        assertEquals("STOPPING", rehearsal.mode());
        rehearsal.runThreads();
        assertEquals(List.of("crawl"), rehearsal.interrupted);
        run.run();
        assertEquals("OVER", rehearsal.mode());
    }

    @Test
    void aRunThatFailsSaysWhyAndLeavesNoResult() {
        rehearsal.script.subList(1, rehearsal.script.size()).clear();
        rehearsal.failure = "the site died";
        rehearsal.played();
        assertEquals("the site died", rehearsal.view().getString("notice"));
        rehearsal.stage.key("s");
        assertEquals("There is no result to save yet.", rehearsal.view().getString("notice"));
    }

    @Test
    void anotherScenarioIsNotChosenDuringARun() {
        rehearsal.stage.key(" ");
        rehearsal.stage.key("n");
        assertEquals(0, rehearsal.view().getInteger("scenario"));
        assertEquals("A run goes on. Space stops it.", rehearsal.view().getString("notice"));
    }

    @Test
    void aScenarioComesBackWithItsLastResult() {
        rehearsal.played().stage.key("n");
        assertEquals("READY", rehearsal.mode());
        assertEquals(new JsonArray(), rehearsal.stage.whole().getJsonArray("events"));
        rehearsal.stage.key("1");
        assertEquals("OVER", rehearsal.mode());
        assertEquals(8, rehearsal.stage.whole().getJsonArray("events").size());
    }

    @Test
    void aReplayShowsEachEventWhenItCame() {
        rehearsal.played().batch();
        rehearsal.stage.key("r");
        assertEquals("REPLAYING", rehearsal.mode());
        List<Integer> sizes = new ArrayList<>();
        while (rehearsal.mode().equals("REPLAYING")) {
            rehearsal
                    .batch()
                    .ifPresent(each -> sizes.add(each.getJsonArray("events").size()));
        }
        assertEquals(List.of(3, 2, 2, 1), sizes); // the events are 50 ms apart
        assertEquals("REPLAY of the last run", rehearsal.view().getString("badge"));
    }

    @Test
    void aPausedReplayGoesOnWhereItWas() {
        rehearsal.played().batch();
        rehearsal.stage.key("r");
        rehearsal.batch();
        rehearsal.stage.key("p");
        rehearsal.pass(10_000);
        rehearsal.batch();
        rehearsal.stage.key("p");
        assertEquals(2, rehearsal.batch().orElseThrow().getJsonArray("events").size());
    }

    @Test
    void aRecordedRunHasItsBadgeUntilAnotherRunBegins() {
        rehearsal.library = Optional.of(recording());
        rehearsal.stage.key("R");
        for (int i = 0; i < 10; i++) {
            rehearsal.batch();
        }
        assertEquals("OVER", rehearsal.mode());
        assertEquals("RECORDED 2026-11-30", rehearsal.view().getString("badge"));
        rehearsal.stage.key("w");
        assertEquals("RECORDED 2026-11-30", rehearsal.view().getString("badge"));
        rehearsal.played();
        assertEquals("", rehearsal.view().getString("badge"));
    }

    @Test
    void aLongRunIsReplayedFasterAndTheBadgeSaysSo() throws IOException {
        var last = new Moment(24_000, new StageEvent.Ended(false, new JsonObject()));
        rehearsal.stage.replay(
                new Recording("crawl", "t", "q", new JsonObject().put("date", "2026-11-30"), List.of(last)));
        assertEquals(
                "RECORDED 2026-11-30, shown 2.0 times as fast", rehearsal.view().getString("badge"));
    }

    @Test
    void comparisonNeedsTwoRuns() {
        rehearsal.played().stage.key("c");
        assertEquals("NONE", rehearsal.view().getString("panel"));
        assertTrue(rehearsal.view().getString("notice").startsWith("There is no run before this one."));
        rehearsal.played().batch();
        rehearsal.stage.key("c");
        JsonObject compare = rehearsal.view().getJsonObject("compare");
        assertEquals(
                "[\"a\",\"120 ms (1.20)\",\"120 ms (1.20)\",\"\"]",
                compare.getJsonArray("rows").getJsonArray(0).encode().replace("  ", " "));
    }

    @Test
    void aBlankPageComesBackWithAnyKeyWhichDoesNothingElse() {
        rehearsal.stage.key(".");
        assertTrue(rehearsal.view().getBoolean("blank"));
        rehearsal.stage.key("d");
        assertFalse(rehearsal.view().getBoolean("blank"));
        assertFalse(rehearsal.view().getBoolean("dark"));
    }

    @Test
    void aKeyWithoutMeaningIsRefused() {
        assertFalse(rehearsal.stage.key("x"));
        assertFalse(rehearsal.stage.key(""));
        assertTrue(rehearsal.stage.key("9"));
        assertEquals("There are 2 scenarios.", rehearsal.view().getString("notice"));
    }

    @Test
    void aDumpIsShownAndItsRunIsMarked() {
        rehearsal.processes = Map.of("a", 7L);
        rehearsal.jcmd = (pid, _) -> {
            throw new IOException("its JVM has ended: " + pid);
        };
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key("t");
        assertEquals("THREADS", rehearsal.view().getString("panel"));
        rehearsal.runThreads();
        assertEquals(
                "[[\"a\",\"-\",\"-\",\"its JVM has ended: 7\"]]",
                rehearsal.view().getJsonObject("look").getJsonArray("rows").encode());
        run.run();
        rehearsal.stage.key("t");
        assertEquals("NONE", rehearsal.view().getString("panel"));
        rehearsal.stage.key("t"); // the run has ended: its dump is shown again
        assertEquals("THREADS", rehearsal.view().getString("panel"));
        rehearsal.batch();
        String events = rehearsal.stage.whole().getJsonArray("events").encode();
        assertTrue(events.contains("\"e\":\"looked\",\"how\":\"dump\""), events);
    }

    @Test
    void aRecordingEndsWithItsRun() {
        rehearsal.processes = Map.of("a", 7L);
        List<String> told = new ArrayList<>();
        rehearsal.jcmd = (pid, words) -> told.add(pid + " " + words.getFirst());
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key("j");
        rehearsal.runThreads();
        assertTrue(rehearsal.view().getString("notice").startsWith("Flight Recorder records a."));
        run.run();
        rehearsal.runThreads();
        assertEquals(List.of("7 JFR.start", "7 JFR.stop"), told);
        assertTrue(rehearsal.view().getString("notice").startsWith("The recording has ended with the run."));
        rehearsal.stage.key("j");
        assertEquals("FLIGHT", rehearsal.view().getString("panel"));
        assertEquals(
                1, rehearsal.view().getJsonObject("look").getJsonArray("rows").size());
    }

    @Test
    void aRecordingThatStartsTooLateEndsAtOnce() {
        rehearsal.processes = Map.of("a", 7L);
        List<String> told = new ArrayList<>();
        rehearsal.jcmd = (_, words) -> told.add(words.getFirst());
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key("j");
        run.run();
        rehearsal.runThreads();
        assertEquals(List.of("JFR.start", "JFR.stop"), told);
        rehearsal.batch();
        assertFalse(rehearsal.stage.whole().encode().contains("looked"), "the last event stays the last");
    }

    @Test
    void whatCannotBeLookedIntoIsOneSentence() {
        rehearsal.stage.key("t");
        assertTrue(rehearsal.view().getString("notice").startsWith("There is nothing to dump"));
        rehearsal.stage.key("j");
        assertTrue(rehearsal.view().getString("notice").startsWith("There is nothing to record"));
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key("j");
        rehearsal.stage.key("t");
        assertEquals("jcmd still works on the last key.", rehearsal.view().getString("notice"));
        rehearsal.runThreads();
        assertTrue(rehearsal.view().getString("notice").startsWith("No lane has a JVM of its own"));
        rehearsal.stage.key("t");
        rehearsal.runThreads();
        assertEquals("", rehearsal.view().getString("notice"));
        String inPanel = rehearsal.view().getJsonObject("look").getString("note");
        assertTrue(inPanel.startsWith("No lane has a JVM of its own"), inPanel);
        rehearsal.stage.key("t");
        rehearsal.refusedDump = Optional.of("Too many threads.");
        rehearsal.stage.key("t");
        assertEquals("Too many threads.", rehearsal.view().getString("notice"));
        run.run();
    }

    @Test
    void aNewRunForgetsTheDumpBefore() {
        rehearsal.processes = Map.of("a", 7L);
        rehearsal.stage.key(" ");
        Runnable run = rehearsal.threads.remove();
        rehearsal.stage.key("t");
        Runnable late = rehearsal.threads.remove();
        run.run();
        rehearsal.played();
        late.run();
        rehearsal.stage.key("t");
        assertTrue(rehearsal.view().getString("notice").startsWith("There is nothing to dump"));
    }

    @Test
    void aSavedRunSaysThatSomebodyLookedIntoIt() {
        rehearsal.script.add(1, new StageEvent.Looked("dump", "Thread dump of a."));
        Recording saved = Recording.parse(recording().toJson().encode());
        assertEquals(List.of("Thread dump of a."), saved.caveats());
        assertTrue(ResultPage.html(saved).contains("Thread dump of a."));
    }

    private Recording recording() {
        List<Moment> moments =
                rehearsal.script.stream().map(event -> new Moment(0, event)).toList();
        return new Recording("crawl", "t", "q", new JsonObject().put("date", "2026-11-30T10:00:00Z"), moments);
    }
}

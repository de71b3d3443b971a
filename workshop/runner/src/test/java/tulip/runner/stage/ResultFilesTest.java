package tulip.runner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.crawler.stage.Offer;
import tulip.crawler.stage.Scenarios;
import tulip.crawler.stage.StageEvent;
import tulip.crawler.stage.Vitals;

final class ResultFilesTest {
    @TempDir
    private Path folder;

    @Test
    void theFourFilesOfARunHaveOneNumberAndNothingIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("crawl-1.svg"), "mine");
        save();
        save();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("1.svg", "2.html", "2.json", "2.md", "2.svg", "3.html", "3.json", "3.md", "3.svg"),
                    files.map(each -> each.getFileName().toString().replace("crawl-", ""))
                            .sorted()
                            .toList());
        }
        assertEquals("mine", Files.readString(folder.resolve("crawl-1.svg")));
    }

    @Test
    void aRecordingIsReadAsItWasWritten() throws IOException {
        save();
        Recording read = Recording.read(folder.resolve("crawl-1.json"));
        assertEquals(run().toJson().encode(), read.toJson().encode());
        assertEquals(1, read.result().getInteger("measured"));
    }

    @Test
    void everyKindOfEventIsReadAsItWasWritten() {
        List<StageEvent> events = List.of(
                new StageEvent.Lanes(List.of("a"), Double.NaN, "pages"),
                new StageEvent.Now("text"),
                new StageEvent.Begun("a", "round 1"),
                new StageEvent.Progress("a", 1.5, 0.25, 7),
                new StageEvent.Uses("a", new Vitals(1, 2, 3, 4.5, 5.5, 6, Double.NaN, -1)),
                new StageEvent.Finished("a", 2),
                new StageEvent.Lost("a", "why"),
                new StageEvent.Table(List.of("", "x"), List.of(List.of("a", "1"))),
                new StageEvent.Why(List.of("text")),
                new StageEvent.Ended(true, new JsonObject()));
        for (StageEvent event : events) {
            var moment = new Moment(17, event);
            assertEquals(
                    moment,
                    EventCodec.fromJson(new JsonArray(EventCodec.toJson(moment).encode())));
        }
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        save();
        String page = Files.readString(folder.resolve("crawl-1.html"));
        String markup = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        for (String outside : List.of("src=", "href=", "url(", "http://", "https://", "<script")) {
            assertFalse(markup.contains(outside), outside);
        }
        assertTrue(page.contains("b waits &lt;longer&gt; &amp; more"), page);
    }

    @Test
    void thePictureIsWellFormedAndNamesEachLane() throws Exception {
        String svg = CurvePicture.svg(run());
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, document.getElementsByTagName("polyline").getLength());
        assertTrue(svg.contains(">a</text>"), svg);
        assertTrue(svg.contains(">ideal</text>"), svg);
    }

    @Test
    void aTableIsMarkdown() {
        assertTrue(ResultText.markdown(run()).contains("| a | 120 ms | 1.20 |\n"));
    }

    @Test
    void aRunThatWasStoppedSaysSoInEachText() {
        List<Moment> stopped = List.of(new Moment(3, new StageEvent.Ended(true, new JsonObject())));
        var run = new Recording("crawl", "Title", "Which?", new JsonObject().put("quick", true), stopped);
        for (String text : List.of(ResultPage.html(run), ResultText.markdown(run))) {
            assertTrue(text.contains("Stopped before its end"), text);
            assertTrue(text.contains("Quick form"), text);
        }
    }

    @Test
    void whatIsNoRecordingGetsASentence() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"tulipStage\":1,\"events\":[[1,{\"e\":\"dance\"}]]}");
        var wrong = assertThrows(IOException.class, () -> Recording.read(file));
        assertTrue(wrong.getMessage().endsWith("there is no kind of event 'dance'"), wrong.getMessage());
        Files.writeString(file, "no");
        wrong = assertThrows(IOException.class, () -> Recording.read(file));
        assertTrue(wrong.getMessage().endsWith("it is not the JSON that './tulip stage' writes"), wrong.getMessage());
    }

    @Test
    void theRecordedRunsOfTheProgramCanBeRead() throws IOException {
        for (Offer offer : Scenarios.all()) {
            byte[] json = PageFile.recorded(offer.id());
            if (json != null) {
                Recording recording = Recording.parse(new String(json, StandardCharsets.UTF_8));
                assertEquals(offer.id(), recording.scenario());
                assertFalse(recording.where().contains("unknown"), recording.where());
            }
        }
    }

    private void save() throws IOException {
        new ResultFiles(folder).write(run());
    }

    private Recording run() {
        var rehearsal = new Rehearsal(folder).whole();
        List<Moment> moments =
                rehearsal.script.stream().map(event -> new Moment(3, event)).toList();
        return new Recording(
                "crawl",
                "Title",
                "Which?",
                new JsonObject().put("date", "2026-11-30").put("command", "./tulip stage"),
                moments);
    }
}

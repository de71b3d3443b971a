package tulip.crawler.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares files that were made by hand.
final class ComparedFilesTest {
    private static final long[] FAST = {300, 303, 306, 309, 312, 315};
    private static final long[] NEARLY = {301, 302, 307, 310, 311, 316};
    private static final long[] SLOW = {600, 606, 612, 618, 624, 630};

    @TempDir
    private Path folder;

    @Test
    void aFileDoesNotDifferFromItself() throws IOException {
        ResultFile file = read("a.json", race(lane("virtual", FAST)));
        ComparedFiles same = ComparedFiles.of(file, file);
        assertEquals(List.of(), same.differences());
        assertEquals(List.of(), same.doubts());
        assertFalse(same.changes().getFirst().shown());
        assertEquals(1, same.changes().getFirst().ratio());
    }

    @Test
    void aDifferenceIsShownWhereTheRoundsDoNotOverlap() throws IOException {
        List<Change> changes = compared(
                        race(lane("virtual", FAST), lane("threads", FAST)),
                        race(lane("virtual", NEARLY), lane("threads", SLOW)))
                .changes();
        assertFalse(changes.get(0).shown(), changes.get(0)::toString);
        assertTrue(changes.get(0).smallestShown() < 0.1, changes.get(0)::toString);
        assertTrue(changes.get(1).shown(), changes.get(1)::toString);
        assertEquals(2, changes.get(1).ratio(), 0.01);
        assertTrue(changes.get(1).low() > 1.9 && changes.get(1).high() < 2.1, changes.get(1)::toString);
    }

    @Test
    void tooFewRoundsShowNothing() throws IOException {
        Change change = compared(race(lane("virtual", 300, 301)), race(lane("virtual", 900, 901)))
                .changes()
                .getFirst();
        assertFalse(change.shown());
        assertEquals(Double.POSITIVE_INFINITY, change.smallestShown());
    }

    @Test
    void theFloorIsALaneThatOnlyTheMachineChanges() throws IOException {
        JsonObject a = race(lane("virtual", FAST)).put("floor", lane("floor", FAST));
        JsonObject b = race(lane("virtual", SLOW)).put("floor", lane("floor", SLOW));
        assertTrue(compared(a, b).changes().get(1).shown());
        assertEquals("floor", compared(a, b).changes().get(1).lane());
    }

    @Test
    void whateverWasDifferentIsNamed() throws IOException {
        JsonObject b = race(lane("virtual", FAST)).put("commit", "2222").put("jdk", "26");
        b.getJsonObject("machine").put("cores", 4);
        b.getJsonObject("settings").put("concurrency", 9).put("site", new JsonArray(List.of("--pages", "9")));
        assertEquals(
                List.of(
                        new Difference("machine cores", "2", "4"),
                        new Difference("jdk", "25", "26"),
                        new Difference("commit", "1111", "2222"),
                        new Difference("site", "--pages 5", "--pages 9"),
                        new Difference("concurrency", "500", "9")),
                compared(race(lane("virtual", FAST)), b).differences());
    }

    @Test
    void anotherOrderAndAnotherDateAreNoDifference() throws IOException {
        JsonObject b = race(lane("virtual", FAST)).put("date", "tomorrow");
        b.getJsonObject("settings").put("shuffle", 9).put("order", new JsonArray().add("x"));
        assertEquals(List.of(), compared(race(lane("virtual", FAST)), b).differences());
    }

    @Test
    void otherPagesAreAnotherWork() throws IOException {
        JsonObject other = lane("virtual", FAST).put("pagesDigest", "ffffffffffffffff");
        assertEquals(
                "pages found",
                compared(race(lane("virtual", FAST)), race(other))
                        .differences()
                        .getFirst()
                        .what());
    }

    @Test
    void lanesOfOneFileAreNamed() throws IOException {
        ComparedFiles compared = compared(
                race(lane("virtual", FAST), lane("vertx", FAST)), race(lane("virtual", FAST), lane("tulip", FAST)));
        assertEquals(List.of("vertx"), compared.onlyA());
        assertEquals(List.of("tulip"), compared.onlyB());
    }

    @Test
    void doubtsAreNamed() throws IOException {
        JsonObject b = race(lane("virtual", FAST).put("settled", false))
                .put("commit", "11+")
                .put("interrupted", true);
        assertEquals(
                List.of(
                        "B was ended before its time",
                        "B was measured with changes that no commit has",
                        "in B these lanes had not settled: virtual"),
                compared(race(lane("virtual", FAST)), b).doubts());
    }

    @Test
    void rowsOfBenchmarksAreComparedByTheirIntervals() throws IOException {
        List<Change> changes = compared(
                        bench(row("virtual", 70, 71, 70, 71), row("vertx", 70, 71, 70, 71)),
                        bench(row("virtual", 70, 71, 71, 71), row("vertx", 90, 91, 90, 91)))
                .changes();
        assertEquals("virtual, 1000 x 50 ms", changes.get(0).lane());
        assertFalse(changes.get(0).shown(), changes.get(0)::toString);
        assertTrue(changes.get(1).shown(), changes.get(1)::toString);
        assertEquals(90.5 / 70.5, changes.get(1).ratio(), 1e-9);
    }

    @Test
    void benchmarksWithOtherForksAreNamed() throws IOException {
        JsonObject b = bench(row("virtual", 70, 71));
        b.getJsonObject("settings").getJsonArray("cases").getJsonObject(0).put("forks", 4);
        Difference forks =
                compared(bench(row("virtual", 70, 71)), b).differences().getFirst();
        assertEquals("fanOut engine=virtual", forks.what());
        assertTrue(forks.b().startsWith("4 forks, warm-up 5 x 1000 ms"), forks.b());
    }

    @Test
    void whatIsNoResultIsRefusedWithASentence() throws IOException {
        refused("there is no file", folder.resolve("none.json"));
        refused("it is a folder", folder);
        refused("is no JSON document", written("x.json", "{"));
        refused("is no JSON document", written("x.json", "[]"));
        refused("has no results of ./tulip race", written("x.json", "{}"));
        refused("older ./tulip", written("x.json", "{\"settings\":{},\"machine\":{}}"));
        refused("results of ./tulip cost, but only", written("x.json", "{\"command\":\"cost\",\"version\":1}"));
        refused("has form 2", written("x.json", "{\"command\":\"race\",\"version\":2}"));
    }

    @Test
    void aResultThatIsCutIsRefusedWithASentence() throws IOException {
        JsonObject whole = race(lane("virtual", FAST));
        for (String name : List.of("machine", "settings", "lanes")) {
            JsonObject cut = whole.copy();
            cut.remove(name);
            damaged(cut);
        }
        damaged(whole.copy().put("lanes", new JsonArray().add(new JsonObject().put("lane", "virtual"))));
        damaged(whole.copy().put("lanes", "none"));
    }

    private void damaged(JsonObject document) throws IOException {
        ResultFile good = read("good.json", race(lane("virtual", FAST)));
        ResultFile cut = read("cut.json", document);
        var refusal = assertThrows(IllegalArgumentException.class, () -> ComparedFiles.of(good, cut));
        assertTrue(refusal.getMessage().contains("cut.json is damaged"), refusal.getMessage());
    }

    @Test
    void aRaceIsNotComparedWithABenchmark() throws IOException {
        ResultFile race = read("r.json", race(lane("virtual", FAST)));
        ResultFile bench = read("b.json", bench(row("virtual", 70, 71)));
        var refusal = assertThrows(IllegalArgumentException.class, () -> ComparedFiles.of(race, bench));
        assertTrue(refusal.getMessage().endsWith("give two files of one command"), refusal.getMessage());
    }

    private static void refused(String why, Path file) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> ResultFile.read(file));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private ComparedFiles compared(JsonObject a, JsonObject b) throws IOException {
        return ComparedFiles.of(read("a.json", a), read("b.json", b));
    }

    private ResultFile read(String name, JsonObject document) throws IOException {
        return ResultFile.read(written(name, document.encode()));
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JsonObject race(JsonObject... lanes) {
        return head("race")
                .put("lanes", new JsonArray(List.of(lanes)))
                .put(
                        "settings",
                        new JsonObject()
                                .put("site", new JsonArray(List.of("--pages", "5")))
                                .put("concurrency", 500)
                                .put("shuffle", 7)
                                .put("order", new JsonArray()));
    }

    private static JsonObject head(String command) {
        return new JsonObject()
                .put("command", command)
                .put("version", 1)
                .put("commit", "1111")
                .put("jdk", "25")
                .put("date", "today")
                .put("interrupted", false)
                .put("machine", new JsonObject().put("cores", 2));
    }

    private static JsonObject lane(String name, long... walls) {
        var rounds = new JsonArray(LongStream.of(walls)
                .mapToObj(millis -> new JsonObject().put("wallNanos", millis * 1_000_000))
                .toList());
        return new JsonObject()
                .put("lane", name)
                .put("wallMillis", (double) walls[walls.length / 2])
                .put("pages", 5)
                .put("pagesDigest", "0123456789abcdef")
                .put("settled", true)
                .put("rounds", rounds);
    }

    private static JsonObject bench(JsonObject... rows) {
        var oneCase = new JsonObject()
                .put("benchmark", "tulip.FanOutBenchmark.fanOut")
                .put("params", "engine=virtual")
                .put("forks", 1)
                .put("warmUpIterations", 5)
                .put("warmUpMillis", 1_000)
                .put("iterations", 6)
                .put("iterationMillis", 500);
        return head("bench")
                .put("rows", new JsonArray(List.of(rows)))
                .put("comparisons", new JsonArray())
                .put("settings", new JsonObject().put("seed", 1).put("cases", new JsonArray().add(oneCase)));
    }

    private static JsonObject row(String engine, double... millis) {
        var fork = new JsonObject()
                .put("millis", new JsonArray(DoubleStream.of(millis).boxed().toList()));
        return new JsonObject()
                .put("engine", engine)
                .put("fanOut", 1_000)
                .put("latencyMillis", 50)
                .put("forks", new JsonArray().add(fork));
    }
}

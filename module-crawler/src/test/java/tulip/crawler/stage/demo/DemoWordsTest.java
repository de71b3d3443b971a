package tulip.crawler.stage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.stage.Vitals;

/// What the demonstrations say, from given numbers.
class DemoWordsTest {
    private static final int MOST_TITLE = 40;
    private static final int MOST_SENTENCE = 130;
    private static final int MOST_COLUMNS = 8;

    static List<Demo> demos() {
        return List.of(
                CoffeeDemo.forRoom(),
                MillionDemo.forRoom(),
                BackPressureDemo.forRoom(),
                BlockedLoopDemo.forRoom(),
                CpuBoundDemo.forRoom(),
                PinningDemo.forRoom());
    }

    private static Vitals vitals(int threads, double rss, double cpu) {
        return new Vitals(threads, 2, 1_000, rss, 50, 10, cpu, 100);
    }

    private static Outcome outcome(String lane, double millis, int threads, JsonObject figures) {
        return new Outcome(
                lane,
                millis,
                figures,
                List.of(
                        new Sample(0, 0, 0, vitals(9, 60, 1)),
                        new Sample(millis / 2, 0.5, 7, vitals(threads, 90, 1.5)),
                        new Sample(millis, 1, 0, vitals(9, 80, 1.25))));
    }

    /// All figures that any demonstration asks for.
    private static JsonObject figures() {
        return new JsonObject()
                .put("sleepers", 1_000_000)
                .put("heapBytesEach", 800)
                .put("rssBytesEach", 1_000)
                .put("createMillis", 2_000)
                .put("endMillis", 500)
                .put("mostItems", 4_000)
                .put("longestMillis", 1_003)
                .put("ticksMeanwhile", 0)
                .put("pinnedEvents", 2);
    }

    private static Map<String, Outcome> all(Demo demo) {
        Map<String, Outcome> lanes = new LinkedHashMap<>();
        demo.ways().forEach(way -> lanes.put(way, outcome(way, 5_000, 19, figures())));
        return lanes;
    }

    @ParameterizedTest
    @MethodSource("demos")
    void titleQuestionAndColumnsFitThePage(Demo demo) {
        assertTrue(demo.words().title().length() <= MOST_TITLE, demo.words().title());
        assertTrue(demo.words().question().endsWith("?"), demo.words().question());
        assertTrue(demo.words().work().endsWith("."), demo.words().work());
        assertTrue(1 + demo.columns().size() <= MOST_COLUMNS);
        assertEquals(new HashSet<>(demo.ways()).size(), demo.ways().size());
    }

    @ParameterizedTest
    @MethodSource("demos")
    void eachRowHasACellForEachColumn(Demo demo) {
        all(demo)
                .values()
                .forEach(lane ->
                        assertEquals(demo.columns().size(), demo.row(lane).size()));
    }

    @ParameterizedTest
    @MethodSource("demos")
    void twoToEightShortSentencesExplainAResult(Demo demo) {
        List<String> why = demo.why(all(demo));
        assertTrue(why.size() >= 2 && why.size() <= 8, why::toString);
        why.forEach(sentence -> assertTrue(sentence.length() <= MOST_SENTENCE, sentence));
    }

    @ParameterizedTest
    @MethodSource("demos")
    void nothingIsExplainedBeforeThereIsAResult(Demo demo) {
        assertEquals(List.of(), demo.why(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("demos")
    void aLaneAloneIsExplainedToo(Demo demo) {
        all(demo).forEach((way, lane) -> assertNotNull(demo.why(Map.of(way, lane)), way));
    }

    @Test
    void theCoffeeShopComparesTimesAndThreads() {
        var demo = CoffeeDemo.forRoom();
        Map<String, Outcome> lanes = new LinkedHashMap<>();
        lanes.put("threads", outcome("threads", 5_200, 1_012, new JsonObject()));
        lanes.put("tulip", outcome("tulip", 5_050, 9, new JsonObject()));
        assertEquals(
                List.of(
                        "The machines set the time: at least 5,000 ms. The lanes took 5,050 ms to 5,200 ms.",
                        "What differs is who waits: 1,012 threads in lane threads, 9 in lane tulip. There a barista is an"
                                + " object."),
                demo.why(lanes));
        assertEquals(List.of("5,050 ms", "1.01", "9", "90 MB", "0.25 s", "0"), demo.row(lanes.get("tulip")));
    }

    @Test
    void aPinnedThreadIsToldByItsEvents() {
        var demo = PinningDemo.forRoom();
        JsonObject free = figures().put("pinnedEvents", 0).put("longestMillis", 3);
        List<String> why = demo.why(Map.of("synchronized", outcome("synchronized", 2_000, 15, free)));
        assertEquals(
                List.of(
                        "synchronized: no thread was pinned: a thread that sleeps leaves its carrier. Longest delay meanwhile: 3.0 ms."),
                why);
        String pinned =
                demo.why(Map.of("x", outcome("x", 2_000, 15, figures()))).getFirst();
        assertTrue(pinned.startsWith("x: 2 pinned, on "), pinned);
        assertTrue(pinned.endsWith("Up to 1,000 threads were ready, and one waited 1,003 ms."), pinned);
    }

    @Test
    void whatTheSystemDoesNotTellIsADash() {
        var unknown = new Vitals(9, -1, -1, Double.NaN, 50, 10, Double.NaN, -1);
        var lane = new Outcome(
                "tulip", 1, new JsonObject(), List.of(new Sample(0, 0, 0, unknown), new Sample(1, 1, 1, unknown)));
        assertEquals(
                List.of("1.0 ms", "0.00", "9", "-", "-", "-"),
                CoffeeDemo.forRoom().row(lane));
        assertEquals(
                lane.samples().getFirst(),
                Sample.fromJson(
                        new JsonObject(lane.samples().getFirst().toJson().encode())));
    }
}

package tulip.crawler.stage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.crawler.stage.StageEvent;

/// Runs the short form of each demonstration. Only what is certain on any machine is checked.
@Tag("slow")
@Timeout(120)
class DemosTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int TROUBLE_MILLIS = Crowd.Sizes.QUICK.troubleMillis();
    private static final int PERIOD_MILLIS = Crowd.Sizes.QUICK.periodMillis();

    /// The figures of each lane. All lanes must finish.
    private static Map<String, JsonObject> run(Demo demo) throws IOException {
        List<StageEvent> events = new ArrayList<>();
        new DemoScenario(demo, true).run(events::add);
        var ended = (StageEvent.Ended) events.getLast();
        Map<String, JsonObject> figures = new LinkedHashMap<>();
        JsonArray lanes = ended.result().getJsonArray("lanes");
        for (int i = 0; i < lanes.size(); i++) {
            JsonObject lane = lanes.getJsonObject(i);
            assertEquals(null, lane.getString("lost"));
            figures.put(lane.getString("lane"), lane.getJsonObject("figures"));
        }
        assertEquals(demo.ways(), List.copyOf(figures.keySet()));
        assertTrue(ended.result().getJsonArray("why").size() >= 2);
        return figures;
    }

    @Test
    void everyCupIsServed() throws IOException {
        run(CoffeeDemo.quick()).forEach((way, figures) -> assertEquals(200, figures.getInteger("served"), way));
    }

    @Test
    void allSleepersSleepAtOnceAndEnd() throws IOException {
        run(MillionDemo.quick()).forEach((way, figures) -> {
            int sleepers = way.equals("threads") ? 500 : 10_000;
            assertEquals(sleepers, figures.getInteger("sleepers"), way);
            assertEquals(sleepers, figures.getInteger("ended"), way);
        });
    }

    @Test
    void aLimitHoldsAndEachItemIsUsed() throws IOException {
        Map<String, JsonObject> lanes = run(BackPressureDemo.quick());
        lanes.forEach((way, figures) -> assertEquals(200, figures.getInteger("used"), way));
        int most = 20 + 2; // those in the queue, and one in each hand
        assertTrue(lanes.get("tulip queue, limit").getInteger("mostItems") <= most, lanes::toString);
        assertTrue(lanes.get("virtual queue, limit").getInteger("mostItems") <= most, lanes::toString);
    }

    @Test
    void aBlockedLoopRunsNobody() throws IOException {
        Map<String, JsonObject> lanes = run(BlockedLoopDemo.quick());
        assertStandstill(lanes.get("tulip"));
        assertStandstill(lanes.get("vertx"));
    }

    @Test
    void aTaskThatComputesKeepsItsLoopOrItsCarrier() throws IOException {
        Map<String, JsonObject> lanes = run(CpuBoundDemo.quick());
        assertStandstill(lanes.get("tulip"));
        assertStandstill(lanes.get("vertx"));
        assertEquals(0, lanes.get("virtual, all cores").getInteger("ticksMeanwhile"));
    }

    @Test
    void onlyTheClassInitializerPins() throws IOException {
        Map<String, JsonObject> lanes = run(PinningDemo.quick());
        assertEquals(0, lanes.get("sleep").getInteger("pinnedEvents"));
        assertEquals(0, lanes.get("synchronized").getInteger("pinnedEvents"), "JEP 491");
        assertEquals(CORES, lanes.get("class initializer").getInteger("pinnedEvents"));
        assertEquals(0, lanes.get("class initializer").getInteger("ticksMeanwhile"));
    }

    /// Each task had to tick at most a period after the trouble began, and could not before its end.
    private static void assertStandstill(JsonObject lane) {
        assertEquals(0, lane.getInteger("ticksMeanwhile"));
        assertTrue(lane.getDouble("longestMillis") >= TROUBLE_MILLIS - PERIOD_MILLIS, lane::encode);
    }
}

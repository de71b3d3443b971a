package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import tulip.crawler.Meter;
import tulip.crawler.lab.Parent;
import tulip.kit.Clock;

/// The main class of the load's JVM. Each command is a [LoadPlan]; the answer is a [LoadResult] and the
/// processor time of this JVM. Meanwhile it writes how many requests were sent.
final class LoadMain {
    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        Parent parent = Parent.connect();
        parent.settings();
        parent.serve(new JsonObject().put("ready", true), command -> step(parent, new JsonObject(command)));
    }

    private static JsonObject step(Parent parent, JsonObject command) throws IOException {
        LoadPlan plan = LoadPlan.fromJson(command);
        long[] due = Arrivals.draw(plan.perSecond(), plan.time(), plan.seed());
        long cpuBefore = Meter.cpuNanos().orElse(0);
        try (var wire = new HttpWire(plan.url(), plan.expected())) {
            LoadResult result = new LoadRun(Clock.SYSTEM, wire, due, plan.objective())
                    .run(sent -> parent.tell(new JsonObject().put("sent", sent).put("planned", due.length)));
            return new JsonObject()
                    .put("load", result.toJson())
                    .put("cpuNanos", Meter.cpuNanos().orElse(0) - cpuBefore);
        }
    }
}

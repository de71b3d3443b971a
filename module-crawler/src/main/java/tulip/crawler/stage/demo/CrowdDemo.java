package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.List;
import tulip.crawler.lab.Amounts;

/// A demonstration in which some tasks disturb a [Crowd].
abstract sealed class CrowdDemo implements Demo permits BlockedLoopDemo, CpuBoundDemo, PinningDemo {
    final Crowd.Sizes sizes;

    CrowdDemo(Crowd.Sizes sizes) {
        this.sizes = sizes;
    }

    /// The first sentence about the work.
    final String crowd() {
        return Amounts.number(sizes.tasks(), 0) + " tasks tick every " + sizes.periodMillis() + " ms. ";
    }

    @Override
    public final JsonObject sizes() {
        return sizes.toJson();
    }

    @Override
    public final String quantity() {
        return "longest delay of a tick, ms";
    }

    @Override
    public List<String> columns() {
        return List.of("delay meanwhile", "ticks meanwhile", "threads", "mounted", "queued", "CPU");
    }

    @Override
    public List<String> row(Outcome lane) {
        return List.of(
                delay(lane),
                ticks(lane) + " of " + Amounts.number(sizes.ticksMeanwhile(), 0),
                lane.threadsCell(),
                lane.mountedCell(),
                lane.queuedCell(),
                lane.cpuCell());
    }

    static String delay(Outcome lane) {
        return Amounts.millis(lane.figure("longestMillis"));
    }

    static String ticks(Outcome lane) {
        return Amounts.number(lane.figure("ticksMeanwhile"), 0);
    }
}

package tulip.crawler.bench.run;

import io.vertx.core.json.JsonObject;
import java.util.function.DoubleConsumer;
import tulip.crawler.bench.FanOut;
import tulip.crawler.bench.FanOuts;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.Latency;

/// How fast the site answers without latency. No engine can be faster.
///
/// The client runs on the same machine, so on few cores this is the ceiling of site and client together.
///
/// @param fanOut               requests sent at once
/// @param millis               time of one fan-out without latency
/// @param cpuMicrosPerRequest  processor time of the site alone; its event loop uses at most one core
public record SiteCeiling(int fanOut, double millis, double requestsPerSecond, double cpuMicrosPerRequest) {
    private static final long MEASURE_NANOS = 1_000_000_000L;

    /// Sends requests to the site: first to warm up, then to measure.
    ///
    /// @param warmUpMillis  warm-up time of both JVMs: the site and this client
    /// @param progress  receives the elapsed part of the warm-up, 0 to 1
    static SiteCeiling measure(SiteProcess site, int fanOut, long warmUpMillis, DoubleConsumer progress)
            throws Exception {
        site.setLatency(new Latency.Fixed(0));
        try (FanOut client = FanOuts.open(EngineKind.VIRTUAL, site.start(), fanOut, 1)) {
            long begin = System.nanoTime();
            ask(client, begin, warmUpMillis * 1_000_000, progress);
            JsonObject before = site.stats();
            long measured = System.nanoTime();
            int times = ask(client, measured, MEASURE_NANOS, _ -> {});
            double nanos = System.nanoTime() - measured;
            JsonObject after = site.stats();
            double requests = (double) times * fanOut;
            return new SiteCeiling(
                    fanOut, nanos / times / 1e6, requests / nanos * 1e9, cpuNanos(before, after) / requests / 1e3);
        }
    }

    private static int ask(FanOut client, long begin, long nanos, DoubleConsumer progress) throws Exception {
        int times = 0;
        do {
            client.getAll();
            times++;
            progress.accept(Math.min(1, (System.nanoTime() - begin) / (double) nanos));
        } while (System.nanoTime() - begin < nanos);
        return times;
    }

    /// NaN if the system does not report processor time.
    static double cpuNanos(JsonObject before, JsonObject after) {
        Long first = before.getLong("cpuNanos");
        Long last = after.getLong("cpuNanos");
        return first == null || last == null ? Double.NaN : last - first;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("fanOut", fanOut)
                .put("millis", millis)
                .put("requestsPerSecond", requestsPerSecond)
                .put("cpuMicrosPerRequest", Double.isNaN(cpuMicrosPerRequest) ? null : cpuMicrosPerRequest);
    }
}

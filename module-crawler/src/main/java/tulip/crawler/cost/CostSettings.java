package tulip.crawler.cost;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import tulip.crawler.bench.FanOuts;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;
import tulip.crawler.site.Latency;

/// The settings of a measurement.
///
/// @param fanOut         requests to the site for one request
/// @param latencyMillis  of the site
/// @param pool           threads of an engine with a pool
/// @param atOnce         the most requests that a service works on at once; it refuses others
/// @param p99Millis      the time in which 99 of 100 requests must be answered
/// @param step           the time of a measured step
/// @param seed           of the arrivals and of the order of the lanes
public record CostSettings(
        List<Entrant> lanes,
        int fanOut,
        int latencyMillis,
        int pool,
        Machine machine,
        int atOnce,
        int p99Millis,
        Duration step,
        long seed,
        Prices prices) {

    /// @throws IllegalArgumentException with a sentence for the user, if an engine has no fan-out, or no
    ///     request can be in time
    public CostSettings {
        for (Entrant lane : lanes) {
            if (!FanOuts.engines().contains(lane.engine())) {
                throw new IllegalArgumentException("'" + lane.name()
                        + "' does not send many requests at once: choose from " + String.join(", ", FanOuts.ids()));
            }
        }
        if (latencyMillis > Latency.MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "--latency is " + latencyMillis + ", but " + Latency.MAX_MILLIS + " is the most");
        }
        if (p99Millis <= latencyMillis) {
            throw new IllegalArgumentException("--p99 is " + p99Millis + ", but the site alone takes " + latencyMillis
                    + " ms (--latency), so it must be more");
        }
        lanes = List.copyOf(lanes);
    }

    /// A number of requests at once that should not be reached before the processor is busy: enough for 50,000
    /// pages a second and core, and at most for 10,000 connections.
    public static int atOnce(int cpus, int fanOut, int latencyMillis) {
        long pages = Math.clamp(50L * cpus * latencyMillis, 1_000, 10_000);
        return (int) Math.max(10, pages / fanOut);
    }

    /// The connections of a service: to the site, and from the load.
    public long connections() {
        return (long) atOnce * fanOut + atOnce;
    }

    Objective objective() {
        return new Objective(p99Millis);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("engines", new JsonArray(lanes.stream().map(Entrant::name).toList()))
                .put("fanOut", fanOut)
                .put("latencyMillis", latencyMillis)
                .put("pool", pool)
                .put("memoryBytes", machine.memoryBytes())
                .put("cpus", machine.cpus())
                .put("atOnce", atOnce)
                .put("p99Millis", p99Millis)
                .put("allowedPart", Objective.ALLOWED)
                .put("stepMillis", step.toMillis())
                .put("notch", Ladder.NOTCH)
                .put("seed", seed)
                .put("coreHourDollars", prices.coreHour())
                .put("gigabyteHourDollars", prices.gigabyteHour())
                .put("serviceFlags", new JsonArray(machine.flags()))
                .put("loadFlags", new JsonArray(Load.FLAGS))
                .put("siteFlags", new JsonArray(SiteProcess.FLAGS));
    }
}

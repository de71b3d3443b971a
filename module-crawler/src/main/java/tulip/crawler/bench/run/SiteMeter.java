package tulip.crawler.bench.run;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tulip.crawler.lab.SiteProcess;

/// Reads the site's processor time in each iteration, separately from the client's.
final class SiteMeter {
    private final SiteProcess site; // null if the benchmark needs none
    private final List<Double> cpuMillis = new ArrayList<>();
    private JsonObject before = new JsonObject();

    SiteMeter(SiteProcess site) {
        this.site = site;
    }

    void begin() {
        before = stats();
    }

    void end(long operations) {
        double nanos = SiteCeiling.cpuNanos(before, stats());
        if (!Double.isNaN(nanos) && operations > 0) {
            cpuMillis.add(nanos / 1e6 / operations);
        }
    }

    /// Returns the milliseconds for one operation, for each iteration since the last call.
    List<Double> take() {
        List<Double> taken = List.copyOf(cpuMillis);
        cpuMillis.clear();
        return taken;
    }

    private JsonObject stats() {
        try {
            return site == null ? new JsonObject() : site.stats();
        } catch (IOException gone) {
            return new JsonObject(); // the benchmark fails too, with a better message
        }
    }
}

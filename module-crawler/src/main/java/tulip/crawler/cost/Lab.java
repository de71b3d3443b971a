package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import tulip.crawler.Url;
import tulip.crawler.bench.FanOutBenchmark;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.Site;

/// What all lanes share: the site, the load, and the cores of both.
final class Lab implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofMillis(1_500);
    private static final double WARM_UP_RATE = 2_000;

    private final SiteProcess site;
    private final Load load;
    private final Cores cores;
    private final String page;

    private Lab(SiteProcess site, Load load, Cores cores, String page) {
        this.site = site;
        this.load = load;
        this.cores = cores;
        this.page = page;
    }

    /// Starts the site and the load.
    ///
    /// @throws IOException with a sentence for the user
    static Lab open(int latencyMillis, Cores cores) throws IOException {
        SiteChoice choice = FanOutBenchmark.site(latencyMillis);
        Site copy = choice.open();
        String page = new String(copy.reply(copy.start()).body(), StandardCharsets.UTF_8);
        SiteProcess site = SiteProcess.start(cores.launchOthers(), choice);
        try {
            return new Lab(site, new Load(cores), cores, page);
        } catch (IOException failed) {
            site.close();
            throw failed;
        }
    }

    /// Sends requests to the site itself, so that the first lane does not find a cold site and a cold load.
    void warmUp() throws IOException {
        load.step(new LoadPlan(page(), page, WARM_UP_RATE, WARM_UP, 1, new Objective(10_000)), (_, _) -> {});
    }

    Url page() {
        return site.start();
    }

    /// The right answer of a service: the bytes of so many pages.
    String answer(int fanOut) {
        return Long.toString((long) page.getBytes(StandardCharsets.UTF_8).length * fanOut);
    }

    Load.Ended step(LoadPlan plan, Load.Progress progress) throws IOException {
        return load.step(plan, progress);
    }

    Cores cores() {
        return cores;
    }

    /// The site's processor time since its start, in nanoseconds; NaN if unknown.
    double siteCpuNanos() throws IOException {
        JsonObject stats = site.stats();
        return stats.getLong("cpuNanos") == null ? Double.NaN : stats.getLong("cpuNanos");
    }

    /// The part of their own cores that the site and the load have used.
    OptionalDouble busy(double cpuNanos, double seconds) {
        if (!cores.bound() || cores.shared() || Double.isNaN(cpuNanos)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(cpuNanos / 1e9 / seconds / cores.others().size());
    }

    /// Checks that site and load still run.
    ///
    /// @throws IOException with a sentence for the user, if one has ended
    void requireAlive() throws IOException {
        site.requireAlive();
        load.requireAlive();
    }

    @Override
    public void close() {
        load.close();
        site.close();
    }
}

package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

/// Serves a small site and crawls it with each engine of the default race, in this JVM. An AOT cache that is written
/// when this JVM ends (JEP 514) holds what a race, its lanes and their site need at their start.
public final class LaneTraining {
    private static final List<EngineKind> ENGINES =
            List.of(EngineKind.THREADS, EngineKind.VIRTUAL, EngineKind.TULIP, EngineKind.VERTX);
    private static final int PAGES = 100;
    private static final int CONCURRENCY = 20;
    private static final int CRAWLS = 3;

    private LaneTraining() {}

    /// Trains.
    public static void run() throws IOException, InterruptedException {
        var choice = new SiteChoice.Generated(new SiteSpec(PAGES, 6, Shape.WEB, 2_048, 1), new Latency.Fixed(1));
        new Ideal(choice).millis(CONCURRENCY);
        try (SiteServer server = SiteServer.start(choice.open(), choice.latency(), choice.seed(), 0)) {
            for (EngineKind kind : ENGINES) {
                var settings = LaneSettings.fromJson(
                        new LaneSettings(kind, CONCURRENCY, CONCURRENCY, 0, Limits.DEFAULT, 1, false, Optional.empty())
                                .toJson());
                crawl(settings, Url.parse(server.url()));
            }
        }
    }

    private static void crawl(LaneSettings settings, Url start) throws InterruptedException {
        Rules rules = settings.engine().rules(Rules.usual().with(BackOff.usual(settings.attempts())));
        try (Engine engine = settings.engine().open(settings.limits(), settings.concurrency(), settings.pool())) {
            for (int i = 0; i < CRAWLS; i++) {
                var crawl = new Crawl(start, Budget.wholeSite(settings.concurrency()), rules);
                Round round = new MeasuredCrawl(engine, _ -> {}).run(crawl, 0);
                Round.fromJson(new JsonObject(round.toJson().encode()));
            }
        }
    }
}

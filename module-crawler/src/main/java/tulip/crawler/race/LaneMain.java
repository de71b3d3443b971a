package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.lab.Parent;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteServer;

/// The main class of a lane's JVM: crawls the site with one engine, once for each command.
///
/// The settings are [LaneSettings]. Commands: `round` with an address crawls from there, writes the progress and then
/// the [Round];
/// `pages` writes the pages of the last round; `pins` writes how often a virtual thread was pinned.
final class LaneMain {
    /// The beginning of a command that crawls from an address.
    static final String ROUND = "round ";

    /// The beginning of a command that changes the latency of the lane's own site.
    static final String LATENCY = "latency ";

    private final Parent parent;
    private final LaneSettings settings;
    private final Engine engine;
    private final Optional<PinCounter> pins;
    private final Optional<SiteServer> ownSite;
    private List<String> pages = List.of();

    private LaneMain(Parent parent, LaneSettings settings, Engine engine, Optional<SiteServer> ownSite) {
        this.parent = parent;
        this.settings = settings;
        this.engine = engine;
        this.ownSite = ownSite;
        this.pins = settings.countPins() ? Optional.of(new PinCounter()) : Optional.empty();
    }

    public static void main(String[] args) throws IOException {
        Parent parent = Parent.connect();
        var settings = LaneSettings.fromJson(parent.settings());
        try (Engine engine = settings.engine().open(settings.limits(), settings.concurrency(), settings.pool())) {
            var lane = new LaneMain(parent, settings, engine, ownSite(settings));
            parent.serve(new JsonObject().put("ready", true), lane::answer);
        }
    }

    private static Optional<SiteServer> ownSite(LaneSettings settings) throws IOException {
        if (settings.ownSite().isEmpty()) {
            return Optional.empty();
        }
        SiteChoice site = settings.ownSite().get();
        return Optional.of(SiteServer.start(site.server(), site.open(), site.latency(), site.seed(), 0));
    }

    private JsonObject answer(String command) throws InterruptedException, IOException {
        try {
            if (command.startsWith(LATENCY)) {
                ownSite.orElseThrow().setLatency(Latency.parse(command.substring(LATENCY.length())));
                return new JsonObject();
            }
            if (command.startsWith(ROUND)) {
                return round(Url.parse(command.substring(ROUND.length())));
            }
            return switch (command) {
                case "pages" -> new JsonObject().put("pages", new JsonArray(pages));
                case "pins" -> new JsonObject().put("pins", pins.orElseThrow().count());
                default -> throw new IllegalArgumentException("unknown command '" + command + "'");
            };
        } catch (EngineFailure failure) {
            return new JsonObject().put("error", failure.getMessage());
        }
    }

    private JsonObject round(Url address) throws InterruptedException {
        Url start = ownSite.map(site -> Url.parse(site.url())).orElse(address);
        var crawl = new Crawl(start, Budget.wholeSite(settings.concurrency()), rules());
        Round round = new MeasuredCrawl(engine, this::tell).run(crawl, settings.addedMillis());
        pages = crawl.result().pages();
        return round.toJson();
    }

    private Rules rules() {
        return settings.engine().rules(Rules.usual().with(BackOff.usual(settings.attempts())));
    }

    private void tell(int found) {
        parent.tell(new JsonObject().put("progress", found));
    }
}

package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Rules;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.lab.Parent;

/// The main class of a lane's JVM: crawls the site with one engine, once for each command.
///
/// The settings are [LaneSettings]. Commands: `round` crawls, writes the progress and then the [Round];
/// `pages` writes the pages of the last round.
final class LaneMain {
    private final Parent parent;
    private final LaneSettings settings;
    private final Engine engine;
    private List<String> pages = List.of();

    private LaneMain(Parent parent, LaneSettings settings, Engine engine) {
        this.parent = parent;
        this.settings = settings;
        this.engine = engine;
    }

    public static void main(String[] args) throws IOException {
        Parent parent = Parent.connect();
        var settings = LaneSettings.fromJson(parent.settings());
        try (Engine engine = settings.engine().open(settings.limits(), settings.concurrency(), settings.pool())) {
            parent.serve(new JsonObject().put("ready", true), new LaneMain(parent, settings, engine)::answer);
        }
    }

    private JsonObject answer(String command) throws InterruptedException {
        try {
            return switch (command) {
                case "round" -> round();
                case "pages" -> new JsonObject().put("pages", new JsonArray(pages));
                default -> throw new IllegalArgumentException("unknown command '" + command + "'");
            };
        } catch (EngineFailure failure) {
            return new JsonObject().put("error", failure.getMessage());
        }
    }

    private JsonObject round() throws InterruptedException {
        var crawl = new Crawl(settings.start(), Budget.wholeSite(settings.concurrency()), rules());
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

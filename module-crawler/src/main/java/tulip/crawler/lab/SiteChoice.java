package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.site.FolderSite;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.ServerKind;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteSpec;

/// The site of a race or crawl, with its latency.
public sealed interface SiteChoice {
    Latency latency();

    /// The seed of the latencies, and of the pages if the site is generated.
    long seed();

    /// Which server serves the site.
    default ServerKind server() {
        return ServerKind.VERTX;
    }

    /// Opens the site in this JVM, without a server.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the site does not exist
    Site open();

    /// The settings of [SiteMain] for this site, named as the options of `./tulip race`.
    JsonObject toJson();

    /// The site of these settings.
    static SiteChoice fromJson(JsonObject json) {
        SiteChoice choice = choiceOf(json);
        return json.containsKey("server") ? new On(ServerKind.parse(json.getString("server")), choice) : choice;
    }

    private static SiteChoice choiceOf(JsonObject json) {
        Latency latency = Latency.parse(json.getString("latency"));
        long seed = json.getLong("seed");
        if (json.containsKey("folder")) {
            return new Folder(Path.of(json.getString("folder")), json.getString("start"), latency, seed);
        }
        var spec = new SiteSpec(
                json.getInteger("pages"),
                json.getInteger("links"),
                Shape.parse(json.getString("shape")),
                json.getInteger("page-bytes"),
                seed);
        return new Generated(spec, latency);
    }

    /// The options of `./tulip race` that choose this site.
    default List<String> options() {
        return toJson().stream()
                .flatMap(each -> Stream.of("--" + each.getKey(), each.getValue().toString()))
                .toList();
    }

    /// The same site on this server.
    default SiteChoice on(ServerKind server) {
        return server == server() ? this : new On(server, this);
    }

    /// A site on a server that is not the default.
    record On(ServerKind server, SiteChoice site) implements SiteChoice {
        @Override
        public Latency latency() {
            return site.latency();
        }

        @Override
        public long seed() {
            return site.seed();
        }

        @Override
        public Site open() {
            return site.open();
        }

        @Override
        public JsonObject toJson() {
            return site.toJson().put("server", server.toString());
        }
    }

    /// A generated site.
    record Generated(SiteSpec spec, Latency latency) implements SiteChoice {
        @Override
        public long seed() {
            return spec.seed();
        }

        @Override
        public Site open() {
            return new GeneratedSite(spec);
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject()
                    .put("pages", spec.pages())
                    .put("links", spec.links())
                    .put("shape", spec.shape().toString())
                    .put("page-bytes", spec.pageBytes())
                    .put("seed", spec.seed())
                    .put("latency", latency.toString());
        }
    }

    /// A folder of real HTML.
    ///
    /// @param start  the start page; null for `index.html`
    record Folder(Path folder, String start, Latency latency, long seed) implements SiteChoice {
        @Override
        public Site open() {
            return new FolderSite(folder, start);
        }

        @Override
        public JsonObject toJson() {
            var json = new JsonObject()
                    .put("folder", folder.toAbsolutePath().toString())
                    .put("seed", seed)
                    .put("latency", latency.toString());
            return start == null ? json : json.put("start", start);
        }
    }
}

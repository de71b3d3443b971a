package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.OptionalLong;
import tulip.crawler.Meter;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteServer;

/// Serves a site in a JVM of its own, so that the site's processor time and memory are not measured with the client's.
///
/// The settings are those of a [SiteChoice]. First the child writes `{"url": …}`, or `{"error": …}` and ends with
/// status 1. Then it answers each command (`stats`, or `latency` with a new latency) with [#stats].
final class SiteMain {
    private static final String LATENCY = "latency ";

    private SiteMain() {}

    public static void main(String[] args) throws IOException {
        Parent parent = Parent.connect();
        try {
            var site = SiteChoice.fromJson(parent.settings());
            SiteServer server = SiteServer.start(site.server(), site.open(), site.latency(), site.seed(), 0);
            parent.serve(new JsonObject().put("url", server.url()), command -> answer(server, command));
        } catch (IllegalArgumentException | IOException wrong) {
            parent.fail(wrong.getMessage());
        }
    }

    private static JsonObject answer(SiteServer server, String command) {
        if (command.startsWith(LATENCY)) {
            server.setLatency(Latency.parse(command.substring(LATENCY.length())));
        }
        return stats(server);
    }

    private static JsonObject stats(SiteServer server) {
        OptionalLong cpuNanos = Meter.cpuNanos();
        return new JsonObject()
                .put("requests", server.requests())
                .put("cpuNanos", cpuNanos.isPresent() ? cpuNanos.getAsLong() : null)
                .put("openConnections", server.openConnections());
    }
}

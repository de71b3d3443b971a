package tulip.crawler.fault;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import tulip.crawler.lab.Parent;
import tulip.crawler.lab.SiteProcess;

/// Serves the misbehaving site in a JVM of its own.
public final class FaultMain {
    private static final String SEED = "seed";

    private FaultMain() {}

    /// Starts this class in a JVM of its own.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess launch(long seed) throws IOException {
        return SiteProcess.start(FaultMain.class, new JsonObject().put(SEED, seed));
    }

    public static void main(String[] args) throws IOException {
        Parent parent = Parent.connect();
        try (var server = FaultServer.start(parent.settings().getLong(SEED), 0)) {
            parent.serve(
                    new JsonObject().put("url", server.url()),
                    _ -> new JsonObject()
                            .put("requests", server.requests())
                            .put("openConnections", server.openConnections()));
        } catch (IOException failed) {
            parent.fail(failed.getMessage());
        }
    }
}

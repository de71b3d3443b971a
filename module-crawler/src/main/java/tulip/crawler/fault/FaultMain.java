package tulip.crawler.fault;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tulip.crawler.lab.SiteProcess;

/// Serves the misbehaving site in a JVM of its own. It ends when its standard input ends, so it never outlives its
/// parent.
///
/// Like [tulip.crawler.lab.SiteMain] it writes one line of JSON when it is ready or has failed.
public final class FaultMain {
    private FaultMain() {}

    /// Starts this class in a JVM of its own.
    ///
    /// @throws IOException with a sentence for the user
    public static SiteProcess launch(long seed) throws IOException {
        return SiteProcess.start(FaultMain.class, List.of(Long.toString(seed)));
    }

    /// Serves until standard input ends.
    ///
    /// @param args  the seed
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var server = FaultServer.start(Long.parseLong(args[0]), 0)) {
            out.println(new JsonObject().put("url", server.url()).encode());
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                out.println(new JsonObject()
                        .put("requests", server.requests())
                        .put("openConnections", server.openConnections())
                        .encode());
            }
        } catch (IOException failed) {
            out.println(new JsonObject().put("error", failed.getMessage()).encode());
            System.exit(1);
        }
    }
}

package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tulip.crawler.Meter;
import tulip.crawler.site.FolderSite;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.crawler.site.SiteSpec;

/// Serves a site in a JVM of its own, so that the site's processor time and memory are not measured with the client's.
///
/// The protocol has one line for each message. First the child writes `{"url": …}`, or `{"error": …}` and ends with
/// status 1. Then it reads commands (`stats`, or `latency` with a new latency), and answers each with a line of
/// [#stats]. The child ends when its standard input ends, so it never outlives its parent.
public final class SiteMain {
    private static final Set<String> OPTIONS = Set.of(
            "--pages", "--links", "--shape", "--page-bytes", "--seed", "--latency", "--port", "--folder", "--start");

    private static final String LATENCY = "latency ";

    private SiteMain() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        SiteServer server;
        try {
            server = start(options(args));
        } catch (IllegalArgumentException | IOException wrong) {
            out.println(new JsonObject().put("error", wrong.getMessage()).encode());
            System.exit(1);
            return;
        }
        out.println(new JsonObject().put("url", server.url()).encode());
        try {
            answerUntilEnd(server, out);
        } finally {
            System.exit(0);
        }
    }

    private static void answerUntilEnd(SiteServer server, PrintStream out) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(LATENCY)) {
                server.setLatency(Latency.parse(line.substring(LATENCY.length())));
            }
            out.println(stats(server).encode());
        }
    }

    private static JsonObject stats(SiteServer server) {
        OptionalLong cpuNanos = Meter.cpuNanos();
        return new JsonObject()
                .put("requests", server.requests())
                .put("cpuNanos", cpuNanos.isPresent() ? cpuNanos.getAsLong() : null)
                .put("openConnections", server.openConnections());
    }

    private static SiteServer start(Map<String, String> options) throws IOException {
        Latency latency = Latency.parse(options.getOrDefault("--latency", "0"));
        long seed = number(options, "--seed", SiteSpec.DEFAULT.seed());
        int port = smallNumber(options, "--port", 0);
        return SiteServer.start(site(options, seed), latency, seed, port);
    }

    private static Site site(Map<String, String> options, long seed) {
        if (options.containsKey("--folder")) {
            return new FolderSite(Path.of(options.get("--folder")), options.get("--start"));
        }
        SiteSpec normal = SiteSpec.DEFAULT;
        return new GeneratedSite(new SiteSpec(
                smallNumber(options, "--pages", normal.pages()),
                smallNumber(options, "--links", normal.links()),
                Shape.parse(options.getOrDefault("--shape", normal.shape().toString())),
                smallNumber(options, "--page-bytes", normal.pageBytes()),
                seed));
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i])) {
                throw new IllegalArgumentException("unknown option '" + args[i] + "'");
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static int smallNumber(Map<String, String> options, String name, int otherwise) {
        long number = number(options, name, otherwise);
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is out of range: " + number);
        }
        return (int) number;
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        String text = options.getOrDefault(name, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + text + "'");
        }
    }
}

package tulip.crawler.bench.gets;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.BlockingClient;

/// Measures the raw GETs of one client, and prints them as JSON: `RawGetsMain ENGINE URL CONNECTIONS WARM-UP
/// SECONDS`.
///
/// `gets` and `seconds` are without the warm-up; `cpuMicros` is the processor time of the whole process for one
/// GET.
public final class RawGetsMain {
    private RawGetsMain() {}

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        try (Gets gets = open(args[0], Url.parse(args[1]), connections)) {
            gets.until(after(args[3]));
            long cpu = cpuNanos();
            long begin = System.nanoTime();
            long count = gets.until(after(args[4]));
            long nanos = System.nanoTime() - begin;
            System.out.println(new JsonObject()
                    .put("engine", args[0])
                    .put("gets", count)
                    .put("seconds", nanos / 1e9)
                    .put("cpuMicros", (cpuNanos() - cpu) / 1e3 / count)
                    .encode());
        }
        System.exit(0); // the JVM may wait for the poller of virtual threads otherwise
    }

    private static Gets open(String engine, Url page, int connections) {
        return switch (engine) {
            case "tulip" -> new TulipGets(page, connections);
            case "vertx" -> new VertxGets(page, connections);
            case "threads" -> ours(page, Thread.ofPlatform().daemon(), connections);
            case "virtual" -> ours(page, Thread.ofVirtual(), connections);
            case "virtual-httpclient" -> jdk(page, connections);
            default ->
                throw new IllegalArgumentException("there is no client '" + engine
                        + "': choose from tulip, vertx, threads, virtual, virtual-httpclient");
        };
    }

    private static Gets ours(Url page, Thread.Builder threads, int connections) {
        var client = new BlockingClient(Limits.DEFAULT);
        Callable<Integer> get = () -> client.get(page, _ -> true).status();
        return new BlockingGets(threads.factory(), get, client, connections);
    }

    private static Gets jdk(Url page, int connections) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page.toString())).build();
        Callable<Integer> get = () ->
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
        return new BlockingGets(Thread.ofVirtual().factory(), get, client, connections);
    }

    private static long after(String seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(seconds));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}

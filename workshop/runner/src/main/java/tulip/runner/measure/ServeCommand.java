package tulip.runner.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.crawler.Url;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Latency;
import tulip.crawler.site.PortInUse;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;
import tulip.crawler.web.app.AccessLog;
import tulip.crawler.web.app.GzipMiddleware;
import tulip.crawler.web.app.Middleware;
import tulip.crawler.web.example.BackEnd;
import tulip.crawler.web.example.FanOutPages;
import tulip.crawler.web.example.Way;
import tulip.crawler.web.server.ServerLimits;
import tulip.crawler.web.server.ServerThread;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.OptionValues;

@Command(
        name = "serve",
        description = "Serves a page that waits for slow back ends, in three ways, until Ctrl-C.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The server is the workshop's own. /blocking asks the back ends one after the",
            "other, /virtual with a virtual thread each, /loop with a task each on the",
            "server's event loop. The back ends run in a JVM of their own.",
            "",
            "Examples:",
            "  ./tulip serve                        then open http://127.0.0.1:8080/",
            "  curl http://127.0.0.1:8080/loop",
            "  ./tulip serve --back-ends 50 --latency uniform:20-200"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int MOST_BACK_ENDS = 1_000;
    private static final int LEAST_BYTES_TO_COMPRESS = 500; // as in Starlette
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Option(names = "--port", paramLabel = "N", description = "port on 127.0.0.1, 0 for any (default: 8080)")
    private int port = 8080;

    @Option(
            names = "--back-ends",
            paramLabel = "N",
            description = "back ends that one page needs (default: ${DEFAULT-VALUE})")
    private int backEnds = 10;

    @Option(
            names = "--latency",
            paramLabel = "L",
            converter = LatencyConverter.class,
            description = "time until a back end answers: 100ms, uniform:20-80 or lognormal:50,0.5 (default: 100ms)")
    private Latency latency = new Latency.Fixed(100);

    @Option(names = "--access-log", description = "writes a line for each request")
    private boolean accessLog;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.port(port);
        OptionValues.atLeast(1, "--back-ends", backEnds);
        if (backEnds > MOST_BACK_ENDS) {
            throw new IllegalArgumentException(
                    "--back-ends is " + backEnds + ", but must be at most " + MOST_BACK_ENDS);
        }
        OpenFiles.require(2L * backEnds);
        var pages = new SiteSpec(backEnds, 1, Shape.STAR, 256, 1);
        try (SiteProcess site = SiteProcess.start(new SiteChoice.Generated(pages, latency))) {
            return serve(backEnds(site.start(), new GeneratedSite(pages)));
        }
    }

    private int serve(List<BackEnd> found) throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        var out = spec.commandLine().getOut();
        try (var _ = new EarlyEnd(stopped::countDown)) {
            try (ServerThread server = start(found)) {
                String url = "http://127.0.0.1:" + server.address().getPort();
                out.println("Serving " + url + "/   " + backEnds + " back ends, latency " + text(latency)
                        + "   Ctrl-C ends it");
                for (Way way : Way.values()) {
                    out.println("  curl " + url + way.path() + "   " + way.sentence());
                }
                out.flush();
                stopped.await();
            }
            out.println("\nThe requests in flight have ended.");
            out.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private ServerThread start(List<BackEnd> found) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var application = FanOutPages.application(found, text(latency), middleware());
        try {
            return ServerThread.start("server", application, address, ServerLimits.DEFAULT, GRACE);
        } catch (IOException failed) {
            throw PortInUse.explained(failed, port);
        }
    }

    private Middleware[] middleware() {
        var gzip = new GzipMiddleware(LEAST_BYTES_TO_COMPRESS);
        var log = new AccessLog(line -> {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        });
        return accessLog ? new Middleware[] {log, gzip} : new Middleware[] {gzip};
    }

    /// Takes each page of a generated site for a back end, because each answers after the latency.
    private static List<BackEnd> backEnds(Url start, GeneratedSite site) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), start.port());
        return site.paths().stream()
                .map(path -> new BackEnd(path, address, path))
                .toList();
    }

    private static String text(Latency latency) {
        return latency instanceof Latency.Fixed ? latency + " ms" : latency.toString();
    }
}

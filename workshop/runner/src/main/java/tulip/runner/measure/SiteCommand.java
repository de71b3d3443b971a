package tulip.runner.measure;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.crawler.fault.FaultServer;
import tulip.crawler.fault.FaultyPort;
import tulip.crawler.fault.Place;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.runner.command.OptionValues;

@Command(
        name = "site",
        description = "Serves the embedded site, or a folder of HTML, until Ctrl-C.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip site --pages 200 --latency uniform:20-80",
            "  ./tulip site --server tulip --latency 0",
            "  ./tulip site --misbehave --seed 7",
            "  ./tulip site --folder /usr/share/doc/git/html --port 8080"
        })
public final class SiteCommand implements Callable<Integer> {
    @Mixin
    private GeneratedSiteOptions options;

    @Mixin
    private MisbehaveOption misbehave = new MisbehaveOption();

    @Option(names = "--port", paramLabel = "N", description = "port on 127.0.0.1, 0 for any (default: 8080)")
    private int port = 8080;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.port(port);
        misbehave.requireNoOtherSite(spec.commandLine().getParseResult());
        return misbehave.chosen ? serveFaults() : serve();
    }

    private int serve() throws IOException, InterruptedException {
        SiteChoice choice = options.choice();
        Site site = choice.open();
        var out = spec.commandLine().getOut();
        try (SiteServer server = SiteServer.start(choice.server(), site, choice.latency(), choice.seed(), port)) {
            out.println("Serving " + server.url() + "   latency " + choice.latency() + "   Ctrl-C ends it");
            return untilInterrupted(server::requests);
        }
    }

    private int serveFaults() throws IOException, InterruptedException {
        long seed = options.site.seed();
        var out = spec.commandLine().getOut();
        try (FaultServer server = FaultServer.start(seed, port)) {
            out.println("Serving " + server.url() + "   " + Place.allFaults().count() + " faults, seed " + seed
                    + "   Ctrl-C ends it");
            out.println("Further ports, each a site of its own, which");
            for (FaultyPort faulty : FaultyPort.values()) {
                out.println(String.format(Locale.ROOT, "  %-24s %s", server.url(faulty), faulty.sentence()));
            }
            return untilInterrupted(server::requests);
        }
    }

    private int untilInterrupted(LongSupplier requests) throws InterruptedException {
        var out = spec.commandLine().getOut();
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println(String.format(Locale.ROOT, "%nServed %,d requests.", requests.getAsLong()));
            out.flush();
        }));
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }
}

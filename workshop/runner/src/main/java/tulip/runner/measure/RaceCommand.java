package tulip.runner.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.race.Prices;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.WarmUp;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.OptionValues;

@Command(
        name = "race",
        description = "Crawls the same site with several engines, side by side, and compares them. Works offline.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The site runs in one JVM, each engine in its own. All must find the same pages;",
            "then each warms up, then three rounds are measured, the lanes in shuffled order.",
            "",
            "Examples:",
            "  ./tulip race",
            "  ./tulip race --cold",
            "  ./tulip race --shape star --pages 1001 --latency 100ms --concurrency 1000 --pool 200",
            "  ./tulip race --folder /usr/share/doc/git/html --latency lognormal:20,0.5"
        })
public final class RaceCommand implements Callable<Integer> {
    @Option(
            names = "--lanes",
            paramLabel = "NAMES",
            split = ",",
            converter = EngineConverter.class,
            completionCandidates = EngineConverter.Names.class,
            defaultValue = "threads,thread-per-request,virtual,vertx",
            description = "engines, with commas: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private List<EngineKind> lanes;

    @Mixin
    private FetchOptions fetches = new FetchOptions(500);

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description =
                    "seconds of warm-up for each lane" + " (default: until two rounds agree within 5 %%, 3 at most)")
    private Double warmUpSeconds;

    @Option(names = "--cold", description = "measure the first crawl of a new JVM instead of a warm JVM")
    private boolean cold;

    @Mixin
    private GeneratedSiteOptions site;

    @Option(
            names = "--price-core-hour",
            paramLabel = "USD",
            description = "what a core costs for an hour (default: ${DEFAULT-VALUE})")
    private double coreHour = Prices.DEFAULT.coreHour();

    @Option(
            names = "--price-gb-hour",
            paramLabel = "USD",
            description = "what a gigabyte of memory costs for an hour (default: ${DEFAULT-VALUE})")
    private double gigabyteHour = Prices.DEFAULT.gigabyteHour();

    @Option(names = "--json", paramLabel = "FILE", description = "write all that was measured as JSON")
    private Path json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OptionValues.writable("--json", json);
        List<EngineKind> distinct = List.copyOf(new LinkedHashSet<>(lanes));
        OpenFiles.require(connections(distinct));
        var prices = new Prices(coreHour, gigabyteHour);
        var settings =
                new RaceSettings(site.choice(), distinct, fetches.concurrency(), fetches.pool(), warmUp(), prices);
        var screen = new RaceScreen(spec.commandLine().getOut(), settings);
        var race = new Race(settings, screen::show);
        screen.open();
        try (var _ = new EarlyEnd(() -> end(race))) {
            RaceReport report = race.run();
            screen.close();
            spec.commandLine().getOut().print(new RaceTable(report).text());
            spec.commandLine().getOut().flush();
            OptionValues.writeJson(json, report::toJson);
            return CommandLine.ExitCode.OK;
        }
    }

    private static void end(Race race) {
        race.interrupt();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    /// Warm lanes keep their connections between rounds, so the site holds the connections of all lanes at once.
    private long connections(List<EngineKind> distinct) {
        var each = distinct.stream().mapToLong(fetches::atOnce);
        return fetches.concurrency() + (cold ? each.max().orElse(0) : each.sum());
    }

    private WarmUp warmUp() {
        if (warmUpSeconds == null) {
            return cold ? new WarmUp.None() : RaceSettings.WARM_UP;
        }
        if (cold) {
            throw new IllegalArgumentException("--cold leaves the warm-up out: give it or --warm-up, not both");
        }
        if (!(warmUpSeconds >= 0 && warmUpSeconds <= 600)) {
            throw new IllegalArgumentException("--warm-up is " + warmUpSeconds + ", but must be 0 to 600 seconds");
        }
        return new WarmUp.For(Duration.ofMillis(Math.round(warmUpSeconds * 1000)));
    }
}

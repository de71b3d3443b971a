package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.crawler.bench.FanOuts;
import tulip.crawler.cost.Cost;
import tulip.crawler.cost.CostReport;
import tulip.crawler.cost.CostSettings;
import tulip.crawler.cost.Machine;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.Home;
import tulip.runner.command.OptionValues;
import tulip.runner.mine.Legend;
import tulip.runner.mine.Mine;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Wrap;

@Command(
        name = "cost",
        description = "Measures how many requests a second a given memory and CPU hold with each engine, and what a"
                + " million requests cost. Works offline.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A service answers each request with pages that it gets from a slow site, all at",
            "once. The load sends requests at a fixed mean rate, whether or not the service",
            "answers, and raises the rate until more than 1 %% of the requests are late or",
            "fail. Service, site and load have a JVM each. Ctrl-C keeps what was measured.",
            "",
            "Examples:",
            "  ./tulip cost",
            "  ./tulip cost --engines threads,virtual --memory 1g --cpus 2 --pool 1000",
            "  ./tulip cost --price-core-hour 0.05 --price-gb-hour 0.006 --svg cost.svg",
            "  ./tulip cost --engines virtual,virtual      must show no difference",
            "  ./tulip cost --engines virtual,virtual+1    1 ms of CPU more for each request"
        })
public final class CostCommand implements Callable<Integer> {
    private static final int NEW_SEEDS = 1_000_000;
    private static final int MOST_FAN_OUT = 1_000;
    private static final double LONGEST_STEP = 60;
    private static final double SHORTEST_STEP = 0.2;

    @Option(
            names = "--engines",
            paramLabel = "NAMES",
            split = ",",
            completionCandidates = EngineNames.class,
            description = "which, with commas; all are: ${COMPLETION-CANDIDATES}"
                    + " (default: all except those of java.net.http)")
    private List<String> engines = List.of();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "of the service's process, half of it for Java's heap (default: ${DEFAULT-VALUE};"
                    + " m is 1,000,000 bytes)")
    private String memory = "256m";

    @Option(names = "--cpus", paramLabel = "N", description = "cores of the service (default: ${DEFAULT-VALUE})")
    private int cpus = 1;

    @Option(
            names = "--fan-out",
            paramLabel = "N",
            description = "pages that the service gets for one request (default: ${DEFAULT-VALUE})")
    private int fanOut = 10;

    @Option(names = "--latency", paramLabel = "MS", description = "of the site (default: ${DEFAULT-VALUE})")
    private int latencyMillis = 100;

    @Option(
            names = "--p99",
            paramLabel = "MS",
            description = "the time in which 99 of 100 requests must be answered (default: ${DEFAULT-VALUE})")
    private int p99Millis = 250;

    @Option(
            names = "--pool",
            paramLabel = "N",
            description = "threads of an engine with a pool (default: ${DEFAULT-VALUE})")
    private int pool = 200;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "requests that the service works on at once; it refuses others (default: enough for 50,000"
                    + " pages a second and core)")
    private Integer atOnce;

    @Option(names = "--step", paramLabel = "S", description = "seconds of a measured step (default: ${DEFAULT-VALUE})")
    private double stepSeconds = 2;

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

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the arrivals and the order (default: a new one, which is printed)")
    private Long seed;

    @Option(names = "--svg", paramLabel = "FILE", description = "write the picture for a projector or a page")
    private Path svg;

    @Option(names = "--json", paramLabel = "FILE", description = "write all that was measured as JSON")
    private Path json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// The engines that have a fan-out, for the help text.
    private static final class EngineNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FanOuts.ids().iterator();
        }
    }

    /// All but those on `java.net.http`; `mine` only if a part of it is the participant's.
    private static List<String> defaultEngines(Mine mine) {
        return FanOuts.engines().stream()
                .filter(engine -> !engine.client().startsWith("java.net.http"))
                .filter(engine -> engine != EngineKind.MINE || !mine.yours().isEmpty())
                .map(EngineKind::id)
                .toList();
    }

    @Override
    public Integer call() throws IOException {
        OptionValues.writable("--svg", svg);
        OptionValues.writable("--json", json);
        if (!engines.isEmpty() && engines.stream().noneMatch(RaceCommand::isMine)) {
            return measure(engines, Optional.empty());
        }
        try (Mine mine = Mine.of(Home.folder())) {
            mine.install(Optional.empty());
            List<String> names = engines.isEmpty() ? defaultEngines(mine) : engines;
            return measure(names, Optional.of(mine).filter(_ -> names.stream().anyMatch(RaceCommand::isMine)));
        }
    }

    private int measure(List<String> names, Optional<Mine> mine) throws IOException {
        CostSettings settings = settings(names);
        var screen = new CostScreen(spec.commandLine().getOut(), settings);
        var cost = new Cost(settings, screen::show);
        OpenFiles.require(settings.connections());
        screen.open();
        try (var _ = new EarlyEnd(() -> end(cost))) {
            CostReport report = cost.run();
            screen.close();
            spec.commandLine().getOut().print(new HeldTable(report).text());
            mine.ifPresent(ours -> Wrap.words(Legend.sentence(ours), Lines.columns())
                    .forEach(spec.commandLine().getOut()::println));
            spec.commandLine().getOut().flush();
            OptionValues.writeJson(json, provenance -> {
                JsonObject document = report.toJson(provenance);
                mine.ifPresent(ours -> document.put("mine", Legend.toJson(ours)));
                return document;
            });
            OptionValues.write("--svg", svg, () -> new HeldPicture(report).svg());
            if (report.failure() != null) {
                throw new IOException(report.failure());
            }
            if (!report.lost().isEmpty()) {
                throw new IOException(String.join("; ", report.lost().values()));
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private static void end(Cost cost) {
        cost.interrupt();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private CostSettings settings(List<String> names) {
        OptionValues.atLeast(1, "--fan-out", fanOut);
        if (fanOut > MOST_FAN_OUT) {
            throw new IllegalArgumentException("--fan-out is " + fanOut + ", but " + MOST_FAN_OUT + " is the most");
        }
        if (!(stepSeconds >= SHORTEST_STEP && stepSeconds <= LONGEST_STEP)) {
            throw new IllegalArgumentException("--step is " + stepSeconds + ", but must be " + SHORTEST_STEP + " to "
                    + (int) LONGEST_STEP + " seconds");
        }
        return new CostSettings(
                Entrant.parse(names),
                fanOut,
                OptionValues.atLeast(0, "--latency", latencyMillis),
                OptionValues.atLeast(1, "--pool", pool),
                new Machine(Machine.memory(memory), OptionValues.atLeast(1, "--cpus", cpus)),
                atOnce == null
                        ? CostSettings.atOnce(cpus, fanOut, latencyMillis)
                        : OptionValues.atLeast(1, "--at-once", atOnce),
                OptionValues.atLeast(1, "--p99", p99Millis),
                Duration.ofMillis(Math.round(stepSeconds * 1_000)),
                seed == null ? ThreadLocalRandom.current().nextInt(NEW_SEEDS) : seed,
                new Prices(coreHour, gigabyteHour));
    }
}

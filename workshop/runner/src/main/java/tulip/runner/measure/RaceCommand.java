package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.WarmUp;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.Home;
import tulip.runner.command.OptionValues;
import tulip.runner.mine.Legend;
import tulip.runner.mine.Mine;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Wrap;

@Command(
        name = "race",
        description = "Crawls the same site with several engines, side by side, and compares them. Works offline.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The site runs in one JVM, each engine in its own. All must find the same pages;",
            "then each warms up on the site without its latency. Then rounds are measured:",
            "in each round every lane crawls once, in shuffled order.",
            "",
            "Lane mine is engine tulip with your answers as its parts.",
            "'./tulip crawl --engine mine' says whose each part is.",
            "",
            "Examples:",
            "  ./tulip race",
            "  ./tulip race --cold",
            "  ./tulip race --lanes tulip,mine",
            "  ./tulip race --lanes virtual,virtual        must show no difference",
            "  ./tulip race --shape star --pages 1001 --latency 100ms --concurrency 1000",
            "  ./tulip race --lanes vertx,virtual --vertx-pool 5",
            "  taskset -c 0 ./tulip race --site-cpus 1",
            "  ./tulip race --folder /usr/share/doc/git/html --latency lognormal:20,0.5"
        })
public final class RaceCommand implements Callable<Integer> {
    private static final int NEW_SEEDS = 1_000_000;
    private static final int MOST_ROUNDS = 60;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(29); // a second is for the launcher

    @Option(
            names = "--lanes",
            paramLabel = "NAMES",
            split = ",",
            completionCandidates = EngineConverter.Names.class,
            defaultValue = "threads,virtual,tulip,vertx,floor",
            description = "engines, with commas: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE},"
                    + " and mine in place of floor if a part of it is yours); floor is a client that only reads bytes;"
                    + " virtual,virtual+8 compares an engine with itself, 8 ms slower;"
                    + " threads:50,threads:200 have pools of their own")
    private List<String> lanes;

    @Mixin
    private FetchOptions fetches = new FetchOptions(500);

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "seconds of warm-up for each lane" + " (default: until it does not become faster, 4 at most)")
    private Double warmUpSeconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "measured rounds (default: as many as half a minute has)")
    private Integer rounds;

    @Option(
            names = "--shuffle",
            paramLabel = "N",
            description = "seed of the order of the lanes (default: a new one, which is printed)")
    private Long shuffle;

    @Option(names = "--cold", description = "measure the first crawl of a new JVM instead of a warm JVM")
    private boolean cold;

    @Mixin
    private GeneratedSiteOptions site;

    @Mixin
    private TuningOptions tuning = new TuningOptions();

    @Option(
            names = "--same-jvm",
            description = "a site in the JVM of each lane, as many benchmarks have it; compare with a run without")
    private boolean sameJvm;

    @Option(names = "--count-pins", description = "count with JFR how often a virtual thread was pinned to its carrier")
    private boolean countPins;

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

    private long begin; // nanoTime

    @Override
    public Integer call() throws IOException {
        begin = System.nanoTime();
        OptionValues.writable("--json", json);
        boolean chosen = spec.commandLine().getParseResult().hasMatchedOption("--lanes");
        if (chosen && lanes.stream().noneMatch(RaceCommand::isMine)) {
            return race(lanes, Optional.empty());
        }
        try (Mine mine = Mine.of(Home.folder())) {
            mine.install(MineCrawl.patience(site.site.latency));
            List<String> names = new ArrayList<>(lanes);
            if (!chosen && !mine.yours().isEmpty()) {
                names.remove(Entrant.FLOOR.name()); // half a minute has no time for both
                names.add(EngineKind.MINE.id());
            }
            return race(names, Optional.of(mine).filter(_ -> names.stream().anyMatch(RaceCommand::isMine)));
        }
    }

    static boolean isMine(String lane) {
        return lane.split("\\+", 2)[0].equals(EngineKind.MINE.id());
    }

    private int race(List<String> names, Optional<Mine> mine) throws IOException {
        List<Entrant> entrants = entrants(names);
        OpenFiles.require(connections(entrants));
        var settings = new RaceSettings(
                site.choice(),
                entrants,
                fetches.concurrency(),
                fetches.pool(),
                warmUp(),
                rounds(),
                shuffle == null ? ThreadLocalRandom.current().nextInt(NEW_SEEDS) : shuffle,
                new Prices(coreHour, gigabyteHour),
                tuning.tuning(
                        entrants.stream()
                                .filter(entrant -> !entrant.isFloor())
                                .map(Entrant::name)
                                .toList(),
                        site.site.server,
                        sameJvm,
                        countPins));
        var screen = new RaceScreen(spec.commandLine().getOut(), settings);
        var race = new Race(settings, screen::show);
        screen.open();
        try (var _ = new EarlyEnd(() -> end(race, screen))) {
            RaceReport report = race.run(begin);
            if (!report.interrupted() && report.failure() == null) {
                screen.replay(HALF_A_MINUTE.minusNanos(System.nanoTime() - begin));
            }
            screen.close();
            spec.commandLine().getOut().print(new RaceTable(report).text());
            TuningNotes.of(report).forEach(spec.commandLine().getOut()::println);
            mine.ifPresent(ours -> Wrap.words(Legend.sentence(ours), Lines.columns())
                    .forEach(spec.commandLine().getOut()::println));
            spec.commandLine().getOut().flush();
            OptionValues.writeJson(json, provenance -> {
                JsonObject document = report.toJson(provenance);
                mine.ifPresent(ours -> document.put("mine", Legend.toJson(ours)));
                return document;
            });
            if (report.failure() != null) {
                throw new IOException(report.failure());
            }
            if (!report.lost().isEmpty()) {
                throw new IOException(String.join("; ", report.lost().values()));
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private static void end(Race race, RaceScreen screen) {
        race.interrupt();
        screen.end();
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private List<Entrant> entrants(List<String> names) {
        if (!cold || !names.contains(Entrant.FLOOR.name())) {
            return Entrant.parseWithFloor(names);
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--lanes")) {
            throw new IllegalArgumentException("--cold has no floor, which is warm: leave out one of the two");
        }
        return Entrant.parse(names.stream()
                .filter(name -> !name.equals(Entrant.FLOOR.name()))
                .toList());
    }

    /// Warm lanes keep their connections between rounds, so the site holds the connections of all lanes at once.
    private long connections(List<Entrant> entrants) {
        var each = entrants.stream()
                .filter(entrant -> !entrant.isFloor()) // this JVM crawls with the floor in any race
                .mapToLong(entrant -> entrant.atOnce(fetches.concurrency(), fetches.pool()));
        return fetches.concurrency() + (cold ? each.max().orElse(0) : each.sum());
    }

    private OptionalInt rounds() {
        if (rounds == null) {
            return OptionalInt.empty();
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("--rounds is " + rounds + ", but must be 1 to " + MOST_ROUNDS);
        }
        return OptionalInt.of(rounds);
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

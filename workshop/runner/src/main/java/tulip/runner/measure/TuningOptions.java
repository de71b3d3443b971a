package tulip.runner.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import tulip.crawler.engine.VertxSettings;
import tulip.crawler.lab.Cpus;
import tulip.crawler.site.ServerKind;
import tulip.crawler.tuning.SiteTuning;
import tulip.crawler.tuning.Tuning;
import tulip.runner.command.OptionValues;

/// The options of those who do not trust the settings of a race or of a benchmark.
final class TuningOptions {
    @Option(
            names = "--site-cpus",
            paramLabel = "LIST",
            description =
                    "cores of the site, such as 1 or 0-2,5 (Linux; 'taskset -c 0 ./tulip ...' binds all the rest)")
    private String siteCpus;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "new connections that may wait at the site, with server vertx (default: 8192)")
    private Integer backlog;

    @Option(names = "--event-loops", paramLabel = "N", description = "for the connections of Vert.x (default: 1)")
    private Integer eventLoops;

    @Option(
            names = "--vertx-pool",
            paramLabel = "N",
            description = "most connections of Vert.x; its own default is 5 (default: as many as fetches at once)")
    private Integer vertxPool;

    @Option(
            names = "--lane-flags",
            paramLabel = "LANE=FLAGS",
            description = "flags of a lane's JVM, such as virtual='-XX:+UseZGC -Xmx1g'; all= for each lane;"
                    + " may be given several times")
    private Map<String, String> laneFlags = new LinkedHashMap<>();

    /// What was chosen.
    ///
    /// @param lanes      the names that can have flags
    /// @param sameJvm    whether each lane has a site of its own
    /// @param countPins  whether pinned virtual threads are counted
    /// @throws IllegalArgumentException with a sentence for the user
    Tuning tuning(List<String> lanes, ServerKind server, boolean sameJvm, boolean countPins) {
        if (backlog != null && server != ServerKind.VERTX) {
            throw new IllegalArgumentException(
                    "--backlog is for --server vertx: the workshop's own server has its own");
        }
        if (sameJvm && siteCpus != null) {
            throw new IllegalArgumentException("--same-jvm and --site-cpus contradict each other: leave out one");
        }
        var site = new SiteTuning(cpus(), number("--backlog", backlog), sameJvm);
        var vertx = new VertxSettings(number("--event-loops", eventLoops), number("--vertx-pool", vertxPool));
        Map<String, List<String>> flags = new LinkedHashMap<>();
        laneFlags.forEach(
                (lane, words) -> flags.put(lane, Arrays.asList(words.strip().split("\\s+", -1))));
        var tuning = new Tuning(site, flags, vertx, countPins);
        tuning.require(lanes);
        return tuning;
    }

    private List<Integer> cpus() {
        if (siteCpus == null) {
            return List.of();
        }
        List<Integer> cores = Cpus.parse(siteCpus);
        if (!Cpus.canBind()) {
            throw new IllegalArgumentException(
                    "--site-cpus needs the program taskset, which this system does not have (Linux has it)");
        }
        Cpus.online().ifPresent(online -> {
            if (!Cpus.parse(online).containsAll(cores)) {
                throw new IllegalArgumentException(
                        "--site-cpus is " + siteCpus + ", but this machine has the cores " + online);
            }
        });
        return cores;
    }

    private static OptionalInt number(String option, Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(OptionValues.atLeast(1, option, value));
    }
}

package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Limits;
import tulip.crawler.Meter;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.fault.FaultCheck;
import tulip.crawler.fault.FaultMain;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.SiteProcess;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.OptionValues;

@Command(
        name = "crawl",
        description = "Crawls a site: all pages of the URL's host, or of a folder of HTML.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "On a host that is not this machine it obeys robots.txt (RFC 9309) and nofollow,",
            "and waits 250 ms between two requests. The options for other manners are for",
            "your own sites.",
            "",
            "Engine mine is engine tulip with your answers as its parts. It says which part",
            "is whose, compares its pages with those of engine tulip, and finds the part at",
            "fault. Without a URL it crawls a site of the workshop.",
            "",
            "Examples:",
            "  ./tulip crawl --folder /usr/share/doc/git/html",
            "  ./tulip crawl http://127.0.0.1:8080/ --engine vertx --concurrency 200",
            "  ./tulip crawl --misbehave --engine vertx",
            "  ./tulip crawl --engine mine      a site of the workshop, on your own parts",
            "  ./tulip crawl http://127.0.0.1:8080/ --max-pages 100 --json crawl.json",
            "  ./tulip crawl http://127.0.0.1:8080/ --state crawl.state"
        })
public final class CrawlCommand implements Callable<Integer> {
    /// Tells the result of a crawl.
    private interface Ending {
        /// @return the exit status
        int tell(CrawlReport report, CrawlReports reports) throws IOException, InterruptedException;
    }

    private static final Url OWN = Url.parse("http://localhost/"); // stands for a site that the workshop serves
    private static final int MISBEHAVE_MILLIS = 2_000; // for a response, unless the user wants another limit

    @Parameters(arity = "0..1", paramLabel = "URL", description = "where to start; only its host is crawled")
    private String address;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private MisbehaveOption misbehave = new MisbehaveOption();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            converter = EngineConverter.class,
            completionCandidates = EngineConverter.Names.class,
            defaultValue = "tulip",
            description = "how to wait: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private EngineKind kind;

    @Mixin
    private FetchOptions fetches = new FetchOptions(16);

    @Option(names = "--max-pages", paramLabel = "N", description = "end after N pages (default: all)")
    private int maxPages = Integer.MAX_VALUE;

    @Option(names = "--max-depth", paramLabel = "N", description = "follow at most N links from the start")
    private int maxDepth = Integer.MAX_VALUE;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = TimeLimitConverter.class,
            description = "begin no fetch after this time, such as 90s, 10m or 2h")
    private Duration maxTime = Budget.NO_TIME_LIMIT;

    @Option(
            names = "--max-bytes",
            paramLabel = "BYTES",
            converter = BytesConverter.class,
            description = "end when the pages have this size together, unpacked, such as 500m or 1g")
    private long maxBytes = Long.MAX_VALUE;

    @Mixin
    private PolitenessOptions polite = new PolitenessOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "crawl N times in one process, and sum up the last crawl (default: ${DEFAULT-VALUE})")
    private int rounds = 1;

    @Option(names = "--list", paramLabel = "FILE", description = "write the names of the pages, sorted")
    private Path list;

    @Option(names = "--json", paramLabel = "FILE", description = "write the summary as JSON")
    private Path json;

    @Mixin
    private StateOptions state = new StateOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine.ParseResult given = spec.commandLine().getParseResult();
        misbehave.requireNoOtherSite(given);
        if (misbehave.chosen && address != null) {
            throw new IllegalArgumentException("--misbehave is a site of its own: leave out the URL");
        }
        boolean none = address == null && site.folder == null;
        if (!misbehave.chosen && (none ? kind != EngineKind.MINE : address != null && site.folder != null)) {
            throw new IllegalArgumentException("give either a URL or --folder DIR to crawl");
        }
        if (address != null && new File(address).isDirectory()) {
            throw new IllegalArgumentException("'" + address + "' is a folder: give it as --folder " + address);
        }
        boolean ofFolder = site.start != null || site.latency != null || site.seed != null;
        if (address != null && (ofFolder || given.hasMatchedOption("--server"))) {
            throw new IllegalArgumentException(
                    "--start, --latency, --seed and --server belong to --folder: a URL is taken as it is");
        }
        polite.check(given, address != null);
        Url url = address == null ? OWN : Url.parse(address);
        var budget = new Budget(
                fetches.concurrency(),
                OptionValues.atLeast(1, "--max-pages", maxPages),
                OptionValues.atLeast(0, "--max-depth", maxDepth),
                limits.maxRedirects(),
                limits.maxPerPattern(),
                polite.delay(url),
                maxTime,
                maxBytes);
        OptionValues.atLeast(1, "--rounds", rounds);
        state.check(kind, rounds, misbehave.chosen);
        state.requireOther("--json", json);
        state.requireOther("--list", list);
        state.requireOther("--jsonl", reports.lines);
        for (Path graph : reports.graphs) {
            state.requireOther("--graph", graph);
        }
        OptionValues.writable("--json", json);
        OptionValues.writable("--list", list);
        reports.check(kind, rounds);
        OpenFiles.require(fetches.atOnce(kind));
        if (misbehave.chosen) {
            Limits tight = limits.limitsOr(FaultCheck.limits(MISBEHAVE_MILLIS), given);
            try (SiteProcess served = FaultMain.launch(site.seed())) {
                return crawl(served.start(), budget, tight, Optional.of(served));
            }
        }
        if (address != null) {
            return crawl(url, budget, limits.limits(), Optional.empty());
        }
        var choice = none ? MineCrawl.site(site) : site.folderChoice();
        choice.open(); // reports a wrong choice here, before another JVM is started
        try (SiteProcess served = SiteProcess.start(choice)) {
            return crawl(served.start(), budget, limits.limits(), Optional.of(served));
        }
    }

    private int crawl(Url start, Budget budget, Limits limits, Optional<SiteProcess> served)
            throws IOException, InterruptedException {
        if (kind != EngineKind.MINE) {
            return crawl(start, budget, limits, (report, told) -> {
                say(report, told, report::toJson);
                return requirePages(report);
            });
        }
        boolean quick = served.isPresent() && !misbehave.chosen;
        Optional<Duration> patience = quick ? MineCrawl.patience(site.latency) : Optional.empty();
        try (var mine = MineCrawl.open(spec.commandLine(), served, patience, limits, retry(start))) {
            try {
                return crawl(start, budget, limits, (report, told) -> {
                    say(report, told, provenance -> mine.toJson(report, provenance));
                    return mine.compare(report);
                });
            } catch (EngineFailure failure) {
                return mine.failed(failure, budget);
            }
        }
    }

    private int crawl(Url start, Budget budget, Limits wanted, Ending ending) throws IOException, InterruptedException {
        List<Long> wallNanos = new ArrayList<>();
        Limits limits = reports.limits(wanted);
        Optional<Path> folder = Optional.ofNullable(site.folder);
        try (var kept = state.open( // first: if it is refused, no file is written
                        start,
                        folder,
                        polite,
                        budget,
                        limits,
                        spec.commandLine().getErr());
                var told = new CrawlReports(reports, start, spec.commandLine());
                Engine engine = kind.open(limits, access.access(start), fetches.concurrency(), fetches.pool())) {
            var current = new AtomicReference<>(newCrawl(start, budget, kept, told));
            kept.replay(current.get());
            if (reports.onlyAsks() && kept.earlierPages() > 0) {
                told.finish(current.get());
                told.print();
                return CommandLine.ExitCode.OK;
            }
            try (var _ = new EarlyEnd(() -> cut(current.get(), engine, kept))) {
                run(current.get(), engine, wallNanos);
                while (wallNanos.size() < rounds && !current.get().result().stopped()) {
                    current.set(newCrawl(start, budget, kept, told));
                    run(current.get(), engine, wallNanos);
                }
                told.finish(current.get());
                var report = new CrawlReport(
                        kind,
                        budget,
                        start,
                        current.get().result(),
                        kept.earlierPages(),
                        wallNanos,
                        Meter.peakPlatformThreads());
                try {
                    return told.exitStatus(ending.tell(report, told));
                } finally {
                    kept.finish(current.get(), report.isEmpty(), told.out());
                }
            }
        }
    }

    private Crawl newCrawl(Url start, Budget budget, KeptCrawl kept, CrawlReports told) {
        return new Crawl(
                start,
                polite.scope(),
                budget,
                kind.rules(Rules.usual().with(retry(start))).withJitter(System.nanoTime()),
                polite.politeness(start),
                CrawlListener.all(List.of(kept.listener(), told.listener())),
                kept.addresses());
    }

    private BackOff retry(Url start) {
        return limits.retry(PolitenessOptions.retries(start));
    }

    private static void cut(Crawl crawl, Engine engine, KeptCrawl kept) {
        crawl.stop();
        kept.flush();
        engine.close();
    }

    private void run(Crawl crawl, Engine engine, List<Long> wallNanos) throws InterruptedException {
        Meter.resetPlatformThreads();
        long begin = System.nanoTime();
        try (var _ = new CrawlProgress(spec.commandLine().getErr(), crawl)) {
            engine.run(crawl);
        }
        wallNanos.add(System.nanoTime() - begin);
    }

    private void say(CrawlReport report, CrawlReports told, Function<Provenance, JsonObject> document)
            throws IOException {
        if (!report.isEmpty()) {
            told.out().print(report.text());
        }
        told.print();
        OptionValues.writeJson(json, provenance -> told.addTo(document.apply(provenance)));
        OptionValues.write(
                "--list", list, () -> String.join("\n", report.result().pages()));
    }

    private static int requirePages(CrawlReport report) throws IOException {
        if (report.isEmpty()) {
            throw new IOException(report.whyNothing());
        }
        return CommandLine.ExitCode.OK;
    }
}

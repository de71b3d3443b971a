package tulip.runner.measure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Meter;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.fault.FaultCheck;
import tulip.crawler.fault.FaultMain;
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
            "Crawl only your own sites: robots.txt is not read yet.",
            "",
            "Examples:",
            "  ./tulip crawl --folder /usr/share/doc/git/html",
            "  ./tulip crawl http://127.0.0.1:8080/ --engine vertx --concurrency 200",
            "  ./tulip crawl --misbehave --engine vertx",
            "  ./tulip crawl http://127.0.0.1:8080/ --max-pages 100 --json crawl.json"
        })
public final class CrawlCommand implements Callable<Integer> {
    private static final int MISBEHAVE_MILLIS = 2_000; // for a response, unless the user wants another limit

    @Parameters(arity = "0..1", paramLabel = "URL", description = "where to start; only its host is crawled")
    private String address;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private MisbehaveOption misbehave = new MisbehaveOption();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            converter = EngineConverter.class,
            completionCandidates = EngineConverter.Names.class,
            defaultValue = "virtual",
            description = "how to wait: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private EngineKind kind;

    @Mixin
    private FetchOptions fetches = new FetchOptions(16);

    @Option(names = "--max-pages", paramLabel = "N", description = "end after N pages (default: all)")
    private int maxPages = Integer.MAX_VALUE;

    @Option(names = "--max-depth", paramLabel = "N", description = "follow at most N links from the start")
    private int maxDepth = Integer.MAX_VALUE;

    @Option(names = "--delay", paramLabel = "MS", description = "wait between two requests (default: 0)")
    private int delayMillis;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "crawl N times in one process, and sum up the last crawl (default: ${DEFAULT-VALUE})")
    private int rounds = 1;

    @Option(names = "--list", paramLabel = "FILE", description = "write the names of the pages, sorted")
    private Path list;

    @Option(names = "--json", paramLabel = "FILE", description = "write the summary as JSON")
    private Path json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine.ParseResult given = spec.commandLine().getParseResult();
        misbehave.requireNoOtherSite(given);
        if (misbehave.chosen && address != null) {
            throw new IllegalArgumentException("--misbehave is a site of its own: leave out the URL");
        }
        if (!misbehave.chosen && (address == null) == (site.folder == null)) {
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
        var budget = new Budget(
                fetches.concurrency(),
                OptionValues.atLeast(1, "--max-pages", maxPages),
                OptionValues.atLeast(0, "--max-depth", maxDepth),
                limits.maxRedirects(),
                limits.maxPerPattern(),
                Duration.ofMillis(OptionValues.atLeast(0, "--delay", delayMillis)));
        OptionValues.atLeast(1, "--rounds", rounds);
        OptionValues.writable("--json", json);
        OptionValues.writable("--list", list);
        OpenFiles.require(fetches.atOnce(kind));
        if (misbehave.chosen) {
            Limits tight = limits.limitsOr(FaultCheck.limits(MISBEHAVE_MILLIS), given);
            try (SiteProcess served = FaultMain.launch(site.seed())) {
                return crawl(served.start(), budget, tight);
            }
        }
        if (address != null) {
            return crawl(Url.parse(address), budget, limits.limits());
        }
        var choice = site.folderChoice();
        choice.open(); // reports a wrong choice here, before another JVM is started
        try (SiteProcess served = SiteProcess.start(choice)) {
            return crawl(served.start(), budget, limits.limits());
        }
    }

    private int crawl(Url start, Budget budget, Limits limits) throws IOException, InterruptedException {
        var current = new AtomicReference<>(newCrawl(start, budget));
        List<Long> wallNanos = new ArrayList<>();
        try (Engine engine = kind.open(limits, fetches.concurrency(), fetches.pool());
                var _ = new EarlyEnd(() -> cut(current.get(), engine))) {
            run(current.get(), engine, wallNanos);
            while (wallNanos.size() < rounds && !current.get().result().stopped()) {
                current.set(newCrawl(start, budget));
                run(current.get(), engine, wallNanos);
            }
            return say(new CrawlReport(
                    kind, budget, start, current.get().result(), wallNanos, Meter.peakPlatformThreads()));
        }
    }

    private Crawl newCrawl(Url start, Budget budget) {
        return new Crawl(start, budget, Rules.usual().with(limits.retry()));
    }

    private static void cut(Crawl crawl, Engine engine) {
        crawl.stop();
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

    private int say(CrawlReport report) throws IOException {
        CrawlResult result = report.result();
        boolean nothing = result.pages().isEmpty() && !result.stopped();
        if (!nothing) {
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
        }
        OptionValues.writeJson(json, report::toJson);
        OptionValues.write("--list", list, () -> String.join("\n", result.pages()));
        if (nothing) {
            throw new IOException(report.whyNothing());
        }
        return CommandLine.ExitCode.OK;
    }
}

package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Rules;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.race.MineTrials;
import tulip.crawler.site.Latency;
import tulip.crawler.site.SiteSpec;
import tulip.runner.command.Home;
import tulip.runner.mine.Legend;
import tulip.runner.mine.Mine;
import tulip.runner.terminal.Lines;

/// What a crawl with engine `mine` adds to other crawls: whose each part is, and a verdict. The verdict compares the
/// crawl with one of engine `tulip`, and names the part at fault.
final class MineCrawl implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Mine mine;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Optional<SiteProcess> served;
    private final Limits limits;
    private final BackOff retry;
    private final OwnParts parts;

    private MineCrawl(
            Mine mine, CommandLine line, Optional<SiteProcess> served, Limits limits, BackOff retry, OwnParts parts) {
        this.mine = mine;
        this.out = line.getOut();
        this.err = line.getErr();
        this.served = served;
        this.limits = limits;
        this.retry = retry;
        this.parts = parts;
    }

    /// How long nothing may happen in a crawl of a site of the workshop; empty: as long as a response may take.
    ///
    /// @param latency  null: the usual one
    static Optional<Duration> patience(Latency latency) {
        return switch (latency) {
            case null -> Optional.of(PATIENCE);
            case Latency.Fixed(int millis) -> Optional.of(PATIENCE.plusMillis(millis));
            case Latency.Uniform(int _, int most) -> Optional.of(PATIENCE.plusMillis(most));
            case Latency.LogNormal _ -> Optional.empty();
        };
    }

    /// Prepares the engine, and prints whose its parts are.
    ///
    /// @param served    the site, if the workshop serves it
    /// @param patience  how long nothing may happen; empty: a little longer than a response may take
    static MineCrawl open(
            CommandLine line, Optional<SiteProcess> served, Optional<Duration> patience, Limits limits, BackOff retry)
            throws IOException {
        Mine mine = Mine.of(Home.folder());
        OwnParts parts = mine.install(patience);
        Legend.lines(mine, Lines.columns()).forEach(line.getOut()::println);
        line.getOut().println();
        line.getOut().flush();
        return new MineCrawl(mine, line, served, limits, retry, parts);
    }

    /// The site of a crawl without a URL.
    static SiteChoice site(SiteOptions options) {
        SiteSpec usual = SiteSpec.DEFAULT;
        return options.choice(usual.pages(), usual.links(), usual.shape(), usual.pageBytes());
    }

    JsonObject toJson(CrawlReport report, Provenance provenance) {
        return report.toJson(provenance).put("parts", Legend.toJson(mine));
    }

    /// Crawls the site once more, with engine `tulip`, and says whether both results are the same.
    ///
    /// @return the exit status
    int compare(CrawlReport report) throws IOException, InterruptedException {
        if (report.result().stopped() || mine.yours().isEmpty()) {
            return CommandLine.ExitCode.OK;
        }
        if (served.isEmpty()) {
            verdict("unknown: that takes a second crawl. './tulip crawl --engine mine' crawls a site of the workshop,"
                    + " twice");
            return CommandLine.ExitCode.OK;
        }
        if (report.budget().maxPages() < Integer.MAX_VALUE) {
            verdict("unknown: with --max-pages the order of the responses decides which pages are found");
            return CommandLine.ExitCode.OK;
        }
        quicken();
        Optional<String> difference = difference(report.result(), tulip(report));
        if (difference.isEmpty()) {
            verdict("right: engine tulip finds the same pages and the same failures");
            return CommandLine.ExitCode.OK;
        }
        verdict("wrong: " + difference.get());
        findFault(served.get(), report.budget());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /// Tells why the crawl has failed, and which part is at fault.
    ///
    /// @return the exit status
    int failed(EngineFailure failure, Budget budget) throws IOException {
        List<String> lines = failure.getMessage().lines().toList();
        verdict("wrong: " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.println("  " + line));
        out.flush();
        if (mine.yours().isEmpty()) {
            throw new IOException("engine tulip has failed too, so the error is not in your parts", failure);
        }
        if (served.isPresent()) {
            quicken();
            findFault(served.get(), budget);
            return CommandLine.ExitCode.SOFTWARE;
        }
        try (SiteProcess site = SiteProcess.start(site(new SiteOptions()))) {
            site.setLatency(new Latency.Fixed(0));
            findFault(site, budget);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void findFault(SiteProcess site, Budget budget) throws IOException {
        var trials = new MineTrials(site, budget.concurrency(), limits, retry.mostAttempts(), parts);
        new PartAtFault(mine, out, err).find(trials);
    }

    /// The latency has no influence on what is found.
    private void quicken() throws IOException {
        if (served.isPresent()) {
            served.get().setLatency(new Latency.Fixed(0));
        }
    }

    private CrawlResult tulip(CrawlReport report) throws InterruptedException {
        var crawl = new Crawl(report.start(), report.budget(), Rules.usual().with(retry));
        try (Engine engine = EngineKind.TULIP.open(limits, report.budget().concurrency(), 1)) {
            engine.run(crawl);
        }
        return crawl.result();
    }

    private static Optional<String> difference(CrawlResult found, CrawlResult expected) {
        var missing = new TreeSet<>(expected.pages());
        found.pages().forEach(missing::remove);
        var extra = new TreeSet<>(found.pages());
        expected.pages().forEach(extra::remove);
        if (!missing.isEmpty()) {
            return Optional.of("engine tulip finds " + missing.size() + " more pages, for example " + missing.first());
        }
        if (!extra.isEmpty()) {
            return Optional.of("engine tulip does not find " + extra.first());
        }
        return found.failuresByKind().equals(expected.failuresByKind())
                ? Optional.empty()
                : Optional.of("engine tulip finds the same pages, but reports " + words(expected) + " instead of "
                        + words(found));
    }

    private static String words(CrawlResult result) {
        return result.failuresByKind().isEmpty()
                ? "no failures"
                : String.join(
                        ", ",
                        result.failuresByKind().entrySet().stream()
                                .map(each ->
                                        each.getValue() + " " + each.getKey().text())
                                .toList());
    }

    private void verdict(String text) {
        PartAtFault.entry(out, "verdict", text);
    }

    @Override
    public void close() {
        mine.close();
    }
}

package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.Url;
import tulip.crawler.report.BrokenLinks;
import tulip.crawler.report.DotGraph;
import tulip.crawler.report.GraphPage;
import tulip.crawler.report.Journal;
import tulip.crawler.report.JsonLines;
import tulip.crawler.report.LinkGraph;
import tulip.crawler.report.LinkReportText;
import tulip.crawler.report.Why;
import tulip.runner.command.OptionValues;
import tulip.runner.terminal.Terminal;

/// What one crawl tells beside its summary, as the options ask.
final class CrawlReports implements AutoCloseable {
    /// The exit status if links lead to nothing.
    static final int BROKEN_LINKS = 3;

    private final ReportOptions options;
    private final Url start;
    private final PrintWriter out;
    private final Journal journal = new Journal();
    private final BrokenLinks links;
    private final LinkGraph graph = new LinkGraph(journal);
    private final List<Url> why;
    private final Optional<Writer> file;
    private final Optional<JsonLines> lines;

    /// @param command  its standard output gets the lines if the options say so; else it gets the rest
    CrawlReports(ReportOptions options, Url start, CommandLine command) throws IOException {
        this.options = options;
        this.start = start;
        this.out = options.toStandardOutput() ? command.getErr() : command.getOut();
        this.why = options.why(start);
        this.links = new BrokenLinks(start, journal);
        this.file = options.lines == null || options.toStandardOutput()
                ? Optional.empty()
                : Optional.of(Files.newBufferedWriter(options.lines));
        this.lines = options.lines == null
                ? Optional.empty()
                : Optional.of(new JsonLines(journal, file.orElseGet(command::getOut), System::nanoTime));
    }

    /// What hears the crawl.
    CrawlListener listener() {
        if (!options.isAny()) {
            return CrawlListener.NONE;
        }
        List<CrawlListener> all = new ArrayList<>(List.of(journal));
        lines.ifPresent(all::add);
        if (options.checkLinks) {
            all.add(links);
        }
        if (!options.graphs.isEmpty()) {
            all.add(graph);
        }
        return CrawlListener.all(all);
    }

    /// Where the summary goes.
    PrintWriter out() {
        return out;
    }

    /// Hears the rest of a crawl that has ended, and writes the files.
    void finish(Crawl crawl) throws IOException {
        if (!options.isAny()) {
            return;
        }
        crawl.tellRest();
        if (lines.isPresent() && lines.get().failure().isPresent()) {
            IOException problem = lines.get().failure().get();
            throw new IOException("--jsonl " + options.lines + " cannot be written: " + problem.getMessage(), problem);
        }
        for (Path each : options.graphs) {
            OptionValues.write(
                    "--graph",
                    each,
                    () -> ReportOptions.isPage(each)
                            ? GraphPage.of(graph, options.graphMax)
                            : DotGraph.of(graph, options.graphMax));
        }
    }

    /// Prints what is not written to files.
    void print() {
        if (options.checkLinks) {
            LinkReportText.lines(start, links.report()).forEach(out::println);
        }
        var explained = new Why(start, journal);
        why.forEach(address -> Terminal.wrapped(explained.of(address)).forEach(out::println));
        out.flush();
    }

    /// Adds the report of links to the summary.
    JsonObject addTo(JsonObject summary) {
        return options.checkLinks ? summary.put("links", LinkReportText.toJson(links.report())) : summary;
    }

    /// @param status  of the crawl
    int exitStatus(int status) {
        return status == CommandLine.ExitCode.OK && !links.report().isClean() ? BROKEN_LINKS : status;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}

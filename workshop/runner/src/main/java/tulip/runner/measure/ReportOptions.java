package tulip.runner.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.runner.command.OptionValues;

/// The options that choose what a crawl tells beside its summary.
final class ReportOptions {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--check-links",
            description = "report links that lead to nothing, and the pages that hold them; then the exit status is 3")
    boolean checkLinks;

    @Option(
            names = "--jsonl",
            paramLabel = "FILE",
            description = "write a line of JSON for each address, while the crawl runs; - for standard output")
    Path lines;

    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description = "draw which page links to which: FILE.dot for Graphviz, or FILE.html, a page with a picture")
    List<Path> graphs = new ArrayList<>();

    @Option(
            names = "--graph-max",
            paramLabel = "N",
            description =
                    "spots in a graph; in a larger one, folders stand for their pages (default: ${DEFAULT-VALUE})")
    int graphMax = 300;

    @Option(
            names = "--why",
            paramLabel = "URL",
            description =
                    "tell what became of this address, and how it was found; with --state, an earlier crawl answers")
    private List<String> why = new ArrayList<>();

    /// Refuses what cannot be done, before the crawl begins.
    void check(EngineKind kind, int rounds) throws IOException {
        if (isAny() && rounds > 1) {
            throw new IllegalArgumentException(
                    "--check-links, --jsonl, --graph and --why tell of one crawl: leave out --rounds");
        }
        OptionValues.atLeast(2, "--graph-max", graphMax);
        if (toStandardOutput() && kind == EngineKind.MINE) {
            throw new IllegalArgumentException(
                    "--jsonl - cannot be used with engine mine, which prints its parts to standard output: name a file");
        }
        if (!toStandardOutput()) {
            OptionValues.writable("--jsonl", lines);
        }
        for (Path graph : graphs) {
            if (!isPage(graph) && !isDot(graph)) {
                throw new IllegalArgumentException(
                        "--graph " + graph + " names no format: end the file in .dot, .gv or .html");
            }
            OptionValues.writable("--graph", graph);
        }
    }

    /// The addresses to explain. A path is one of the site.
    List<Url> why(Url start) {
        return why.stream()
                .map(text -> start.resolve(text)
                        .orElseThrow(() -> new IllegalArgumentException("--why " + text + " is not a web address")))
                .toList();
    }

    /// The limits with which pages must be read.
    Limits limits(Limits limits) {
        return checkLinks ? limits.withDetail() : limits;
    }

    /// Whether the user only asks about addresses. A state file can answer without a crawl.
    boolean onlyAsks() {
        return !why.isEmpty() && !checkLinks && lines == null && graphs.isEmpty();
    }

    boolean isAny() {
        return checkLinks || lines != null || !graphs.isEmpty() || !why.isEmpty();
    }

    /// Whether the lines go to standard output. Then the summary goes to standard error.
    boolean toStandardOutput() {
        return lines != null && lines.toString().equals(STANDARD_OUTPUT);
    }

    static boolean isPage(Path graph) {
        return name(graph).endsWith(".html") || name(graph).endsWith(".htm");
    }

    private static boolean isDot(Path graph) {
        return name(graph).endsWith(".dot") || name(graph).endsWith(".gv");
    }

    private static String name(Path graph) {
        return graph.toString().toLowerCase(Locale.ROOT);
    }
}

package tulip.runner.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import tulip.crawler.Budget;
import tulip.crawler.Limits;
import tulip.crawler.Politeness;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.state.CrawlState;
import tulip.crawler.state.StateSettings;

/// The options that keep a crawl in a file.
final class StateOptions {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "keep the crawl in FILE; the same command then goes on after Ctrl-C or a crash")
    private Path file;

    @Option(names = "--fresh", description = "with --state: start anew, and keep the old file as FILE.1, FILE.2, ...")
    private boolean fresh;

    /// Refuses options that do not go together.
    void check(EngineKind kind, int rounds, boolean misbehave) {
        if (file == null) {
            if (fresh) {
                throw new IllegalArgumentException("--fresh belongs to --state: name the file");
            }
            return;
        }
        if (file.toString().isEmpty()) {
            throw new IllegalArgumentException("--state needs the name of a file");
        }
        if (rounds > 1) {
            throw new IllegalArgumentException("--state keeps one crawl: leave out --rounds");
        }
        if (kind == EngineKind.MINE) {
            throw new IllegalArgumentException(
                    "--state keeps no crawl of engine mine, whose parts may be wrong: name another engine");
        }
        if (misbehave) {
            throw new IllegalArgumentException("--state keeps no crawl of --misbehave: its site exists only once");
        }
    }

    /// Refuses a file that another option would write over the state.
    void requireOther(String option, Path other) throws IOException {
        if (file != null && other != null && isSame(other)) {
            throw new IllegalArgumentException("--state and " + option + " name the same file: " + other);
        }
    }

    private boolean isSame(Path other) throws IOException {
        return file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || (Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other));
    }

    /// Opens the file.
    ///
    /// @param folder  that is crawled, if it is one: its address has another port each time
    /// @throws IOException with a sentence for the user
    KeptCrawl open(
            Url start, Optional<Path> folder, PolitenessOptions polite, Budget budget, Limits limits, PrintWriter err)
            throws IOException {
        if (file == null) {
            return new KeptCrawl(null, Optional.empty());
        }
        if (fresh) {
            CrawlState.setAside(file).ifPresent(copy -> err.println("tulip: the old state is kept as " + copy));
        }
        StateSettings settings = settings(start, folder, polite, budget, limits);
        return new KeptCrawl(file, Optional.of(CrawlState.open(file, settings)));
    }

    private static StateSettings settings(
            Url start, Optional<Path> folder, PolitenessOptions polite, Budget budget, Limits limits)
            throws IOException {
        SortedMap<String, String> same = new TreeMap<>();
        if (folder.isPresent()) {
            same.put("folder", folder.get().toRealPath().toString());
            same.put("start", start.pathAndQuery());
        } else {
            same.put("start", start.toString());
        }
        Politeness politeness = polite.politeness(start);
        same.put("scope", polite.scope().name().toLowerCase(Locale.ROOT));
        same.put("obedience to robots.txt", onOff(politeness.robots()));
        same.put("obedience to nofollow", onOff(politeness.nofollow()));
        same.put("use of sitemaps", onOff(politeness.sitemaps()));
        same.put("reading for reports", onOff(limits.detailed()));
        SortedMap<String, Integer> most = new TreeMap<>();
        most.put("--max-depth", budget.maxDepth());
        most.put("--max-redirects", budget.maxRedirects());
        most.put("--max-per-pattern", budget.maxPerPattern());
        return new StateSettings(same, most);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}

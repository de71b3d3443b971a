package tulip.runner.measure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tulip.crawler.Budget;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Outcome;
import tulip.crawler.Url;
import tulip.crawler.UserAgent;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.Amounts;
import tulip.crawler.lab.Provenance;
import tulip.crawler.lab.ResultHead;

/// Sums up a crawl, as text for a person and as JSON.
///
/// @param result        of the last round
/// @param earlierPages  how many of its pages were found before this command, and are from its state file
/// @param wallNanos     of each round
record CrawlReport(
        EngineKind engine,
        Budget budget,
        Url start,
        CrawlResult result,
        int earlierPages,
        List<Long> wallNanos,
        int platformThreads) {
    private static final int DIGEST_CHARACTERS = 12;
    private static final int WIDEST_PATH = 30;
    private static final int WIDEST_PATTERN = 70;

    String text() {
        var text = new StringBuilder();
        line(
                text,
                "pages",
                "%,d   digest %s",
                result.pages().size(),
                result.pagesDigest().substring(0, DIGEST_CHARACTERS));
        line(text, "not HTML", "%,d", result.notHtml());
        addFailures(text);
        addLeftOut(text);
        addHeldBack(text);
        line(text, "bytes", "%s", Amounts.bytes(result.bytes()));
        line(text, "time", "%s   %s pages/s", Amounts.millis(lastNanos() / 1e6), Amounts.number(pagesPerSecond(), 0));
        if (wallNanos.size() > 1) {
            line(
                    text,
                    "rounds",
                    "%s",
                    wallNanos.stream().map(nanos -> Amounts.millis(nanos / 1e6)).collect(Collectors.joining("   ")));
        }
        line(text, "response", "p50 %s   p99 %s   since the request", p50(result.sinceSent()), p99(result.sinceSent()));
        line(text, "", "p50 %s   p99 %s   since it was wanted", p50(result.sinceWanted()), p99(result.sinceWanted()));
        line(text, "threads", "%d platform threads at most", platformThreads);
        line(text, "engine", "%s, concurrency %,d", engine.id(), budget.concurrency());
        if (result.stopped()) {
            line(text, "ended", "before its time: this is what was done until then");
        }
        return text.toString();
    }

    /// Whether no page was found, although the crawl was not stopped.
    boolean isEmpty() {
        return result.pages().isEmpty() && !result.stopped();
    }

    /// One sentence that says why no page was found.
    String whyNothing() {
        if (result.disallowed() > 0 && result.failures().isEmpty()) {
            return "robots.txt of " + start.authority() + " disallows " + start + " for "
                    + UserAgent.ofThisJvm().token() + " (--ignore-robots, if the site is your own)";
        }
        if (result.limit().isPresent() && result.failures().isEmpty()) {
            return "no page was found before " + result.limit().get();
        }
        if (result.failures().isEmpty()) {
            return start + " is no HTML page, so there is nothing to crawl";
        }
        Map.Entry<Url, Outcome.Failed> first =
                result.failures().entrySet().iterator().next();
        Outcome.Failed failed = first.getValue();
        return first.getKey() + " could not be crawled: " + failed.kind().text() + " (" + failed.message() + ")";
    }

    JsonObject toJson(Provenance provenance) {
        var kinds = new JsonObject();
        result.failuresByKind().forEach((kind, count) -> kinds.put(kind.name(), count));
        return ResultHead.of("crawl")
                .put("engine", engine.id())
                .put("url", start.toString())
                .put("concurrency", budget.concurrency())
                .put("wallMillis", lastNanos() / 1e6)
                .put(
                        "rounds",
                        new JsonArray(
                                wallNanos.stream().map(nanos -> nanos / 1e6).toList()))
                .put("pages", result.pages().size())
                .put("earlierPages", earlierPages)
                .put("pagesDigest", result.pagesDigest())
                .put("notHtml", result.notHtml())
                .put("errors", result.failures().size())
                .put("failures", kinds)
                .put("leftOut", new JsonObject(Map.copyOf(result.leftOut())))
                .put("bytes", result.bytes())
                .put("p50Millis", result.sinceSent().p50Millis())
                .put("p99Millis", result.sinceSent().p99Millis())
                .put("wantedP50Millis", result.sinceWanted().p50Millis())
                .put("wantedP99Millis", result.sinceWanted().p99Millis())
                .put("pagesPerSecond", pagesPerSecond())
                .put("platformThreads", platformThreads)
                .put("stopped", result.stopped())
                .put("disallowed", result.disallowed())
                .put("limit", result.limit().orElse(null))
                .mergeIn(provenance.toJson());
    }

    private void addFailures(StringBuilder text) {
        if (result.failures().isEmpty()) {
            line(text, "failures", "none");
        }
        String label = "failures";
        List<Map.Entry<FailureKind, Integer>> kinds = result.failuresByKind().entrySet().stream()
                .sorted(Map.Entry.<FailureKind, Integer>comparingByValue().reversed())
                .toList();
        for (var kind : kinds) {
            String example = result.failures().entrySet().stream()
                    .filter(failure -> failure.getValue().kind() == kind.getKey())
                    .map(failure -> failure.getKey().pathAndQuery())
                    .findFirst()
                    .orElseThrow();
            line(text, label, "%,d %s, first %s", kind.getValue(), kind.getKey().text(), shorten(example));
            label = "";
        }
    }

    private void addLeftOut(StringBuilder text) {
        result.leftOut().forEach((pattern, count) -> {
            String addresses = count == 1 ? "address" : "addresses";
            line(text, "left out", "%,d more %s %s", count, addresses, shorten(pattern, WIDEST_PATTERN));
            line(
                    text,
                    "",
                    "at least %,d of these were fetched; the site may have no end there",
                    budget.maxPerPattern());
            line(text, "", "(--max-per-pattern sets how many are fetched)");
        });
    }

    /// What manners and limits have kept out.
    private void addHeldBack(StringBuilder text) {
        if (result.disallowed() > 0) {
            String addresses = result.disallowed() == 1 ? "address is" : "addresses are";
            line(text, "robots", "%,d %s disallowed by robots.txt", result.disallowed(), addresses);
        }
        result.limit().ifPresent(limit -> line(text, "limit", "%s", limit));
    }

    private static String shorten(String path) {
        return shorten(path, WIDEST_PATH);
    }

    private static String shorten(String text, int widest) {
        return text.length() <= widest ? text : text.substring(0, widest - 3) + "...";
    }

    private long lastNanos() {
        return wallNanos.getLast();
    }

    private double pagesPerSecond() {
        return (result.pages().size() - earlierPages) * 1e9 / lastNanos();
    }

    private static String p50(CrawlResult.Times times) {
        return Amounts.millis(times.p50Millis());
    }

    private static String p99(CrawlResult.Times times) {
        return Amounts.millis(times.p99Millis());
    }

    private static void line(StringBuilder text, String label, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-10s", label)).append(String.format(Locale.ROOT, format, values));
        text.append(System.lineSeparator());
    }
}

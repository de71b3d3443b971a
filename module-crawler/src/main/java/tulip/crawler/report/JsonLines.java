package tulip.crawler.report;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tulip.crawler.CrawlListener;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// Writes a line of JSON for each address, as soon as it is known what becomes of the address
/// ([JSON Lines](https://jsonlines.org/)). The chapter lists the fields.
public final class JsonLines implements CrawlListener {
    private final Journal journal;
    private final Writer out;
    private final LongSupplier nanoTime;
    private final long begin;
    private Optional<IOException> failure = Optional.empty();

    /// @param journal   hears of everything first
    /// @param out       gets whole lines, each flushed
    /// @param nanoTime  such as [System#nanoTime]; lines tell the time since now
    public JsonLines(Journal journal, Writer out, LongSupplier nanoTime) {
        this.journal = journal;
        this.out = out;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /// Why a line could not be written; then no further line was written.
    public Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        if (again.isEmpty() && fetch.purpose() instanceof Purpose.Page) {
            write(line(fetch.url())
                    .put("attempt", fetch.attempt())
                    .put("waitedMillis", millis(time.waitedNanos()))
                    .put("elapsedMillis", millis(time.elapsedNanos())));
        }
    }

    @Override
    public void skipped(Url address, Skip reason, String why) {
        write(line(address));
    }

    @Override
    public void failed(Url address, Outcome.Failed failed) {
        JsonObject line = line(address);
        write(line.getString("type").equals("failed") ? line : addFailure(line.put("type", "failed"), failed));
    }

    private JsonObject line(Url address) {
        Journal.Entry entry = journal.entry(address).orElseThrow();
        var line = new JsonObject()
                .put("type", type(entry.fate()))
                .put("url", address.toString())
                .put("atMillis", millis(nanoTime.getAsLong() - begin))
                .put("way", Words.of(entry.way))
                .put("from", entry.from.map(Url::toString).orElse(null))
                .put("depth", entry.depth() == Journal.UNKNOWN_DEPTH ? null : entry.depth());
        switch (entry.fate()) {
            case Fate.Page(long bytes, int links, var refresh) -> {
                line.put("bytes", bytes).put("links", links);
                refresh.ifPresent(target -> line.put("refresh", target.toString()));
            }
            case Fate.NotAPage(long bytes, var refresh) -> {
                line.put("bytes", bytes);
                refresh.ifPresent(target -> line.put("refresh", target.toString()));
            }
            case Fate.Redirect(Url target, var _) -> line.put("target", target.toString());
            case Fate.Failed(var failure) -> addFailure(line, failure);
            case Fate.Skipped(var reason, String why) ->
                line.put("reason", reason.name()).put("why", why);
            case Fate.Open() -> {}
        }
        return line;
    }

    private static JsonObject addFailure(JsonObject line, Outcome.Failed failure) {
        line.put("kind", failure.kind().name());
        failure.status().ifPresent(status -> line.put("status", status));
        return line.put("message", failure.message());
    }

    private static String type(Fate fate) {
        return switch (fate) {
            case Fate.Page _ -> "page";
            case Fate.NotAPage _ -> "notAPage";
            case Fate.Redirect _ -> "redirect";
            case Fate.Failed _ -> "failed";
            case Fate.Skipped _ -> "skipped";
            case Fate.Open _ -> "open";
        };
    }

    /// With three decimals: a finer time means nothing.
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    private void write(JsonObject line) {
        if (failure.isPresent()) {
            return;
        }
        try {
            out.write(line.encode() + "\n");
            out.flush();
        } catch (IOException full) {
            failure = Optional.of(full);
        }
    }
}

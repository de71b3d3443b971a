package tulip.crawler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.FailureKind;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;

/// A line for each address.
class JsonLinesTest {
    private final SmallSite site = new SmallSite();
    private final AtomicLong clock = new AtomicLong(500);

    @Test
    void aPageTellsHowItWasFoundAndHowLongItTook() {
        site.page("/", "<a href=a.html>1</a>").page("/a.html", "");
        Map<String, JsonObject> lines = lines(Budget.wholeSite(1));
        assertEquals(
                new JsonObject()
                        .put("type", "page")
                        .put("url", "http://h/a.html")
                        .put("atMillis", 0.0)
                        .put("way", "link")
                        .put("from", "http://h/")
                        .put("depth", 1)
                        .put("bytes", 0)
                        .put("links", 0)
                        .put("attempt", 1)
                        .put("waitedMillis", 2.0)
                        .put("elapsedMillis", 3.457)
                        .encode(),
                lines.get("http://h/a.html").encode());
        assertEquals(null, lines.get("http://h/").getValue("from"));
        assertEquals("start", lines.get("http://h/").getString("way"));
    }

    @Test
    void everyKindOfEndHasItsLine() {
        site.page("/", "<a href=pic>1</a><a href=old>2</a><a href=gone>3</a><a href=ring>4</a><a href=bad>5</a>")
                .put("/pic", new Outcome.NotAPage(7))
                .redirect("/old", "//other/")
                .redirect("/ring", "/ring")
                .put("/bad", new Outcome.Redirect(Optional.empty()));
        Map<String, JsonObject> lines = lines(Budget.wholeSite(1));
        assertEquals("notAPage", lines.get("http://h/pic").getString("type"));
        assertEquals(7, lines.get("http://h/pic").getInteger("bytes"));
        assertEquals(404, lines.get("http://h/gone").getInteger("status"));
        assertEquals("CLIENT_ERROR", lines.get("http://h/gone").getString("kind"));
        assertEquals("REDIRECT_LOOP", lines.get("http://h/ring").getString("kind"));
        assertEquals("REDIRECT_OFF_SITE", lines.get("http://h/old").getString("kind"));
        assertEquals("BAD_REDIRECT", lines.get("http://h/bad").getString("kind"));
        assertEquals("OFF_SITE", lines.get("http://other/").getString("reason"));
        assertEquals("is on another site", lines.get("http://other/").getString("why"));
    }

    @Test
    void aRedirectIsToldAtOnceAndItsFailureAtTheEnd() {
        site.page("/", "<a href=ring>1</a>").redirect("/ring", "/ring");
        assertEquals(List.of("page", "redirect", "failed"), types(Budget.wholeSite(1)));
    }

    @Test
    void aFetchThatIsTriedAgainHasOneLine() {
        site.rules = Rules.usual().with(new BackOff(3, Duration.ofMillis(1), Duration.ofMillis(1)));
        site.put("/", new Outcome.Failed(FailureKind.RESET, "reset"));
        Map<String, JsonObject> lines = lines(Budget.wholeSite(1));
        assertEquals(List.of("failed"), types(Budget.wholeSite(1)));
        assertEquals(3, lines.get("http://h/").getInteger("attempt"));
    }

    @Test
    void whatIsTooDeepIsSkipped() {
        site.page("/", "<a href=a>1</a>");
        Map<String, JsonObject> lines = lines(new Budget(1, 9, 0, 1, 1, Duration.ZERO));
        assertEquals("TOO_DEEP", lines.get("http://h/a").getString("reason"));
    }

    @Test
    void aFullDiskIsReportedOnceAndTheCrawlGoesOn() {
        site.page("/", "<a href=a>1</a>").page("/a", "");
        var journal = new Journal();
        var full = new JsonLines(journal, new FullDisk(), clock::get);
        site.crawl(Budget.wholeSite(1), journal, full);
        assertEquals("No space left on device", full.failure().orElseThrow().getMessage());
        assertTrue(journal.entry(SmallSite.START.at("/a")).orElseThrow().fate() instanceof Fate.Page);
    }

    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private List<String> types(Budget budget) {
        return text(budget)
                .lines()
                .map(line -> new JsonObject(line).getString("type"))
                .toList();
    }

    /// By address; the last line counts.
    private Map<String, JsonObject> lines(Budget budget) {
        Map<String, JsonObject> lines = new TreeMap<>();
        text(budget).lines().map(JsonObject::new).forEach(line -> lines.put(line.getString("url"), line));
        return lines;
    }

    private String text(Budget budget) {
        var journal = new Journal();
        var out = new StringWriter();
        site.crawl(budget, journal, new JsonLines(journal, out, clock::get));
        return out.toString();
    }
}

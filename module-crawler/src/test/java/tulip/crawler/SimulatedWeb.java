package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Queue;
import tulip.crawler.Next.Fetch;

/// Some hosts and an engine, without a network and with a clock of its own. It notes when each request is sent.
final class SimulatedWeb {
    private record Response(long atMillis, Fetch fetch, Outcome outcome) {}

    private static final long MILLI = 1_000_000;
    private static final int MOST_STEPS = 100_000;

    private final Map<String, Deque<Outcome>> answers = new HashMap<>();
    private final Map<String, Integer> slow = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private long nowMillis;

    /// Answers requests for this address with these outcomes, one after the other; the last one for ever.
    SimulatedWeb put(String url, Outcome... outcomes) {
        answers.put(url, new ArrayDeque<>(Arrays.asList(outcomes)));
        return this;
    }

    /// Requests for this address take so long; others take 10 ms.
    void takes(String url, int millis) {
        slow.put(url, millis);
    }

    /// What was sent so far: milliseconds and address.
    List<String> sent() {
        return sent;
    }

    /// The addresses that were requested, in this order.
    List<String> requested() {
        return sent.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
    }

    long nowMillis() {
        return nowMillis;
    }

    /// Crawls to the end.
    CrawlResult run(Crawl crawl) {
        Queue<Response> coming = new PriorityQueue<>(Comparator.comparingLong(Response::atMillis));
        for (int step = 0; ; step++) {
            assertTrue(step < MOST_STEPS, "the crawl does not end");
            switch (crawl.next(nowMillis * MILLI)) {
                case Fetch fetch -> coming.add(respond(fetch));
                case Next.WaitUntil(long nanoTime) -> {
                    long until = Math.ceilDiv(nanoTime, MILLI);
                    assertTrue(until > nowMillis, "a wait for the past");
                    if (coming.isEmpty() || coming.element().atMillis() > until) {
                        nowMillis = until;
                    } else {
                        deliver(crawl, coming.remove());
                    }
                }
                case Next.Idle _ -> deliver(crawl, coming.remove());
                case Next.Done _ -> {
                    assertTrue(coming.isEmpty(), "done, and fetches are in flight");
                    return crawl.result();
                }
            }
        }
    }

    private Response respond(Fetch fetch) {
        String url = fetch.url().toString();
        sent.add(nowMillis + " " + url);
        Deque<Outcome> outcomes = answers.getOrDefault(url, new ArrayDeque<>(List.of(status(404))));
        Outcome outcome = outcomes.size() > 1 ? outcomes.remove() : outcomes.element();
        return new Response(nowMillis + slow.getOrDefault(url, 10), fetch, outcome);
    }

    private void deliver(Crawl crawl, Response response) {
        nowMillis = Math.max(nowMillis, response.atMillis());
        crawl.completed(response.fetch(), response.outcome(), 0);
    }

    static Outcome page(String... links) {
        return new Outcome.Page(100, Arrays.stream(links).map(Url::parse).toList());
    }

    static Outcome redirect(String target) {
        return new Outcome.Redirect(Optional.of(Url.parse(target)), "");
    }

    static Outcome.Failed status(int status) {
        return status(status, Optional.empty());
    }

    static Outcome.Failed status(int status, Duration retryAfter) {
        return status(status, Optional.of(retryAfter));
    }

    private static Outcome.Failed status(int status, Optional<Duration> retryAfter) {
        FailureKind kind = status < 500 ? FailureKind.CLIENT_ERROR : FailureKind.SERVER_ERROR;
        return new Outcome.Failed(kind, "answered with status " + status, OptionalInt.of(status), retryAfter);
    }

    static Outcome robots(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return new Outcome.Robots(
                text.length, RobotsTxt.parse(Url.parse("http://a.example.org/robots.txt"), text, "tulip-workshop"));
    }

    static Outcome sitemap(List<String> pages, List<String> sitemaps) {
        return new Outcome.Sitemap(
                0,
                pages.stream().map(Url::parse).toList(),
                sitemaps.stream().map(Url::parse).toList());
    }
}

package tulip.crawler.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlListener;
import tulip.crawler.FailureKind;
import tulip.crawler.Fragment;
import tulip.crawler.Limits;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.WaitUntil;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Rules;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;

/// A site in memory, and a crawl of it in which any order of responses can be chosen. What it does not have is
/// answered with status 404.
final class SmallSite {
    static final Url START = Url.parse("http://h/");

    private final Map<Url, Outcome> outcomes = new LinkedHashMap<>();
    Rules rules = Rules.usual();

    SmallSite page(String path, String html) {
        var head = new Headers().add("Content-Type", "text/html; charset=utf-8");
        var response = new Response(200, head, html.getBytes(StandardCharsets.UTF_8));
        return put(path, Pages.outcome(START.at(path), response, Limits.DEFAULT.withDetail()));
    }

    SmallSite redirect(String path, String location) {
        return put(path, new Outcome.Redirect(START.at(path).resolve(location), Fragment.of(location)));
    }

    SmallSite put(String path, Outcome outcome) {
        outcomes.put(START.at(path), outcome);
        return this;
    }

    void crawl(Budget budget, CrawlListener... listeners) {
        crawl(budget, new Random(1), listeners);
    }

    /// @param random  chooses which fetch in flight is completed next
    void crawl(Budget budget, Random random, CrawlListener... listeners) {
        var crawl = new Crawl(START, budget, rules, CrawlListener.all(List.of(listeners)));
        List<Fetch> inFlight = new ArrayList<>();
        long now = 0;
        do {
            switch (crawl.next(now)) {
                case Fetch fetch -> inFlight.add(fetch);
                case WaitUntil(long due) when inFlight.isEmpty() -> now = due;
                case Done _ -> {
                    crawl.tellRest();
                    return;
                }
                default -> {
                    Fetch fetch = inFlight.remove(random.nextInt(inFlight.size()));
                    crawl.completed(fetch, outcome(fetch), 2_000_000, 3_456_789);
                }
            }
        } while (true);
    }

    private Outcome outcome(Fetch fetch) {
        return Optional.ofNullable(outcomes.get(fetch.url()))
                .orElse(new Outcome.Failed(FailureKind.CLIENT_ERROR, "answered with status 404", OptionalInt.of(404)));
    }
}

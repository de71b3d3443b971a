package tulip.crawler.race;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;

/// Computes the time of a crawl if only the site's latency took time.
///
/// The ideal is the makespan of the site's real graph. It is computed with the same [Crawl] that the engines run, on a
/// simulated clock that jumps from one response to the next. An engine can be faster at that concurrency only if it
/// fetches in a better order.
public final class Ideal {
    private record Arrival(long millis, long order, Next.Fetch fetch) {}

    private static final Url BASE = Url.parse("http://ideal.invalid/");

    private final SiteChoice choice;
    private final Site site;
    private final Map<Url, Outcome> outcomes = new HashMap<>();
    private final Map<Integer, Long> millis = new HashMap<>(); // by concurrency
    private CrawlResult result;

    public Ideal(SiteChoice choice) {
        this.choice = choice;
        this.site = choice.open();
    }

    /// The ideal time for the whole site in milliseconds, with at most this many fetches in flight.
    public long millis(int concurrency) {
        return millis.computeIfAbsent(concurrency, this::compute);
    }

    private long compute(int concurrency) {
        var crawl = new Crawl(BASE.at(site.start()), Budget.wholeSite(concurrency));
        var arrivals = new PriorityQueue<Arrival>(
                Comparator.comparingLong(Arrival::millis).thenComparingLong(Arrival::order));
        long now = 0;
        for (long order = 0; ; order++) {
            switch (crawl.next(0)) {
                case Next.Fetch fetch -> arrivals.add(new Arrival(now + latency(fetch.url()), order, fetch));
                case Next.Idle _ -> {
                    Arrival first = arrivals.remove();
                    now = first.millis;
                    crawl.completed(first.fetch, outcome(first.fetch.url()), 0);
                }
                case Next.WaitUntil _ -> throw new IllegalStateException("the budget has no delay");
                case Next.Done _ -> {
                    result = crawl.result();
                    return now;
                }
            }
        }
    }

    /// The result of a computed crawl. Every engine must find the same pages.
    public CrawlResult result() {
        return result;
    }

    private int latency(Url url) {
        return choice.latency().millis(choice.seed(), url.pathAndQuery());
    }

    private Outcome outcome(Url url) {
        return outcomes.computeIfAbsent(url, this::read);
    }

    private Outcome read(Url url) {
        Reply reply = site.reply(url.pathAndQuery());
        var headers = new Headers().add("Content-Type", reply.contentType());
        reply.headers().forEach(headers::add);
        return Pages.outcome(url, new Response(reply.status(), headers, reply.body()), Limits.DEFAULT);
    }
}

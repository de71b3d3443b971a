package tulip.crawler.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.CrawlListener;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// Keeps which address leads to which. An address is a number here, in the order in which the crawl found them.
public final class LinkGraph implements CrawlListener {
    private static final int[] NONE = {};

    private final Journal journal;
    private final Map<Url, Integer> numbers = new HashMap<>();
    private final List<Url> addresses = new ArrayList<>();
    private final Map<Integer, int[]> targets = new HashMap<>(); // of each page and redirect

    /// @param journal  hears of everything first
    public LinkGraph(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        if (!(fetch.purpose() instanceof Purpose.Page)) {
            return;
        }
        List<Url> led = new ArrayList<>();
        switch (outcome) {
            case Outcome.Page page -> {
                led.addAll(page.links());
                page.refresh().ifPresent(led::add);
            }
            case Outcome.NotAPage notAPage -> notAPage.refresh().ifPresent(led::add);
            case Outcome.Redirect redirect -> redirect.target().ifPresent(led::add);
            case Outcome.Failed _, Outcome.Robots _, Outcome.Sitemap _ -> {}
        }
        targets.put(
                number(fetch.url()),
                led.stream().mapToInt(this::number).distinct().toArray());
    }

    private int number(Url url) {
        return numbers.computeIfAbsent(url, _ -> {
            addresses.add(url);
            return addresses.size() - 1;
        });
    }

    int size() {
        return addresses.size();
    }

    Url address(int number) {
        return addresses.get(number);
    }

    /// The numbers of the addresses to which this one leads.
    int[] targets(int number) {
        return targets.getOrDefault(number, NONE);
    }

    /// Where the crawl began.
    Url start() {
        return addresses.getFirst();
    }

    Optional<Journal.Entry> entry(int number) {
        return journal.entry(addresses.get(number));
    }
}

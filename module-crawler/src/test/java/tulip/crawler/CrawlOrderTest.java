package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Checks that the page set and the failures depend only on the site, not on the order of completions.
///
/// Crawls random small sites with redirects, refreshes and faults in random orders, and compares the results
/// with a brute-force computation. A planted bug tests the checker: it must detect a crawler that keeps the
/// first path to a page.
class CrawlOrderTest {
    private static final Url HOME = Url.parse("http://h/0");
    private static final int SITES = 400;
    private static final int ORDERS = 10;

    private record Found(Set<String> pages, Map<String, FailureKind> failures) {}

    private interface Crawler {
        Found crawl(Map<Url, Outcome> site, Budget budget, Random order);
    }

    @Test
    void thePageSetDoesNotDependOnTheOrderOfCompletions() {
        assertEquals(Optional.empty(), firstDifference(CrawlOrderTest::ours));
    }

    @Test
    void aCrawlerThatKeepsTheFirstDepthIsDetected() {
        assertTrue(firstDifference(CrawlOrderTest::trustsTheFirstWay).isPresent());
    }

    /// The first seed at which the crawler's result is wrong.
    private static Optional<String> firstDifference(Crawler crawler) {
        for (int seed = 0; seed < SITES; seed++) {
            var random = new Random(seed);
            Map<Url, Outcome> site = site(random);
            var budget =
                    new Budget(1 + random.nextInt(8), Integer.MAX_VALUE, 1 + random.nextInt(4), 2, 100, Duration.ZERO);
            Found expected = fixedPoint(site, budget);
            for (int order = 0; order < ORDERS; order++) {
                Found found = crawler.crawl(site, budget, new Random(order));
                if (!found.equals(expected)) {
                    return Optional.of("seed " + seed + ", order " + order + ": " + found + " instead of " + expected);
                }
            }
        }
        return Optional.empty();
    }

    private static Map<Url, Outcome> site(Random random) {
        int size = 2 + random.nextInt(14);
        Map<Url, Outcome> site = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Outcome outcome = switch (random.nextInt(10)) {
                case 0 -> new Outcome.Failed(FailureKind.SERVER_ERROR, "500");
                case 1 -> new Outcome.NotAPage(1, refresh(random, size));
                case 2, 3, 4 -> new Outcome.Redirect(Optional.of(any(random, size)));
                default -> {
                    List<Url> links = new ArrayList<>();
                    for (int link = random.nextInt(4); link >= 0; link--) {
                        links.add(any(random, size));
                    }
                    yield new Outcome.Page(1, links, refresh(random, size));
                }
            };
            site.put(HOME.at("/" + i), outcome);
        }
        return site;
    }

    private static Optional<Url> refresh(Random random, int size) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(any(random, size));
    }

    private static Url any(Random random, int size) {
        return HOME.at("/" + random.nextInt(size));
    }

    private static Found ours(Map<Url, Outcome> site, Budget budget, Random order) {
        var crawl = new Crawl(HOME, budget);
        List<Next.Fetch> inFlight = new ArrayList<>();
        while (true) {
            switch (crawl.next(0)) {
                case Next.Fetch fetch -> inFlight.add(fetch);
                case Next.Idle _ -> {
                    Next.Fetch any = inFlight.remove(order.nextInt(inFlight.size()));
                    crawl.completed(any, site.get(any.url()), 0);
                }
                case Next.WaitUntil _ -> throw new AssertionError("the budget has no delay");
                case Next.Done _ -> {
                    Map<String, FailureKind> failures = new TreeMap<>();
                    crawl.result().failures().forEach((url, failed) -> failures.put(url.path(), failed.kind()));
                    return new Found(new TreeSet<>(crawl.result().pages()), failures);
                }
            }
        }
    }

    /// Lowers both labels of every address until nothing changes, then collects the addresses within the budget.
    private static Found fixedPoint(Map<Url, Outcome> site, Budget budget) {
        Map<Url, Integer> depth = new HashMap<>(Map.of(HOME, 0));
        Map<Url, Integer> hops = new HashMap<>(Map.of(HOME, 0));
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Url url : site.keySet()) {
                if (!admitted(url, depth, hops, budget)) {
                    continue;
                }
                if (site.get(url) instanceof Outcome.Page page) {
                    for (Url link : page.links()) {
                        changed |= lower(depth, link, depth.get(url) + 1);
                        changed |= lower(hops, link, 0);
                    }
                }
                Optional<Url> next = next(site.get(url));
                if (next.isPresent()) {
                    changed |= lower(depth, next.get(), depth.get(url));
                    changed |= lower(hops, next.get(), hops.get(url) + 1);
                }
            }
        }
        Set<String> pages = new TreeSet<>();
        Map<String, FailureKind> failures = new TreeMap<>();
        for (Url url : site.keySet()) {
            if (admitted(url, depth, hops, budget)) {
                next(site.get(url))
                        .filter(target -> !admitted(target, depth, hops, budget))
                        .ifPresent(_ -> failures.put(url.path(), FailureKind.TOO_MANY_REDIRECTS));
                switch (site.get(url)) {
                    case Outcome.Page _ -> pages.add(url.path());
                    case Outcome.Failed failed -> failures.put(url.path(), failed.kind());
                    case Outcome.NotAPage _, Outcome.Robots _, Outcome.Sitemap _ -> {}
                    case Outcome.Redirect _ -> {
                        if (loops(site, url, depth, hops, budget)) {
                            failures.put(url.path(), FailureKind.REDIRECT_LOOP);
                        }
                    }
                }
            }
        }
        return new Found(pages, failures);
    }

    /// Where a redirect or a refresh leads.
    private static Optional<Url> next(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Page page -> page.refresh();
            case Outcome.NotAPage file -> file.refresh();
            case Outcome.Redirect redirect -> redirect.target();
            case Outcome.Failed _, Outcome.Robots _, Outcome.Sitemap _ -> Optional.empty();
        };
    }

    private static boolean loops(
            Map<Url, Outcome> site, Url from, Map<Url, Integer> depth, Map<Url, Integer> hops, Budget budget) {
        Set<Url> seen = new HashSet<>();
        Url url = from;
        while (admitted(url, depth, hops, budget) && site.get(url) instanceof Outcome.Redirect redirect) {
            if (!seen.add(url)) {
                return true;
            }
            url = redirect.target().orElseThrow();
        }
        return false;
    }

    private static boolean admitted(Url url, Map<Url, Integer> depth, Map<Url, Integer> hops, Budget budget) {
        return depth.containsKey(url) && depth.get(url) <= budget.maxDepth() && hops.get(url) <= budget.maxRedirects();
    }

    private static boolean lower(Map<Url, Integer> labels, Url url, int label) {
        Integer before = labels.get(url);
        if (before != null && before <= label) {
            return false;
        }
        labels.put(url, label);
        return true;
    }

    /// The planted bug: an address keeps the labels of the first path to it.
    private static Found trustsTheFirstWay(Map<Url, Outcome> site, Budget budget, Random order) {
        record Visit(Url url, int depth, int hops) {}
        Deque<Visit> frontier = new ArrayDeque<>(List.of(new Visit(HOME, 0, 0)));
        Set<Url> seen = new HashSet<>(Set.of(HOME));
        Set<String> pages = new TreeSet<>();
        while (!frontier.isEmpty()) {
            Visit visit = order.nextBoolean() ? frontier.removeFirst() : frontier.removeLast();
            if (visit.depth > budget.maxDepth() || visit.hops > budget.maxRedirects()) {
                continue;
            }
            if (site.get(visit.url) instanceof Outcome.Page page) {
                pages.add(visit.url.path());
                page.links().stream()
                        .filter(seen::add)
                        .forEach(link -> frontier.add(new Visit(link, visit.depth + 1, 0)));
            }
            next(site.get(visit.url))
                    .filter(seen::add)
                    .ifPresent(target -> frontier.add(new Visit(target, visit.depth, visit.hops + 1)));
        }
        return new Found(pages, fixedPoint(site, budget).failures());
    }
}

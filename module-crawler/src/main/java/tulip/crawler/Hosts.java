package tulip.crawler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import tulip.crawler.Host.File;
import tulip.crawler.Host.Place;
import tulip.crawler.Host.Robots;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;

/// The frontier of a crawl: what waits to be fetched from each host, and when each host may be asked again.
///
/// Hosts take turns, so a slow one holds up no other. Each host is asked for its `robots.txt` first, then for
/// its sitemaps if these are wanted, then for pages.
///
/// It has no clock, as [Retries]: a pause begins when the engine asks for the next fetch.
final class Hosts {
    /// What to do next.
    sealed interface Turn {
        /// Fetch this page.
        record Page(int node, Url url) implements Turn {}

        /// Fetch this file, which is no page.
        record About(Fetch fetch) implements Turn {}

        /// Leave this page out: the `robots.txt` of its host disallows it.
        record Disallowed(int node, Url url) implements Turn {}

        /// Leave this sitemap out, for the same reason.
        record DisallowedFile(Url url) implements Turn {}

        /// Give this page up: the `robots.txt` of its host cannot be fetched.
        record Unreachable(int node, Url url, Outcome.Failed failed) implements Turn {}

        /// Give this sitemap up, for the same reason.
        record UnreachableFile(Url url, Outcome.Failed failed) implements Turn {}

        /// Every host that has work must wait until then.
        record Later(long nanoTime) implements Turn {}

        /// There is no work, or all of it waits for a fetch in flight.
        record Nothing() implements Turn {}
    }

    private record Origin(String scheme, String host, int port) {}

    static final int MOST_ROBOTS_HOPS = 5; // RFC 9309, section 2.3.1.2
    static final int MOST_SITEMAP_DEPTH = 5;
    static final int MOST_SITEMAPS = 1_000; // of one host

    /// When a `robots.txt` is asked for again that could not be fetched: after 1 s, 2 s, 4 s, 8 s and 16 s.
    static final BackOff ROBOTS_RETRY = new BackOff(6, Duration.ofSeconds(1), RetryAfter.MOST);

    private static final Turn NOTHING = new Turn.Nothing();

    private final Politeness politeness;
    private final Duration delay;
    private final IntFunction<Url> urls;
    private final Predicate<Url> isOfSite;
    private final Map<Origin, Host> hosts = new HashMap<>();
    private final Deque<Host> ready = new ArrayDeque<>();
    private final Queue<Host> paused =
            new PriorityQueue<>((one, other) -> Long.signum(one.notBeforeNanos - other.notBeforeNanos));
    private final List<Host> toPause = new ArrayList<>();
    private Host latest; // null at first; nearly always the host that is looked for
    private int waiting;

    /// @param delay     minimum time between the starts of two fetches from one host
    /// @param urls      gives the address with a number
    /// @param isOfSite  says whether a sitemap may be fetched from the host of this address
    Hosts(Politeness politeness, Duration delay, IntFunction<Url> urls, Predicate<Url> isOfSite) {
        this.politeness = politeness;
        this.delay = delay;
        this.urls = urls;
        this.isOfSite = isOfSite;
    }

    /// How many pages and files wait to be fetched.
    int waiting() {
        return waiting;
    }

    /// @param page  the number of the address
    void add(int page, Url url) {
        Host host = host(url);
        host.pages.add(page);
        waiting++;
        settleIfIdle(host);
    }

    /// Keeps only the pages of which this is true.
    void keep(IntPredicate wanted) {
        for (Host host : hosts.values()) {
            waiting -= host.pages.size();
            host.pages.keep(wanted);
            waiting += host.pages.size();
        }
    }

    /// Chooses what to do next. A page or a file counts as in flight from now on.
    Turn next(long nanoTime) {
        beginPauses(nanoTime);
        while (!paused.isEmpty() && !paused.element().mustPause(nanoTime)) {
            settle(paused.remove());
        }
        for (Host host = ready.poll(); host != null; host = ready.poll()) {
            if (host.mustPause(nanoTime)) {
                host.place = Place.PAUSED;
                paused.add(host);
                continue;
            }
            Optional<Turn> turn = turn(host, nanoTime);
            settle(host);
            if (turn.isPresent()) {
                return turn.get();
            }
        }
        return paused.isEmpty() ? NOTHING : new Turn.Later(paused.element().notBeforeNanos);
    }

    /// A fetch of a file of an earlier crawl will be reported as ended.
    void replay(Fetch fetch) {
        if (fetch.purpose() instanceof Purpose.Sitemap(Url address, var _, var _)) {
            Host host = host(address);
            host.inFlight++;
            host.sitemaps.add(fetch.url());
            if (host.files.removeIf(file -> file.url().equals(fetch.url()))) {
                waiting--;
            }
        }
    }

    /// A fetch of a page has ended.
    void ended(Url page, Outcome outcome) {
        ended(host(page), outcome);
    }

    /// A fetch of another file has ended.
    ///
    /// @return the addresses of pages that it names
    List<Url> ended(Fetch fetch, Outcome outcome) {
        return switch (fetch.purpose()) {
            case Purpose.Robots(Url address, int hops) -> {
                Host host = host(address);
                robots(host, fetch, hops, outcome);
                ended(host, outcome);
                yield List.of();
            }
            case Purpose.Sitemap(Url address, int depth, boolean named) -> {
                Host host = host(address);
                List<Url> pages = sitemap(depth, named, outcome);
                ended(host, outcome);
                yield pages;
            }
            case Purpose.Page _ -> throw new IllegalArgumentException(fetch + " is a page");
        };
    }

    private void ended(Host host, Outcome outcome) {
        host.inFlight--;
        if (outcome instanceof Outcome.Failed failed) {
            failed.retryAfter().ifPresent(wait -> pause(host, wait));
        }
        settleIfIdle(host);
    }

    private Optional<Turn> turn(Host host, long nanoTime) {
        if (host.robots instanceof Robots.Unknown && host.hasWork()) {
            host.robots = new Robots.Asked();
            want(host, new File(robotsOf(host), 1, new Purpose.Robots(host.root, 0)));
        }
        File file = host.files.poll();
        if (file != null) {
            waiting--;
            return Optional.of(file(host, file, nanoTime));
        }
        return host.pages.isEmpty() ? Optional.empty() : Optional.of(page(host, nanoTime));
    }

    private Turn file(Host host, File file, long nanoTime) {
        boolean mayAsk = file.purpose() instanceof Purpose.Robots;
        return switch (host.robots) {
            case Robots.Unreachable(Outcome.Failed failed) -> new Turn.UnreachableFile(file.url(), failed);
            case Robots.Known(RobotsTxt rules)
            when !mayAsk && !rules.allows(file.url()) -> new Turn.DisallowedFile(file.url());
            default -> {
                begin(host, nanoTime);
                yield new Turn.About(new Fetch(file.url(), file.attempt(), file.purpose()));
            }
        };
    }

    private Turn page(Host host, long nanoTime) {
        int page = host.pages.remove();
        Url url = urls.apply(page);
        waiting--;
        return switch (host.robots) {
            case Robots.Unreachable(Outcome.Failed failed) -> new Turn.Unreachable(page, url, failed);
            case Robots.Known(RobotsTxt rules) when !rules.allows(url) -> new Turn.Disallowed(page, url);
            default -> {
                begin(host, nanoTime);
                yield new Turn.Page(page, url);
            }
        };
    }

    private void begin(Host host, long nanoTime) {
        host.inFlight++;
        host.pauseFrom(nanoTime, host.delay);
    }

    private void robots(Host host, Fetch fetch, int hops, Outcome outcome) {
        switch (outcome) {
            case Outcome.Robots(long _, RobotsTxt rules) -> know(host, rules);
            case Outcome.Redirect(var target, var _)
            when target.isPresent() && hops < MOST_ROBOTS_HOPS ->
                want(host, new File(target.get(), fetch.attempt(), new Purpose.Robots(host.root, hops + 1)));
            case Outcome.Failed failed
            when !isUnavailable(failed) ->
                ROBOTS_RETRY
                        .after(fetch.attempt(), failed)
                        .ifPresentOrElse(
                                wait -> {
                                    pause(host, wait);
                                    var again = new Purpose.Robots(host.root, 0);
                                    want(host, new File(robotsOf(host), fetch.attempt() + 1, again));
                                },
                                () -> host.robots = new Robots.Unreachable(failed));
            default -> know(host, RobotsTxt.ALLOW_ALL);
        }
    }

    /// Says whether a host has no `robots.txt`: then everything is allowed (RFC 9309, section 2.3.1.3). A host
    /// that has had too many requests may have one.
    private static boolean isUnavailable(Outcome.Failed failed) {
        return failed.kind() == FailureKind.CLIENT_ERROR && failed.status().orElse(0) != RetryAfter.TOO_MANY_REQUESTS;
    }

    private void know(Host host, RobotsTxt rules) {
        host.robots = new Robots.Known(rules);
        rules.crawlDelay().filter(wait -> wait.compareTo(host.delay) > 0).ifPresent(wait -> host.delay = wait);
        if (politeness.sitemaps()) {
            rules.sitemaps().forEach(url -> wantSitemap(url, 0, true));
            if (rules.sitemaps().isEmpty()) {
                wantSitemap(host.root.at("/sitemap.xml"), 0, false);
            }
        }
    }

    private List<Url> sitemap(int depth, boolean named, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sitemap(long _, List<Url> pages, List<Url> sitemaps) -> {
                sitemaps.forEach(url -> wantSitemap(url, depth + 1, true));
                return pages;
            }
            case Outcome.Redirect(var target, var _) -> target.ifPresent(url -> wantSitemap(url, depth + 1, named));
            default -> {}
        }
        return List.of();
    }

    /// A sitemap may be on another host of the site. Then the pace and the `robots.txt` of that host count.
    private void wantSitemap(Url url, int depth, boolean named) {
        if (depth > MOST_SITEMAP_DEPTH || !isOfSite.test(url)) {
            return;
        }
        Host host = host(url);
        if (host.sitemaps.size() < MOST_SITEMAPS && host.sitemaps.add(url)) {
            want(host, new File(url, 1, new Purpose.Sitemap(host.root, depth, named)));
            settleIfIdle(host);
        }
    }

    private void want(Host host, File file) {
        host.add(file);
        waiting++;
    }

    private static Url robotsOf(Host host) {
        return host.root.at("/robots.txt");
    }

    private void pause(Host host, Duration wait) {
        Duration most = wait.compareTo(RetryAfter.MOST) < 0 ? wait : RetryAfter.MOST;
        if (host.pause.isEmpty()) {
            toPause.add(host);
        }
        if (host.pause.isEmpty() || host.pause.get().compareTo(most) < 0) {
            host.pause = Optional.of(most);
        }
    }

    private void beginPauses(long nanoTime) {
        for (Host host : toPause) {
            boolean wasPaused = paused.remove(host); // its place in the queue depends on the time
            host.pauseFrom(nanoTime, host.pause.orElseThrow());
            host.pause = Optional.empty();
            if (wasPaused) {
                paused.add(host);
            }
        }
        toPause.clear();
    }

    private void settleIfIdle(Host host) {
        if (host.place == Place.NOTHING || host.place == Place.BUSY) {
            settle(host);
        }
    }

    private void settle(Host host) {
        if (!host.hasWork()) {
            host.place = Place.NOTHING;
        } else if (host.inFlight >= politeness.connectionsPerHost() || host.waitsForRobots()) {
            host.place = Place.BUSY;
        } else {
            host.place = Place.READY;
            ready.addLast(host);
        }
    }

    private Host host(Url url) {
        if (latest == null || !latest.root.sameOrigin(url)) {
            var origin = new Origin(url.scheme(), url.host(), url.port());
            Host known = hosts.get(origin);
            latest = known == null ? newHost(origin, url) : known;
        }
        return latest;
    }

    private Host newHost(Origin origin, Url url) {
        var host = new Host(url.at("/"), delay);
        hosts.put(origin, host);
        if (!politeness.robots()) {
            know(host, RobotsTxt.ALLOW_ALL); // may look for its sitemap, and so for this host
        }
        return host;
    }
}

package tulip.crawler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Idle;
import tulip.crawler.Next.WaitUntil;

/// Decides what to fetch next and keeps what was found, without I/O, clock or threads.
///
/// An engine asks [#next], fetches as it likes, and reports to [#completed]; it lets one thread at a time in here.
///
/// **The page set does not depend on the order in which fetches complete.** An address carries two labels, its least
/// depth and its least number of redirect hops. Both only ever shrink, and a label that shrinks is passed on to what
/// the address leads to; an address is admitted when both are within the budget. So the labels end at the same fixed
/// point in any order. (A page limit is the exception: which pages come first is then the engine's luck.)
///
/// ```
/// KNOWN ──within the budget──▶ QUEUED ──next──▶ IN_FLIGHT ──completed──▶ FETCHED
/// ```
public final class Crawl {
    private enum State {
        KNOWN,
        QUEUED,
        IN_FLIGHT,
        FETCHED
    }

    private static final class Node {
        final Url url;
        State state = State.KNOWN;
        int depth = Integer.MAX_VALUE;
        int hops = Integer.MAX_VALUE;
        List<Node> links = List.of(); // kept only if a depth limit makes it matter
        Node redirect;

        Node(Url url) {
            this.url = url;
        }
    }

    private record Label(Node node, int depth, int hops) {}

    private static final Idle IDLE = new Idle();
    private static final Done DONE = new Done();

    private final Url start;
    private final Budget budget;
    private final Map<Url, Node> nodes = new HashMap<>();
    private final Deque<Node> frontier = new ArrayDeque<>();
    private final List<String> pages = new ArrayList<>();
    private final Map<Url, Outcome.Failed> failures = new LinkedHashMap<>();
    private final Set<Node> offSite = new HashSet<>();
    private final List<Node> redirects = new ArrayList<>();
    private final Histogram latencies = new Histogram(3);
    private int inFlight;
    private long bytes;
    private int notHtml;
    private boolean started;
    private long lastStart; // nanoTime of the latest fetch's start, once started
    private volatile boolean stopping;
    private volatile Progress progress = new Progress(0, 0, 0, 0, 1);

    public Crawl(Url start, Budget budget) {
        this.start = start;
        this.budget = budget;
        relax(node(start), 0, 0);
    }

    /// Says what to do now.
    ///
    /// @param nanoTime  the time, as of [System#nanoTime]; it matters only if the budget has a delay
    public Next next(long nanoTime) {
        boolean over = stopping || pages.size() >= budget.maxPages() || frontier.isEmpty();
        if (over && inFlight == 0) {
            return DONE;
        }
        // What is in flight may all be pages: starting more could find more than were asked for.
        if (over || inFlight >= budget.concurrency() || pages.size() + inFlight >= budget.maxPages()) {
            return IDLE;
        }
        long due = lastStart + budget.delay().toNanos();
        if (started && due - nanoTime > 0) {
            return new WaitUntil(due);
        }
        started = true;
        lastStart = nanoTime;
        Node node = frontier.removeFirst();
        node.state = State.IN_FLIGHT;
        inFlight++;
        updateProgress();
        return new Fetch(node.url);
    }

    /// Takes in what came of a fetch.
    ///
    /// @param elapsedNanos  from the request to the end of its response; not the time spent waiting for a thread
    public void completed(Fetch fetch, Outcome outcome, long elapsedNanos) {
        Node node = nodes.get(fetch.url());
        if (node == null || node.state != State.IN_FLIGHT) {
            throw new IllegalStateException(fetch.url() + " is not in flight");
        }
        node.state = State.FETCHED;
        inFlight--;
        if (!(stopping && outcome instanceof Outcome.Failed)) { // what stopping broke is no fault of the site
            latencies.recordValue(Math.max(0, elapsedNanos));
            record(node, outcome);
        }
        updateProgress();
    }

    /// Starts no further fetch; the crawl is done when those in flight have completed. Any thread may call it.
    public void stop() {
        stopping = true;
    }

    /// How far the crawl is. Any thread may call it.
    public Progress progress() {
        return progress;
    }

    public Url start() {
        return start;
    }

    /// What was found so far, complete once [#next] has said [Done].
    public CrawlResult result() {
        Map<Url, Outcome.Failed> all = new LinkedHashMap<>(failures);
        for (Node node : redirects) {
            FailureKind kind = failureOf(node);
            if (kind != null) {
                all.put(node.url, new Outcome.Failed(kind, "redirects to " + node.redirect.url));
            }
        }
        return CrawlResult.of(pages, bytes, notHtml, all, latencies, stopping);
    }

    private void updateProgress() {
        progress = new Progress(pages.size(), failures.size(), bytes, inFlight, frontier.size());
    }

    private void record(Node node, Outcome outcome) {
        switch (outcome) {
            case Outcome.Page(long length, List<Url> links) -> {
                bytes += length;
                pages.add(node.url.pathAndQuery());
                follow(node, links);
            }
            case Outcome.NotAPage(long length) -> {
                bytes += length;
                notHtml++;
            }
            case Outcome.Redirect(var target) when target.isPresent() -> redirect(node, target.get());
            case Outcome.Redirect _ ->
                failures.put(node.url, new Outcome.Failed(FailureKind.BAD_REDIRECT, "has no usable Location"));
            case Outcome.Failed failed -> failures.put(node.url, failed);
        }
    }

    private void follow(Node node, List<Url> links) {
        boolean keep = budget.maxDepth() < Integer.MAX_VALUE;
        List<Node> targets = new ArrayList<>(keep ? links.size() : 0);
        for (Url link : links) {
            if (link.sameOrigin(start)) {
                Node target = node(link);
                if (keep) {
                    targets.add(target);
                }
                relax(target, node.depth + 1, 0);
            }
        }
        node.links = targets;
    }

    private void redirect(Node node, Url target) {
        redirects.add(node);
        if (target.sameOrigin(start)) {
            node.redirect = node(target);
            relax(node.redirect, node.depth, node.hops + 1);
        } else {
            node.redirect = new Node(target);
            offSite.add(node.redirect);
        }
    }

    private Node node(Url url) {
        return nodes.computeIfAbsent(url, Node::new);
    }

    /// Lowers a node's labels and, through what was already fetched, those of all that it leads to.
    private void relax(Node first, int depth, int hops) {
        Deque<Label> work = new ArrayDeque<>();
        work.add(new Label(first, depth, hops));
        while (!work.isEmpty()) {
            Label label = work.removeFirst();
            Node node = label.node;
            if (label.depth >= node.depth && label.hops >= node.hops) {
                continue;
            }
            node.depth = Math.min(node.depth, label.depth);
            node.hops = Math.min(node.hops, label.hops);
            if (node.state == State.KNOWN && node.depth <= budget.maxDepth() && node.hops <= budget.maxRedirects()) {
                node.state = State.QUEUED;
                frontier.addLast(node);
            } else if (node.state == State.FETCHED) {
                node.links.forEach(link -> work.add(new Label(link, node.depth + 1, 0)));
                if (node.redirect != null && !offSite.contains(node.redirect)) {
                    work.add(new Label(node.redirect, node.depth, node.hops + 1));
                }
            }
        }
    }

    /// Follows the redirects from here to their end, once the whole graph is known.
    private FailureKind failureOf(Node from) {
        Set<Node> seen = new HashSet<>();
        for (Node node = from; node.redirect != null; node = node.redirect) {
            if (!seen.add(node)) {
                return FailureKind.REDIRECT_LOOP;
            }
        }
        if (offSite.contains(from.redirect)) {
            return FailureKind.REDIRECT_OFF_SITE;
        }
        return from.redirect.state == State.KNOWN && !stopping ? FailureKind.TOO_MANY_REDIRECTS : null;
    }
}

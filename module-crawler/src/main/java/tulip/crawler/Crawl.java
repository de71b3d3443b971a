package tulip.crawler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Idle;
import tulip.crawler.Next.WaitUntil;

/// Decides what to fetch next and keeps the results. It uses no I/O, clock or threads.
///
/// An engine asks [#next], fetches in its own way, and reports to [#completed]. It must call from one thread at a
/// time.
///
/// **The page set does not depend on the order in which fetches complete.** Each address has two labels: its least
/// depth and its least number of redirects in a row. A label can only become smaller. When a label of an address
/// becomes smaller, the crawl updates the labels of the addresses that this address leads to. The crawl fetches an
/// address when both labels are within the budget. So the labels reach the same final values in any order. The
/// exceptions are a page limit and a site without end ([EndlessPath], [SameFolders]): then the order of responses
/// decides which pages are found.
///
/// ```
/// KNOWN ──within the budget──▶ QUEUED ──next──▶ IN_FLIGHT ──completed──▶ FETCHED
///   └─────too many of its pattern──▶ LEFT_OUT
/// ```
public final class Crawl {
    private enum State {
        KNOWN,
        LEFT_OUT,
        QUEUED,
        IN_FLIGHT,
        FETCHED
    }

    private static final class Node {
        final Url url;
        State state = State.KNOWN;
        int depth = Integer.MAX_VALUE;
        int hops = Integer.MAX_VALUE;
        String pattern; // set if only copies of a page link to this address; null otherwise
        List<Node> links = List.of(); // filled only if there is a depth limit
        Node redirect;
        Node refresh;

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
    private final SameFolders sameFolders = new SameFolders();
    private final Map<String, Integer> perPattern = new HashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<Url, Outcome.Failed> failures = new LinkedHashMap<>();
    private final Set<Node> offSite = new HashSet<>();
    private final List<Node> redirects = new ArrayList<>();
    private final List<Node> refreshes = new ArrayList<>();
    private final Histogram sinceSent = new Histogram(3);
    private final Histogram sinceWanted = new Histogram(3);
    private int inFlight;
    private long bytes;
    private int notHtml;
    private boolean started;
    private long lastStart; // nanoTime when the latest fetch started; valid if `started`
    private volatile boolean stopping;
    private volatile Progress progress = new Progress(0, 0, 0, 0, 1);

    public Crawl(Url start, Budget budget) {
        this.start = start;
        this.budget = budget;
        relax(node(start), 0, 0);
    }

    /// Says what the engine must do next.
    ///
    /// @param nanoTime  the current [System#nanoTime]; used only if the budget has a delay
    public Next next(long nanoTime) {
        boolean over = stopping || pages.size() >= budget.maxPages() || frontier.isEmpty();
        if (over && inFlight == 0) {
            return DONE;
        }
        // Every fetch in flight may be a page, so it counts for the page limit.
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

    /// Records the outcome of a fetch that did not wait for a thread.
    ///
    /// @param elapsedNanos  from the request to the end of its response
    public void completed(Fetch fetch, Outcome outcome, long elapsedNanos) {
        completed(fetch, outcome, 0, elapsedNanos);
    }

    /// Records the outcome of a fetch.
    ///
    /// @param waitedNanos   from [#next], which wanted the page, to the request: the wait for a thread
    /// @param elapsedNanos  from the request to the end of its response
    public void completed(Fetch fetch, Outcome outcome, long waitedNanos, long elapsedNanos) {
        Node node = nodes.get(fetch.url());
        if (node == null || node.state != State.IN_FLIGHT) {
            throw new IllegalStateException(fetch.url() + " is not in flight");
        }
        node.state = State.FETCHED;
        inFlight--;
        if (!(stopping && outcome instanceof Outcome.Failed)) { // stop() may cause failures; they are not the site's
            sinceSent.recordValue(Math.max(0, elapsedNanos));
            sinceWanted.recordValue(Math.max(0, waitedNanos + elapsedNanos));
            record(node, outcome);
        }
        updateProgress();
    }

    /// Starts no further fetch. The crawl is done when the fetches in flight have completed. Any thread may call
    /// this.
    public void stop() {
        stopping = true;
    }

    /// Any thread may call this.
    public Progress progress() {
        return progress;
    }

    public Url start() {
        return start;
    }

    /// The results so far. They are complete when [#next] has returned [Done].
    public CrawlResult result() {
        Map<Url, Outcome.Failed> all = new LinkedHashMap<>(failures);
        for (Node node : redirects) {
            FailureKind kind = failureOf(node);
            if (kind != null) {
                all.put(node.url, new Outcome.Failed(kind, "redirects to " + node.redirect.url));
            }
        }
        for (Node node : refreshes) {
            if (node.refresh.state == State.KNOWN && !stopping) {
                all.put(
                        node.url,
                        new Outcome.Failed(FailureKind.TOO_MANY_REDIRECTS, "refreshes to " + node.refresh.url));
            }
        }
        return CrawlResult.of(pages, bytes, notHtml, all, leftOut, sinceWanted, sinceSent, stopping);
    }

    private void updateProgress() {
        progress = new Progress(pages.size(), failures.size(), bytes, inFlight, frontier.size());
    }

    private void record(Node node, Outcome outcome) {
        switch (outcome) {
            case Outcome.Page(long length, List<Url> links, Optional<Url> refresh) -> {
                bytes += length;
                pages.add(node.url.pathAndQuery());
                follow(node, links);
                refresh.ifPresent(target -> refresh(node, target));
            }
            case Outcome.NotAPage(long length, Optional<Url> refresh) -> {
                bytes += length;
                notHtml++;
                refresh.ifPresent(target -> refresh(node, target));
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
        String pattern = sameFolders.patternOf(node.url, links).orElse(null);
        for (Url link : links) {
            if (link.sameOrigin(start)) {
                Node target = node(link);
                if (pattern != null && target.state == State.KNOWN && SameFolders.leadsDeeper(node.url, link)) {
                    target.pattern = pattern;
                }
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

    /// Follows a refresh as a redirect. Unlike a redirect, it is no failure if it leads off the site or in a ring:
    /// the page that refreshes has been found.
    private void refresh(Node node, Url target) {
        if (target.sameOrigin(start)) {
            node.refresh = node(target);
            refreshes.add(node);
            relax(node.refresh, node.depth, node.hops + 1);
        }
    }

    private Node node(Url url) {
        return nodes.computeIfAbsent(url, Node::new);
    }

    /// Lowers a node's labels, then the labels of every node that it leads to through fetched nodes.
    private void relax(Node first, int depth, int hops) {
        if (depth >= first.depth && hops >= first.hops) {
            return; // nearly always
        }
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
                admit(node);
            } else if (node.state == State.FETCHED) {
                node.links.forEach(link -> work.add(new Label(link, node.depth + 1, 0)));
                if (node.redirect != null && !offSite.contains(node.redirect)) {
                    work.add(new Label(node.redirect, node.depth, node.hops + 1));
                }
                if (node.refresh != null) {
                    work.add(new Label(node.refresh, node.depth, node.hops + 1));
                }
            }
        }
    }

    private void admit(Node node) {
        String pattern = EndlessPath.patternOf(node.url).orElse(node.pattern);
        if (pattern != null && perPattern.merge(pattern, 1, Integer::sum) > budget.maxPerPattern()) {
            node.state = State.LEFT_OUT;
            leftOut.merge(pattern, 1, Integer::sum);
        } else {
            node.state = State.QUEUED;
            frontier.addLast(node);
        }
    }

    /// Follows the redirects from this node to their end. Correct only when the crawl is done.
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

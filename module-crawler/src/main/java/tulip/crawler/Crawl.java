package tulip.crawler;

import static tulip.crawler.CrawlNode.NO_WAY;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import tulip.crawler.CrawlNode.State;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Idle;
import tulip.crawler.Next.WaitUntil;
import tulip.crawler.Redirects.End;

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
/// Its [Rules] can be replaced: what it follows, and what it tries again.
public final class Crawl {
    private record Label(CrawlNode node, int depth, int hops, CrawlNode before) {}

    private static final Idle IDLE = new Idle();
    private static final Done DONE = new Done();

    private final Url start;
    private final Budget budget;
    private final Rules rules;
    private final Map<Url, CrawlNode> nodes = new HashMap<>();
    private final Deque<CrawlNode> frontier = new ArrayDeque<>();
    private final List<String> pages = new ArrayList<>();
    private final SameFolders sameFolders = new SameFolders();
    private final Map<String, Integer> perPattern = new HashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<Url, Outcome.Failed> failures = new LinkedHashMap<>();
    private final Retries<CrawlNode> retries = new Retries<>();
    private final List<CrawlNode> redirects = new ArrayList<>();
    private final List<CrawlNode> refreshes = new ArrayList<>();
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
        this(start, budget, Rules.usual());
    }

    public Crawl(Url start, Budget budget, Rules rules) {
        this.start = start;
        this.budget = budget;
        this.rules = rules;
        relax(node(start), 0, 0, null);
    }

    /// Says what the engine must do next.
    ///
    /// @param nanoTime  the current [System#nanoTime]; for the delay of the budget, and for retries
    public Next next(long nanoTime) {
        retries.takeDue(nanoTime, this::queue);
        boolean empty = frontier.isEmpty() && retries.isEmpty();
        boolean over = stopping || pages.size() >= budget.maxPages() || empty;
        if (over && inFlight == 0) {
            return DONE;
        }
        // Every fetch in flight may be a page, so it counts for the page limit.
        if (over || inFlight >= budget.concurrency() || pages.size() + inFlight >= budget.maxPages()) {
            return IDLE;
        }
        if (frontier.isEmpty()) {
            return new WaitUntil(retries.nextDueNanos());
        }
        long due = lastStart + budget.delay().toNanos();
        if (started && due - nanoTime > 0) {
            return new WaitUntil(due);
        }
        started = true;
        lastStart = nanoTime;
        CrawlNode node = frontier.removeFirst();
        node.state = State.IN_FLIGHT;
        node.attempts++;
        inFlight++;
        updateProgress();
        return new Fetch(node.url, node.attempts);
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
        CrawlNode node = nodes.get(fetch.url());
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
        retries.forEach((node, failed) -> all.put(node.url, failed)); // if the crawl has ended early
        Redirects recorded =
                rules.redirects().make(start, nodes.size(), url -> known(url).flatMap(CrawlNode::redirectsTo));
        for (CrawlNode node : redirects) {
            FailureKind kind = failureOf(node, recorded);
            if (kind != null) {
                all.put(node.url, new Outcome.Failed(kind, "redirects to " + node.redirect.url));
            }
        }
        for (CrawlNode node : refreshes) {
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

    private void record(CrawlNode node, Outcome outcome) {
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
            case Outcome.Failed failed -> failed(node, failed);
        }
    }

    private void failed(CrawlNode node, Outcome.Failed failed) {
        rules.retry()
                .after(node.attempts, failed)
                .ifPresentOrElse(
                        delay -> {
                            node.state = State.WAITING;
                            retries.add(node, failed, delay);
                        },
                        () -> failures.put(node.url, failed));
    }

    private void queue(CrawlNode node) {
        node.state = State.QUEUED;
        frontier.addLast(node);
    }

    private void follow(CrawlNode node, List<Url> links) {
        boolean keep = budget.maxDepth() < Integer.MAX_VALUE;
        List<CrawlNode> targets = new ArrayList<>(keep ? links.size() : 0);
        String pattern = sameFolders.patternOf(node.url, links).orElse(null);
        for (Url link : links) {
            if (link.sameOrigin(start)) {
                CrawlNode target = node(link);
                if (pattern != null && target.state == State.KNOWN && SameFolders.leadsDeeper(node.url, link)) {
                    target.pattern = pattern;
                }
                if (keep) {
                    targets.add(target);
                }
                relax(target, node.depth + 1, 0, null);
            }
        }
        node.links = targets;
    }

    private void redirect(CrawlNode node, Url target) {
        redirects.add(node);
        node.redirect = node(target);
        relax(node.redirect, node.depth, hopsOver(node), node);
    }

    /// Follows a refresh as a redirect. Unlike a redirect, it is no failure if it leads off the site or in a ring:
    /// the page that refreshes has been found.
    private void refresh(CrawlNode node, Url target) {
        if (target.sameOrigin(start)) {
            node.refresh = node(target);
            refreshes.add(node);
            relax(node.refresh, node.depth, hopsOver(node), node);
        }
    }

    /// The hops of the address to which this one redirects or refreshes. The rules decide whether it is followed:
    /// they see the chain from its first address on, as if they had sent the requests themselves.
    private int hopsOver(CrawlNode node) {
        Redirects chain = rules.redirects()
                .make(start, budget.maxRedirects(), url -> known(url).flatMap(CrawlNode::leadsTo));
        boolean refused = chain.follow(node.first().url) instanceof End.Refused(var _, Url at) && at.equals(node.url);
        return refused ? NO_WAY : node.hops + 1;
    }

    private Optional<CrawlNode> known(Url url) {
        return Optional.ofNullable(nodes.get(url));
    }

    private CrawlNode node(Url url) {
        return nodes.computeIfAbsent(url, CrawlNode::new);
    }

    /// Lowers a node's labels, then the labels of every node that it leads to through fetched nodes.
    private void relax(CrawlNode first, int depth, int hops, CrawlNode before) {
        if (depth >= first.depth && hops >= first.hops) {
            return; // nearly always
        }
        Deque<Label> work = new ArrayDeque<>();
        work.add(new Label(first, depth, hops, before));
        while (!work.isEmpty()) {
            Label label = work.removeFirst();
            CrawlNode node = label.node;
            if (label.depth >= node.depth && label.hops >= node.hops) {
                continue;
            }
            node.depth = Math.min(node.depth, label.depth);
            if (label.hops < node.hops) {
                node.hops = label.hops;
                node.before = label.before;
            }
            if (node.state == State.KNOWN && node.depth <= budget.maxDepth() && node.hops < NO_WAY) {
                admit(node);
            } else if (node.state == State.FETCHED) {
                addLabelsFrom(node, work);
            }
        }
    }

    private void addLabelsFrom(CrawlNode node, Deque<Label> work) {
        node.links.forEach(link -> work.add(new Label(link, node.depth + 1, 0, null)));
        if (node.redirect != null) {
            work.add(new Label(node.redirect, node.depth, hopsOver(node), node));
        }
        if (node.refresh != null) {
            work.add(new Label(node.refresh, node.depth, hopsOver(node), node));
        }
    }

    private void admit(CrawlNode node) {
        String pattern = EndlessPath.patternOf(node.url).orElse(node.pattern);
        if (pattern != null && perPattern.merge(pattern, 1, Integer::sum) > budget.maxPerPattern()) {
            node.state = State.LEFT_OUT;
            leftOut.merge(pattern, 1, Integer::sum);
        } else if (rules.links().isNew(node.url)) {
            queue(node);
        }
    }

    /// Correct only when the crawl is done.
    ///
    /// @param recorded  follows the redirects that the site has sent
    private FailureKind failureOf(CrawlNode from, Redirects recorded) {
        if (recorded.follow(from.url) instanceof End.Refused(FailureKind kind, Url at)
                && (kind == FailureKind.REDIRECT_LOOP || at.equals(from.url))) {
            return kind;
        }
        return from.redirect.state == State.KNOWN && !stopping ? FailureKind.TOO_MANY_REDIRECTS : null;
    }
}

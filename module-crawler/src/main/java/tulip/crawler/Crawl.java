package tulip.crawler;

import static tulip.crawler.CrawlNodes.NONE;
import static tulip.crawler.CrawlNodes.NO_WAY;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import tulip.crawler.CrawlListener.FetchTime;
import tulip.crawler.CrawlListener.Skip;
import tulip.crawler.CrawlListener.Way;
import tulip.crawler.CrawlNodes.State;
import tulip.crawler.Hosts.Turn;
import tulip.crawler.Next.Done;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Idle;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Next.WaitUntil;
import tulip.crawler.Traps.PageTraps;

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
    private record Label(int node, int depth, int hops, int before) {}

    private static final Idle IDLE = new Idle();
    private static final Done DONE = new Done();

    private final Url start;
    private final Budget budget;
    private final Rules rules;
    private final CrawlListener listener;
    private final Addresses addresses;
    private final CrawlNodes nodes;
    private final Traps traps;
    private final Politeness politeness;
    private final Hosts hosts;
    private final CrawlLimits limits;
    private final Map<Integer, Outcome.Failed> failures = new LinkedHashMap<>();
    private final Retries<Integer> retries = new Retries<>();
    private final Map<Url, Url> unfollowed = new LinkedHashMap<>(); // with a page whose link says `nofollow`
    private final LostSitemaps lostSitemaps = new LostSitemaps(this::isKnown);
    private final Chains chains;
    private final Histogram sinceSent = new Histogram(3);
    private final Histogram sinceWanted = new Histogram(3);
    private int inFlight;
    private int pages;
    private long bytes;
    private int notHtml;
    private int disallowed;
    private Scope scope;
    private int startNode; // where the redirects of the start have led so far
    private Optional<String> limit = Optional.empty();
    private volatile long waitingUntilNanos; // valid if `waiting`
    private volatile boolean waiting;
    private volatile boolean stopping;
    private volatile Progress progress = new Progress(0, 0, 0, 0, 1);

    public Crawl(Url start, Budget budget) {
        this(start, budget, Rules.usual());
    }

    public Crawl(Url start, Budget budget, Rules rules) {
        this(start, budget, rules, CrawlListener.NONE);
    }

    public Crawl(Url start, Budget budget, Rules rules, CrawlListener listener) {
        this(start, budget, rules, listener, new Addresses());
    }

    /// @param addresses  the listener may know some addresses already, and look up more
    public Crawl(Url start, Budget budget, Rules rules, CrawlListener listener, Addresses addresses) {
        this(start, Scope.Kind.HOST, budget, rules, Politeness.NONE, listener, addresses);
    }

    /// @param addresses  the listener may know some addresses already, and look up more
    public Crawl(
            Url start,
            Scope.Kind kind,
            Budget budget,
            Rules rules,
            Politeness politeness,
            CrawlListener listener,
            Addresses addresses) {
        this.start = start;
        this.scope = Scope.of(kind, start);
        this.politeness = politeness;
        this.limits = new CrawlLimits(budget);
        this.budget = budget;
        this.rules = rules;
        this.listener = listener;
        this.addresses = addresses;
        this.nodes = new CrawlNodes(addresses);
        this.chains = new Chains(addresses, nodes, rules, budget.maxRedirects());
        this.traps = new Traps(budget.maxPerPattern());
        this.hosts = new Hosts(politeness, budget.delay(), nodes::url, url -> scope.hasHost(url));
        this.startNode = found(start, NONE, Way.START, 0);
        relax(startNode, 0, 0, NONE);
    }

    /// Says what the engine must do next.
    ///
    /// @param nanoTime  the current [System#nanoTime]; for the delay of the budget, and for retries
    public Next next(long nanoTime) {
        Next next = choose(nanoTime);
        waiting = next instanceof WaitUntil;
        if (next instanceof WaitUntil(long until)) {
            waitingUntilNanos = until;
        }
        updateProgress();
        return next;
    }

    private Next choose(long nanoTime) {
        retries.takeDue(nanoTime, this::queue);
        while (true) {
            boolean empty = hosts.waiting() == 0 && retries.isEmpty();
            Optional<String> reached = limits.reached(nanoTime, pages);
            if (stopping || empty || reached.isPresent()) {
                limit = empty ? limit : reached;
                return inFlight == 0 ? DONE : IDLE;
            }
            // Every fetch in flight may be a page, so it counts for the page limit.
            if (inFlight >= budget.concurrency() || pages + inFlight >= budget.maxPages()) {
                return IDLE;
            }
            switch (hosts.next(nanoTime)) {
                case Turn.Page(int node, Url url) -> {
                    return fetch(node, url);
                }
                case Turn.About(Fetch file) -> {
                    inFlight++;
                    return file;
                }
                case Turn.Disallowed(int node, Url url) -> disallow(node, url);
                case Turn.DisallowedFile(Url url) -> lostSitemaps.disallowed(url);
                case Turn.Unreachable(int node, Url url, Outcome.Failed failed) -> giveUp(node, url, failed);
                case Turn.UnreachableFile(Url url, Outcome.Failed failed) -> lostSitemaps.failed(url, ofRobots(failed));
                case Turn.Later(long time) -> {
                    return waitUntil(time);
                }
                case Turn.Nothing _ -> {
                    return retries.isEmpty() ? IDLE : waitUntil(retries.nextDueNanos());
                }
            }
        }
    }

    private Fetch fetch(int node, Url url) {
        int attempt = nodes.attempts(node) + 1;
        nodes.setState(node, State.IN_FLIGHT);
        nodes.setAttempts(node, attempt);
        inFlight++;
        return new Fetch(url, attempt, new Purpose.Page(scope.kind() == Scope.Kind.DOMAIN, traps.begin(url)));
    }

    private WaitUntil waitUntil(long time) {
        long earliest = time;
        if (!retries.isEmpty() && retries.nextDueNanos() - earliest < 0) {
            earliest = retries.nextDueNanos();
        }
        return new WaitUntil(limits.endNanos() - earliest < 0 ? limits.endNanos() : earliest);
    }

    private void disallow(int node, Url url) {
        nodes.setState(node, State.DISALLOWED);
        disallowed++;
        listener.skipped(url, Skip.ROBOTS, LostSitemaps.disallowedBy(url));
    }

    private void giveUp(int node, Url url, Outcome.Failed failed) {
        nodes.setState(node, State.FETCHED);
        Outcome.Failed why = ofRobots(failed);
        failures.put(node, why);
        listener.failed(url, why);
    }

    private static Outcome.Failed ofRobots(Outcome.Failed failed) {
        return new Outcome.Failed(failed.kind(), "its robots.txt: " + failed.message(), failed.status());
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
        var time = new FetchTime(waitedNanos, elapsedNanos);
        if (!(fetch.purpose() instanceof Purpose.Page)) {
            inFlight--;
            recordFile(fetch, outcome, time);
            updateProgress();
            return;
        }
        int node = addresses.find(fetch.url());
        if (node == NONE || nodes.state(node) != State.IN_FLIGHT) {
            throw new IllegalStateException(fetch.url() + " is not in flight");
        }
        nodes.setState(node, State.FETCHED);
        inFlight--;
        hosts.ended(fetch.url(), outcome);
        if (!(stopping && outcome instanceof Outcome.Failed)) { // stop() may cause failures; they are not the site's
            record(node, fetch, outcome, time);
        } else {
            listener.skipped(fetch.url(), Skip.ENDED, "was being fetched when the crawl ended");
        }
        updateProgress();
    }

    /// Records a fetch of an earlier crawl of this site, as if an engine had just completed it. All fetches of that
    /// crawl are replayed in their order, before the first [#next]; then [#replayed] is called.
    ///
    /// @throws IllegalStateException if no crawl of this site within this budget could have made this fetch
    public void replay(Fetch fetch, Outcome outcome, FetchTime time) {
        if (fetch.purpose() instanceof Purpose.Sitemap) {
            hosts.replay(fetch);
            recordFile(fetch, outcome, time);
            return;
        }
        int node = addresses.find(fetch.url());
        State state = node == NONE ? State.UNKNOWN : nodes.state(node);
        if (state == State.WAITING) {
            retries.remove(node);
        } else if (state != State.QUEUED && failures.remove(node) == null) { // the earlier crawl tried more often
            throw new IllegalStateException(fetch.url() + " was not to be fetched");
        }
        nodes.setState(node, State.FETCHED);
        nodes.setAttempts(node, fetch.attempt());
        traps.begin(fetch.url());
        record(node, fetch, outcome, time);
    }

    /// Ends the replay.
    public void replayed() {
        hosts.keep(node -> nodes.state(node) == State.QUEUED);
        updateProgress();
    }

    /// Starts no further fetch. The crawl is done when the fetches in flight have completed. Any thread may call
    /// this.
    public void stop() {
        stopping = true;
    }

    /// Says whether nothing is left to fetch, whatever the page limit.
    public boolean isFinished() {
        return !stopping && inFlight == 0 && hosts.waiting() == 0 && retries.isEmpty();
    }

    /// Any thread may call this.
    public Progress progress() {
        return progress;
    }

    public Url start() {
        return start;
    }

    /// Whether nothing is in flight because the crawl waits: for its pace, or because a server has asked for it.
    /// Any thread may call this.
    ///
    /// @param nanoTime  the current [System#nanoTime]
    public boolean isWaiting(long nanoTime) {
        return waiting && waitingUntilNanos - nanoTime > 0 && progress.inFlight() == 0;
    }

    /// The results so far. They are complete when [#next] has returned [Done].
    public CrawlResult result() {
        Map<Url, Outcome.Failed> all = new LinkedHashMap<>();
        failures.forEach((node, failed) -> all.put(nodes.url(node), failed));
        retries.forEach((node, failed) -> all.put(nodes.url(node), failed)); // if the crawl has ended early
        all.putAll(chains.failures(scope, stopping));
        lostSitemaps.forEachFailed(all::put);
        return CrawlResult.of(
                names(),
                bytes,
                notHtml,
                all,
                traps.leftOut(this::isKnown),
                sinceWanted,
                sinceSent,
                stopping,
                disallowed + lostSitemaps.disallowed(),
                limitReached());
    }

    /// The names of the pages, sorted. On another host than the start, the name of a page is its whole address.
    private List<String> names() {
        if (scope.kind() != Scope.Kind.DOMAIN) {
            return new PageNames(addresses, nodes::isPage);
        }
        return IntStream.range(0, addresses.size())
                .filter(nodes::isPage)
                .mapToObj(nodes::url)
                .map(url -> url.sameOrigin(scope.start()) ? url.pathAndQuery() : url.toString())
                .sorted()
                .toList();
    }

    private Optional<String> limitReached() {
        if (limit.isPresent() || budget.maxDepth() == Integer.MAX_VALUE) {
            return limit;
        }
        long tooDeep =
                IntStream.range(0, addresses.size()).filter(this::isTooDeep).count();
        return tooDeep == 0 ? Optional.empty() : Optional.of(limits.depth(tooDeep));
    }

    private boolean isTooDeep(int node) {
        return nodes.state(node) == State.KNOWN
                && nodes.depth(node) > budget.maxDepth()
                && scope.contains(nodes.url(node));
    }

    /// Tells the listener what is known only when the crawl is done: which redirects lead nowhere, and which
    /// addresses were not fetched.
    public void tellRest() {
        chains.failures(scope, stopping).forEach(listener::failed);
        lostSitemaps.tell(listener);
        retries.forEach((node, failed) -> listener.failed(nodes.url(node), failed));
        traps.forEachUnfollowed(this::isKnown, this::tellLeftOut);
        unfollowed.forEach((address, page) -> {
            if (!isKnown(address)) {
                listener.skipped(address, Skip.NOFOLLOW, "has only links that say nofollow, such as on " + page);
            }
        });
        for (int node = 0; node < addresses.size(); node++) {
            switch (nodes.state(node)) {
                case KNOWN -> tellUnfetched(node);
                case QUEUED, IN_FLIGHT ->
                    listener.skipped(nodes.url(node), Skip.ENDED, "was not fetched before the crawl ended");
                default -> {}
            }
        }
    }

    private void tellUnfetched(int node) {
        Url url = nodes.url(node);
        if (!scope.contains(url)) {
            listener.skipped(url, Skip.OFF_SITE, scope.outside());
        } else if (isTooDeep(node)) {
            listener.skipped(url, Skip.TOO_DEEP, "is more than " + budget.maxDepth() + " links from the start");
        } else {
            listener.skipped(url, Skip.REDIRECTS, "stands behind a redirect that was not followed");
        }
    }

    private void updateProgress() {
        progress = new Progress(pages, failures.size(), bytes, inFlight, hosts.waiting());
    }

    private void record(int node, Fetch fetch, Outcome outcome, FetchTime time) {
        sinceSent.recordValue(Math.max(0, time.elapsedNanos()));
        sinceWanted.recordValue(Math.max(0, time.waitedNanos() + time.elapsedNanos()));
        Optional<Duration> again = outcome instanceof Outcome.Failed failed
                ? RetryAfter.atLeast(rules.retry().after(fetch.attempt(), failed), failed)
                : Optional.empty();
        listener.completed(fetch, outcome, nodes.depth(node), time, again);
        record(node, fetch.url(), outcome, again);
    }

    private void record(int node, Url url, Outcome outcome, Optional<Duration> again) {
        switch (outcome) {
            case Outcome.Page page -> {
                bytes += page.bytes();
                limits.add(page.plainBytes());
                pages++;
                nodes.setPage(node);
                List<Url> links = politeness.nofollow() ? followed(url, page) : page.links();
                follow(node, links, traps.visit(url, links, page.phrases()));
                page.refresh().ifPresent(target -> refresh(node, target));
            }
            case Outcome.NotAPage(long length, Optional<Url> refresh) -> {
                bytes += length;
                notHtml++;
                refresh.ifPresent(target -> refresh(node, target));
            }
            case Outcome.Redirect(var target, var _) when target.isPresent() -> redirect(node, target.get());
            case Outcome.Redirect _ ->
                failures.put(node, new Outcome.Failed(FailureKind.BAD_REDIRECT, "has no usable Location"));
            case Outcome.Failed failed -> failed(node, failed, again);
            case Outcome.Robots _, Outcome.Sitemap _ -> throw new IllegalArgumentException(url + " is a page");
        }
    }

    private void recordFile(Fetch fetch, Outcome outcome, FetchTime time) {
        if (fetch.purpose() instanceof Purpose.Sitemap(var _, var _, boolean named)) {
            listener.completed(fetch, outcome, 0, time, Optional.empty());
            if (named && outcome instanceof Outcome.Failed failed && !stopping) {
                lostSitemaps.failed(fetch.url(), failed);
            }
        }
        for (Url page : hosts.ended(fetch, outcome)) {
            if (scope.contains(page)) {
                relax(found(page, NONE, Way.SITEMAP, 0), 0, 0, NONE);
            }
        }
    }

    private void failed(int node, Outcome.Failed failed, Optional<Duration> again) {
        again.ifPresentOrElse(
                delay -> {
                    nodes.setState(node, State.WAITING);
                    retries.add(node, failed, delay);
                },
                () -> failures.put(node, failed));
    }

    private void queue(int node) {
        queue(node, nodes.url(node));
    }

    private void queue(int node, Url url) {
        nodes.setState(node, State.QUEUED);
        hosts.add(node, url);
    }

    private void follow(int node, List<Url> links, PageTraps leads) {
        int depth = nodes.depth(node) + 1;
        int[] targets = new int[links.size()];
        int count = 0;
        for (int i = 0; i < links.size(); i++) {
            int known = AddressList.numberOf(links, i);
            if (known != NONE && isFollowed(known, depth)) {
                targets[count++] = known;
                continue;
            }
            Url link = links.get(i);
            if (scope.contains(link) && !leads.leavesOut(link, this::isKnown)) {
                int target = found(link, node, Way.LINK, depth);
                String pattern = leads.patternOf(link);
                if (pattern != null && nodes.state(target) == State.KNOWN) {
                    nodes.setPattern(target, pattern);
                }
                targets[count++] = target;
                relax(target, depth, 0, NONE);
            }
        }
        if (budget.maxDepth() < Integer.MAX_VALUE) {
            nodes.setLinks(node, targets, count);
        }
    }

    /// Says whether a further link to this address, at this depth, changes nothing.
    private boolean isFollowed(int node, int depth) {
        State state = nodes.state(node);
        return state != State.UNKNOWN
                && state != State.KNOWN
                && nodes.depth(node) <= depth
                && nodes.hops(node) == 0
                && (scope.kind() == Scope.Kind.HOST
                        ? addresses.sameOrigin(node, scope.start())
                        : scope.contains(nodes.url(node)));
    }

    /// The links of a page without those that say `nofollow`.
    private List<Url> followed(Url url, Outcome.Page page) {
        PageRobots robots = page.robots();
        if (robots.equals(PageRobots.NONE)) {
            return page.links();
        }
        List<Url> followed = page.links().stream().filter(robots::follows).toList();
        page.links().stream()
                .filter(link -> !robots.follows(link) && scope.contains(link))
                .forEach(link -> unfollowed.putIfAbsent(link, url));
        return followed;
    }

    private void redirect(int node, Url target) {
        int to = found(target, node, Way.REDIRECT, nodes.depth(node));
        nodes.setRedirect(node, to);
        if (node != startNode || !moveTo(to, target)) {
            chains.redirects(node);
            relax(to, nodes.depth(node), chains.hopsOver(node, scope), node);
        }
    }

    /// Follows the start to its new address, with the scope.
    ///
    /// @return false if this is a redirect like any other
    private boolean moveTo(int to, Url target) {
        int from = startNode;
        startNode = to;
        Optional<Scope> moved = scope.needsMoveTo(target) ? scope.movedTo(target) : Optional.empty();
        if (moved.isEmpty()) {
            return false;
        }
        if (nodes.state(to) != State.KNOWN || nodes.hops(from) >= budget.maxRedirects()) {
            FailureKind kind =
                    nodes.state(to) == State.KNOWN ? FailureKind.TOO_MANY_REDIRECTS : FailureKind.REDIRECT_LOOP;
            failures.put(from, new Outcome.Failed(kind, "redirects to " + target));
            return true;
        }
        scope = moved.get();
        relax(to, nodes.depth(from), nodes.hops(from) + 1, NONE);
        return true;
    }

    /// Follows a refresh as a redirect. Unlike a redirect, it is no failure if it leads off the site or in a ring:
    /// the page that refreshes has been found.
    private void refresh(int node, Url target) {
        if (scope.contains(target)) {
            int to = found(target, node, Way.REFRESH, nodes.depth(node));
            nodes.setRefresh(node, to);
            chains.refreshes(node);
            relax(to, nodes.depth(node), chains.hopsOver(node, scope), node);
        }
    }

    /// Says whether the crawl has found this address. A listener may have looked up further addresses.
    private boolean isKnown(Url url) {
        int node = addresses.find(url);
        return node != NONE && nodes.state(node) != State.UNKNOWN;
    }

    /// Gets the number of an address, and tells if it is found for the first time.
    ///
    /// @param from  NONE for the start
    private int found(Url url, int from, Way way, int depth) {
        int node = addresses.add(url);
        if (nodes.state(node) == State.UNKNOWN) {
            nodes.setState(node, State.KNOWN);
            listener.found(url, from == NONE ? Optional.empty() : Optional.of(nodes.url(from)), way, depth);
        }
        return node;
    }

    /// Lowers a node's labels, then the labels of every node that it leads to through fetched nodes.
    private void relax(int first, int depth, int hops, int before) {
        if (!lower(first, depth, hops, before)) {
            return; // nearly always
        }
        Deque<Label> work = new ArrayDeque<>();
        addLabelsFrom(first, work);
        while (!work.isEmpty()) {
            Label label = work.removeFirst();
            if (lower(label.node, label.depth, label.hops, label.before)) {
                addLabelsFrom(label.node, work);
            }
        }
    }

    /// Lowers a node's labels.
    ///
    /// @return whether the labels of those that it leads to may become smaller, too
    private boolean lower(int node, int depth, int hops, int before) {
        if (depth >= nodes.depth(node) && hops >= nodes.hops(node)) {
            return false;
        }
        nodes.lower(node, depth, hops, before);
        State state = nodes.state(node);
        if (state == State.KNOWN && nodes.depth(node) <= budget.maxDepth() && nodes.hops(node) < NO_WAY) {
            admit(node);
        }
        return state == State.FETCHED;
    }

    private void addLabelsFrom(int node, Deque<Label> work) {
        int depth = nodes.depth(node);
        nodes.forEachLink(node, link -> work.add(new Label(link, depth + 1, 0, NONE)));
        if (nodes.redirect(node) != NONE) {
            work.add(new Label(nodes.redirect(node), depth, chains.hopsOver(node, scope), node));
        }
        if (nodes.refresh(node) != NONE) {
            work.add(new Label(nodes.refresh(node), depth, chains.hopsOver(node, scope), node));
        }
    }

    private void admit(int node) {
        Url url = nodes.url(node);
        Optional<String> endless = traps.refuse(url, nodes.pattern(node));
        if (endless.isPresent()) {
            nodes.setState(node, State.LEFT_OUT);
            tellLeftOut(url, endless.get());
        } else if (rules.links().isNew(url)) {
            queue(node, url);
        }
    }

    private void tellLeftOut(Url url, String pattern) {
        listener.skipped(url, Skip.ENDLESS, "is one of many addresses " + pattern);
    }
}

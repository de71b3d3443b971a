package tulip.crawler.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tulip.crawler.CrawlListener;
import tulip.crawler.FailureKind;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// Keeps how each address of a crawl was found, and what became of it. Other reports ask it, so it must hear of
/// everything before they do.
public final class Journal implements CrawlListener {
    /// The depth of an address that was not followed.
    static final int UNKNOWN_DEPTH = Integer.MAX_VALUE;

    private static final Fate OPEN = new Fate.Open();

    /// What is known of an address.
    static final class Entry {
        final Url address;
        final Optional<Url> from;
        final Way way;
        private int depth;
        private int attempts;
        private Fate fate = OPEN;
        private List<Outcome.Failed> troubles = List.of();

        private Entry(Url address, Optional<Url> from, Way way, int depth) {
            this.address = address;
            this.from = from;
            this.way = way;
            this.depth = depth;
        }

        /// Links from the start, on the shortest way known so far.
        int depth() {
            return depth;
        }

        /// How often it was fetched.
        int attempts() {
            return attempts;
        }

        Fate fate() {
            return fate;
        }

        /// Why attempts before the last one failed, and why a refresh of this page leads nowhere.
        List<Outcome.Failed> troubles() {
            return troubles;
        }

        private void trouble(Outcome.Failed failed) {
            List<Outcome.Failed> more = new ArrayList<>(troubles);
            more.add(failed);
            troubles = more;
        }
    }

    private final Map<Url, Entry> entries = new LinkedHashMap<>();

    @Override
    public void found(Url address, Optional<Url> from, Way way, int depth) {
        entries.put(address, new Entry(address, from, way, depth));
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        if (!(fetch.purpose() instanceof Purpose.Page)) {
            return; // the same file may be a page too
        }
        Entry entry = entries.get(fetch.url());
        entry.depth = depth;
        entry.attempts = fetch.attempt();
        if (again.isPresent() && outcome instanceof Outcome.Failed failed) {
            entry.trouble(failed);
        } else {
            entry.fate = fate(outcome);
        }
    }

    /// An address may be skipped without having been found, if no link to it may be followed.
    @Override
    public void skipped(Url address, Skip reason, String why) {
        entries.computeIfAbsent(address, _ -> new Entry(address, Optional.empty(), Way.LINK, UNKNOWN_DEPTH)).fate =
                new Fate.Skipped(reason, why);
    }

    /// A page that refreshes to nowhere is still a page.
    @Override
    public void failed(Url address, Outcome.Failed failed) {
        Entry entry = entries.get(address);
        if (entry.fate instanceof Fate.Page || entry.fate instanceof Fate.NotAPage) {
            entry.trouble(failed);
        } else {
            entry.fate = new Fate.Failed(failed);
        }
    }

    private static Fate fate(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Page page -> new Fate.Page(page.bytes(), page.links().size(), page.refresh());
            case Outcome.NotAPage(long bytes, var refresh) -> new Fate.NotAPage(bytes, refresh);
            case Outcome.Redirect(var target, String fragment) ->
                target.<Fate>map(url -> new Fate.Redirect(url, fragment))
                        .orElseGet(() -> new Fate.Failed(
                                new Outcome.Failed(FailureKind.BAD_REDIRECT, "has no usable Location")));
            case Outcome.Failed failed -> new Fate.Failed(failed);
            case Outcome.Robots _, Outcome.Sitemap _ -> OPEN; // no address of a page
        };
    }

    Optional<Entry> entry(Url address) {
        return Optional.ofNullable(entries.get(address));
    }

    /// The addresses that the crawl knows, in the order in which it found them.
    Set<Url> addresses() {
        return entries.keySet();
    }

    /// The addresses from the start to this one, each with what leads to the next.
    List<Entry> chainTo(Entry last) {
        List<Entry> chain = new ArrayList<>();
        chain.add(last);
        Optional<Entry> before = last.from.flatMap(this::entry);
        while (before.isPresent()) {
            chain.addFirst(before.get());
            before = before.get().from.flatMap(this::entry);
        }
        return chain;
    }
}

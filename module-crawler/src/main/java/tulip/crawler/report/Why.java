package tulip.crawler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.crawler.CrawlListener.Way;
import tulip.crawler.Outcome;
import tulip.crawler.Url;

/// Tells in one paragraph what became of an address, and how it was found.
public final class Why {
    private static final int MOST_STEPS = 8; // of a way from the start that are named

    private final Url start;
    private final Journal journal;

    public Why(Url start, Journal journal) {
        this.start = start;
        this.journal = journal;
    }

    /// Explains an address.
    public String of(Url address) {
        return journal.entry(address)
                .map(entry -> (address + " " + fate(entry) + " " + way(entry)).strip())
                .orElseGet(() -> unknown(address));
    }

    private static String fate(Journal.Entry entry) {
        String trouble = troubles(entry);
        return switch (entry.fate()) {
            case Fate.Page(long bytes, int links, var refresh) ->
                "is a page: " + Words.count(bytes, "byte", "bytes") + " with "
                        + Words.count(links, "link", "links") + " within the site"
                        + refresh.map(target -> ", which refreshes to " + target)
                                .orElse("") + "." + trouble;
            case Fate.NotAPage(long bytes, var refresh) ->
                "was fetched, and is no HTML page: " + Words.count(bytes, "byte", "bytes") + " of something else"
                        + refresh.map(target -> ", which refreshes to " + target)
                                .orElse("") + "." + trouble;
            case Fate.Redirect(Url target, var _) -> "redirects to " + target + "." + trouble;
            case Fate.Failed(Outcome.Failed failure) ->
                "failed: " + Words.of(failure) + " (" + failure.message() + ")." + trouble;
            case Fate.Skipped(var _, String why) -> "was not fetched: it " + why + "." + trouble;
            case Fate.Open _ -> "was not fetched before the crawl ended." + trouble;
        };
    }

    private static String troubles(Journal.Entry entry) {
        if (entry.troubles().isEmpty()) {
            return "";
        }
        List<String> all = entry.troubles().stream().map(Words::of).toList();
        return entry.attempts() > 1
                ? " It was fetched " + entry.attempts() + " times; before the last time, it failed with "
                        + String.join(", then ", all) + ", and the crawl waited."
                : " Its refresh was not followed: " + String.join(", then ", all) + ".";
    }

    private String way(Journal.Entry entry) {
        if (entry.from.isEmpty()) {
            return entry.way == Way.START ? "The crawl started there." : "";
        }
        List<Journal.Entry> chain = journal.chainTo(entry);
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < chain.size(); i++) {
            steps.add(step(chain.get(i - 1).address, chain.get(i)));
        }
        int hidden = steps.size() - MOST_STEPS;
        if (hidden > 0) {
            steps.subList(MOST_STEPS / 2, MOST_STEPS / 2 + hidden).clear();
            steps.add(MOST_STEPS / 2, Words.count(hidden, "step", "steps") + " more");
        }
        return (chain.getFirst().way == Way.START
                        ? "It was found from the start, " + start + ": "
                        : "It was found so: ")
                + String.join("; ", steps) + ".";
    }

    private static String step(Url from, Journal.Entry to) {
        String verb = switch (to.way) {
            case REDIRECT -> "redirects to";
            case REFRESH -> "refreshes to";
            case SITEMAP -> "names";
            default -> "links to";
        };
        return from.pathAndQuery() + " " + verb + " "
                + (to.address.sameOrigin(from) ? to.address.pathAndQuery() : to.address);
    }

    private String unknown(Url address) {
        if (!address.sameOrigin(start) && journal.addresses().stream().noneMatch(address::sameOrigin)) {
            return address + " is on another site than the start, " + start + ": the crawl does not go there.";
        }
        Optional<Url> nearest = new Nearest(journal.addresses()).to(address);
        return "The crawl has not seen " + address + ": no page that it read links to it."
                + nearest.map(near -> " The nearest address that it knows is " + near + ".")
                        .orElse("");
    }
}

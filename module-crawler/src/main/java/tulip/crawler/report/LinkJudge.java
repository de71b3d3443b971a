package tulip.crawler.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.CrawlListener.Skip;
import tulip.crawler.Fragment;
import tulip.crawler.Outcome;
import tulip.crawler.PageDetail;
import tulip.crawler.Url;

/// Judges single links by what a crawl has learnt so far.
final class LinkJudge {
    private static final Verdict GOOD = new Verdict.Good();

    private final Url start;
    private final Journal journal;
    private final Map<Url, AnchorHashes> anchors = new HashMap<>(); // of each page

    LinkJudge(Url start, Journal journal) {
        this.start = start;
        this.journal = journal;
    }

    void learn(Url page, PageDetail detail) {
        anchors.put(page, AnchorHashes.of(detail.anchors()));
    }

    /// Follows a link over its redirects to its end. As in a browser, a redirect that names a place replaces the
    /// place of the link.
    Verdict judge(Url target, String fragment) {
        List<Url> via = new ArrayList<>(0);
        Url at = target;
        String place = fragment;
        while (true) {
            Fate fate = journal.entry(at).map(Journal.Entry::fate).orElse(null);
            switch (fate) {
                case null -> {
                    return at.sameOrigin(start) ? new Verdict.Unchecked("was not followed") : new Verdict.Elsewhere();
                }
                case Fate.Redirect(Url next, String own) -> {
                    if (via.contains(at)) {
                        return new Verdict.Unchecked("redirects in a ring");
                    }
                    via.add(at);
                    at = next;
                    place = own.isEmpty() ? place : own;
                }
                default -> {
                    return judge(at, fate, place, via);
                }
            }
        }
    }

    private Verdict judge(Url at, Fate fate, String place, List<Url> via) {
        return switch (fate) {
            case Fate.Page _ -> judgePlace(at, place, via);
            case Fate.NotAPage _ -> GOOD;
            case Fate.Failed(Outcome.Failed failure) -> judgeFailure(at, failure, place, via);
            case Fate.Skipped(var reason, String why) ->
                reason == Skip.OFF_SITE ? new Verdict.Elsewhere() : new Verdict.Unchecked(why);
            case Fate.Open _, Fate.Redirect _ -> new Verdict.Unchecked("was not fetched before the crawl ended");
        };
    }

    private Verdict judgePlace(Url page, String place, List<Url> via) {
        AnchorHashes known = anchors.get(page);
        if (known == null && !place.isEmpty()) {
            return new Verdict.Unchecked("is a page that was not read for places");
        }
        return Fragment.pointsInto(place, known == null ? _ -> false : known::has)
                ? GOOD
                : new Verdict.NoPlace(page, place, List.copyOf(via));
    }

    /// What our own limits refuse is not broken.
    private static Verdict judgeFailure(Url at, Outcome.Failed failure, String place, List<Url> via) {
        return switch (failure.kind()) {
            case REDIRECT_OFF_SITE -> new Verdict.Elsewhere();
            case TOO_MANY_REDIRECTS -> new Verdict.Unchecked("stands behind too many redirects");
            case BODY_TOO_LARGE -> place.isEmpty() ? GOOD : new Verdict.Unchecked("is a page over the limit of size");
            case FORBIDDEN_ADDRESS -> new Verdict.Unchecked("is at an address that may not be visited");
            case HEAD_TOO_LARGE -> new Verdict.Unchecked("has a head over the limit");
            case INTERNAL -> new Verdict.Unchecked("could not be read: an error inside the crawler");
            default -> new Verdict.Broken(at, failure, List.copyOf(via));
        };
    }
}

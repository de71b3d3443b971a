package tulip.crawler.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.CrawlListener;
import tulip.crawler.Hyperlink;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.PageDetail;
import tulip.crawler.Url;
import tulip.crawler.report.LinkReport.Holder;

/// Finds the links of a site that lead to nothing. Pages must be read for it; see [tulip.crawler.Limits#detailed].
///
/// A link that is seen to be good is forgotten at once. The others are kept until their addresses are known.
public final class BrokenLinks implements CrawlListener {
    private record Held(Url page, String link, String fragment) {}

    private final LinkJudge judge;
    private final Map<Url, List<Held>> held = new HashMap<>(); // by target; not seen to be good
    private final List<Holder> malformed = new ArrayList<>();

    /// @param journal  hears of everything first
    public BrokenLinks(Url start, Journal journal) {
        this.judge = new LinkJudge(start, journal);
    }

    @Override
    public void completed(Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        Url url = fetch.url();
        if (outcome instanceof Outcome.Page page) {
            page.detail().ifPresent(detail -> read(url, detail));
        }
        refresh(outcome).ifPresent(target -> hold(target, new Held(url, target.toString(), "")));
        held.computeIfPresent(url, (_, links) -> {
            links.removeIf(link -> isGood(url, link));
            return links.isEmpty() ? null : links;
        });
    }

    private void read(Url page, PageDetail detail) {
        judge.learn(page, detail);
        for (Hyperlink link : detail.links()) {
            link.target()
                    .ifPresentOrElse(
                            target -> hold(target, new Held(page, link.written(), link.fragment())),
                            () -> malformed.add(new Holder(page, link.written(), List.of())));
        }
    }

    private static Optional<Url> refresh(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Page page -> page.refresh();
            case Outcome.NotAPage notAPage -> notAPage.refresh();
            default -> Optional.empty();
        };
    }

    private void hold(Url target, Held link) {
        if (!isGood(target, link)) {
            held.computeIfAbsent(target, _ -> new ArrayList<>(1)).add(link);
        }
    }

    private boolean isGood(Url target, Held link) {
        return judge.judge(target, link.fragment) instanceof Verdict.Good;
    }

    /// The report. It is complete when the crawl has told everything.
    public LinkReport report() {
        var sums = new LinkSums();
        malformed.forEach(sums::malformed);
        held.forEach((target, links) ->
                links.forEach(link -> sums.add(link.page, link.link, judge.judge(target, link.fragment))));
        return sums.report();
    }
}

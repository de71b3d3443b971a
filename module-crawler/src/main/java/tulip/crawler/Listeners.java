package tulip.crawler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Several listeners as one.
record Listeners(List<CrawlListener> all) implements CrawlListener {
    @Override
    public void found(Url address, Optional<Url> from, Way way, int depth) {
        all.forEach(each -> each.found(address, from, way, depth));
    }

    @Override
    public void completed(Next.Fetch fetch, Outcome outcome, int depth, FetchTime time, Optional<Duration> again) {
        all.forEach(each -> each.completed(fetch, outcome, depth, time, again));
    }

    @Override
    public void skipped(Url address, Skip reason, String why) {
        all.forEach(each -> each.skipped(address, reason, why));
    }

    @Override
    public void failed(Url address, Outcome.Failed failed) {
        all.forEach(each -> each.failed(address, failed));
    }
}

package tulip.crawler.race;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.engine.Part;
import tulip.crawler.lab.SiteProcess;

/// Crawls a site with engine `mine` and some of its own parts, each time in a new JVM. So a trial that hangs, or fills
/// the memory, does not disturb the others. What the reference alone finds is right.
public final class MineTrials implements Suspects.Trial {
    private final SiteProcess site;
    private final Url start;
    private final int concurrency;
    private final Limits limits;
    private final int attempts;
    private final OwnParts own;
    private Round right; // null before the first trial

    /// @param attempts  how often a failed fetch is sent at most
    public MineTrials(SiteProcess site, int concurrency, Limits limits, int attempts, OwnParts own) {
        this.site = site;
        this.start = site.start();
        this.concurrency = concurrency;
        this.limits = limits;
        this.attempts = attempts;
        this.own = own;
    }

    @Override
    public Optional<String> wrong(Set<Part> some) throws IOException {
        if (right == null) {
            right = crawl(Set.of());
        }
        Round round;
        try {
            round = crawl(some);
        } catch (IOException failed) {
            site.requireAlive();
            return Optional.of(failed.getMessage());
        }
        return difference(round);
    }

    private Round crawl(Set<Part> some) throws IOException {
        var settings = new LaneSettings(EngineKind.MINE, concurrency, 1, 0, limits, attempts, false, Optional.empty());
        try (var lane = new Lane("a trial", settings, Lane.FLAGS, own.only(some))) {
            return lane.round(start, _ -> {});
        }
    }

    private Optional<String> difference(Round round) {
        if (!round.pagesDigest().equals(right.pagesDigest())) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "it finds %,d pages (%s), and the reference %,d (%s)",
                    round.pages(),
                    round.failuresInWords(),
                    right.pages(),
                    right.failuresInWords()));
        }
        return round.failures().equals(right.failures())
                ? Optional.empty()
                : Optional.of(
                        "it reports " + round.failuresInWords() + ", and the reference " + right.failuresInWords());
    }
}

package tulip.crawler.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.Prices;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.WarmUp;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// The race of `./tulip race`, for a room.
public final class RaceScenario implements Scenario {
    private static final int NEW_SEEDS = 1_000_000;
    private static final int POOL = 100;
    private static final SiteSpec STAR = new SiteSpec(1_001, 1, Shape.STAR, 256, 1);
    private static final int QUICK_PAGES = 60;
    private static final int POOLS_PAGES = 500; // a round of the smallest pool takes half a second
    private static final List<String> POOLS =
            List.of("threads:50", "threads:100", "threads:200", "threads:500", "virtual");

    private final RaceSettings settings;
    private final LongSupplier nanoTime;
    private Race race; // null before the run; guarded by this
    private Set<ProcessHandle> before; // the child processes that are not the race's; guarded by this
    private boolean interrupted; // guarded by this

    /// @throws IllegalArgumentException with a sentence for the user, if the site does not exist
    public RaceScenario(RaceSettings settings) {
        this(settings, System::nanoTime);
    }

    RaceScenario(RaceSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    RaceSettings settings() {
        return settings;
    }

    /// The default race.
    static Scenario crawl(Offer.Settings chosen) {
        SiteSpec usual = SiteSpec.DEFAULT;
        var few = new SiteSpec(QUICK_PAGES, usual.links(), usual.shape(), usual.pageBytes(), usual.seed());
        return new RaceScenario(settings(chosen, chosen.quick() ? few : usual, 50, 500));
    }

    /// One page that links to a thousand.
    static Scenario fanOut(Offer.Settings chosen) {
        var few = new SiteSpec(QUICK_PAGES + 1, STAR.links(), STAR.shape(), STAR.pageBytes(), STAR.seed());
        return new RaceScenario(settings(chosen, chosen.quick() ? few : STAR, 100, 1_000));
    }

    /// The fan-out of a half, with four pools beside virtual threads. The engines that were chosen do not matter.
    static Scenario pools(Offer.Settings chosen) {
        SiteSpec site = new SiteSpec(
                (chosen.quick() ? QUICK_PAGES : POOLS_PAGES) + 1,
                STAR.links(),
                STAR.shape(),
                STAR.pageBytes(),
                STAR.seed());
        return new RaceScenario(settings(new Offer.Settings(POOLS, chosen.quick()), site, 50, POOLS_PAGES));
    }

    private static RaceSettings settings(Offer.Settings chosen, SiteSpec site, int latencyMillis, int concurrency) {
        return new RaceSettings(
                new SiteChoice.Generated(site, new Latency.Fixed(latencyMillis)),
                Entrant.parseWithFloor(chosen.lanes()),
                concurrency,
                POOL,
                chosen.quick() ? new WarmUp.For(Duration.ofMillis(100)) : RaceSettings.WARM_UP,
                chosen.quick() ? OptionalInt.of(2) : OptionalInt.empty(),
                ThreadLocalRandom.current().nextInt(NEW_SEEDS),
                Prices.DEFAULT);
    }

    @Override
    public void run(Consumer<StageEvent> listener) throws IOException {
        var story = new RaceStory(settings, nanoTime, listener);
        Race prepared = prepare(story);
        RaceReport report = prepared.run();
        story.end(report);
    }

    private synchronized Race prepare(RaceStory story) throws IOException {
        if (interrupted) {
            throw new IOException("interrupted");
        }
        before = children();
        race = new Race(settings, story::see);
        return race;
    }

    @Override
    public synchronized void interrupt() {
        interrupted = true;
        if (race != null) {
            race.interrupt();
            children().stream().filter(child -> !before.contains(child)).forEach(ProcessHandle::destroy);
        }
    }

    @Override
    public synchronized Map<String, Long> processes() {
        return race == null ? Map.of() : race.processes();
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }
}

package tulip.crawler.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.Interruption;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.race.RaceEvent.Phase;

/// Runs the same crawl on several engines. Each engine has a JVM of its own, and the site has another.
///
/// 1. Every lane crawls once. All lanes must find the same pages; otherwise they did not do the same work.
/// 2. Every lane warms up until two rounds in a row are within 5 % of its best round, for at most 3 s (unless
///    [WarmUp] says otherwise).
/// 3. Three rounds are measured, one lane at a time. Each round shuffles the lanes.
public final class Race {
    public static final int ROUNDS = 3;
    private static final long SITE_WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);

    private final RaceSettings settings;
    private final Ideal ideal;
    private final Consumer<RaceEvent> listener;
    private final Map<EngineKind, Lane> lanes = new EnumMap<>(EngineKind.class);
    private final Map<EngineKind, Round> first = new EnumMap<>(EngineKind.class);
    private final Map<EngineKind, RaceEvent.WarmedUp> warmUps = new EnumMap<>(EngineKind.class);
    private final Map<EngineKind, List<Round>> measured = new EnumMap<>(EngineKind.class);
    private final List<List<EngineKind>> order = new ArrayList<>();
    private final Interruption interruption = new Interruption();

    /// Prepares a race.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the site does not exist
    public Race(RaceSettings settings, Consumer<RaceEvent> listener) {
        this.settings = settings;
        this.ideal = new Ideal(settings.site());
        this.listener = listener;
    }

    /// Tells the race that its child processes are being ended. The race ends and reports the rounds measured so
    /// far.
    public void interrupt() {
        interruption.come();
    }

    /// Runs the race.
    ///
    /// @throws IOException with a sentence for the user, if a lane or the site fails, or the lanes find different
    ///     pages
    public RaceReport run() throws IOException {
        long idealMillis = ideal.millis(settings.concurrency());
        listener.accept(new RaceEvent.IdealKnown(ideal.result().pages().size(), idealMillis));
        try (var site = SiteProcess.start(settings.site())) {
            warmUpSite(site);
            check(site, ideal.result().pages());
            if (!settings.cold()) {
                for (EngineKind kind : slowestStarterFirst()) {
                    warmUp(lanes.get(kind));
                }
            }
            measure(site);
        } catch (IOException broken) {
            if (!interruption.isCause()) {
                throw broken;
            }
        } finally {
            lanes.values().forEach(Lane::close);
        }
        return report(idealMillis);
    }

    /// Crawls the site for a second in this JVM. Otherwise the server would be cold for the first lane, and warm
    /// for the others.
    private void warmUpSite(SiteProcess site) throws IOException {
        long begin = System.nanoTime();
        try (var engine = EngineKind.VIRTUAL.open(Limits.DEFAULT, settings.concurrency(), 1)) {
            while (System.nanoTime() - begin < SITE_WARM_UP_NANOS && !interruption.hasCome()) {
                var crawl = new Crawl(site.start(), Budget.wholeSite(settings.concurrency()));
                Thread reporter = Thread.ofVirtual().start(() -> reportSiteWarmUp(crawl));
                engine.run(crawl);
                reporter.interrupt();
                reporter.join();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupt);
        }
    }

    private void reportSiteWarmUp(Crawl crawl) {
        try {
            while (true) {
                listener.accept(new RaceEvent.SiteWarmUp(crawl.progress().pages()));
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException over) {
            // The crawl has ended.
        }
    }

    private void check(SiteProcess site, List<String> expected) throws IOException {
        for (EngineKind kind : settings.lanes()) {
            Lane lane = open(site, kind);
            lanes.put(kind, lane);
            Round round = round(lane, Phase.CHECK, 1);
            first.put(kind, round);
            List<String> found = lane.pages();
            if (!found.equals(expected)) {
                throw new IOException(disagreement(round, kind, found, expected));
            }
            if (settings.cold()) {
                lanes.remove(kind).close();
            }
        }
        Round any = first.get(settings.lanes().getFirst());
        listener.accept(new RaceEvent.Agreed(any.pages(), any.pagesDigest()));
    }

    private static String disagreement(Round round, EngineKind kind, List<String> found, List<String> expected) {
        var missing = new TreeSet<>(expected);
        found.forEach(missing::remove);
        var extra = new TreeSet<>(found);
        expected.forEach(extra::remove);
        String example = !missing.isEmpty() ? "missed " + missing.first() : "also found " + extra.first();
        return String.format(
                Locale.ROOT,
                "no race: %s found %,d pages where the site has %,d; it %s (%s)",
                kind.id(),
                found.size(),
                expected.size(),
                example,
                round.failuresInWords());
    }

    /// The lane with the slowest first crawl warms up first: a JVM still compiles for a while after its last round.
    private List<EngineKind> slowestStarterFirst() {
        return settings.lanes().stream()
                .sorted(Comparator.comparingLong(
                                (EngineKind kind) -> first.get(kind).wallNanos())
                        .reversed())
                .toList();
    }

    private void warmUp(Lane lane) throws IOException {
        long begin = System.nanoTime();
        long nanos = TimeUnit.MILLISECONDS.toNanos(settings.warmUp().millis());
        boolean untilSettled = settings.warmUp() instanceof WarmUp.UntilSettled;
        long before = first.get(lane.kind()).wallNanos();
        long best = before;
        boolean settled = false;
        int rounds = 0;
        while (!(settled && untilSettled) && System.nanoTime() - begin < nanos) {
            long now = round(lane, Phase.WARM_UP, ++rounds).wallNanos();
            best = Math.min(best, now);
            settled = Math.max(now, before) <= (1 + WarmUp.AGREEMENT) * best;
            before = now;
        }
        var warmedUp = new RaceEvent.WarmedUp(lane.kind(), rounds, settled);
        warmUps.put(lane.kind(), warmedUp);
        listener.accept(warmedUp);
    }

    private void measure(SiteProcess site) throws IOException {
        var random = new Random(settings.site().seed());
        List<EngineKind> kinds = new ArrayList<>(settings.lanes());
        for (int number = 1; number <= ROUNDS; number++) {
            Collections.shuffle(kinds, random);
            order.add(List.copyOf(kinds));
            for (EngineKind kind : kinds) {
                measured.computeIfAbsent(kind, _ -> new ArrayList<>()).add(measuredRound(site, kind, number));
            }
        }
    }

    private Round measuredRound(SiteProcess site, EngineKind kind, int number) throws IOException {
        Round round;
        if (settings.cold()) {
            try (Lane fresh = open(site, kind)) {
                round = round(fresh, Phase.MEASURE, number);
            }
        } else {
            round = round(lanes.get(kind), Phase.MEASURE, number);
        }
        if (!round.pagesDigest().equals(first.get(kind).pagesDigest())) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "no race: %s found %,d pages in measured round %d, but %,d in its first (%s)",
                    kind.id(),
                    round.pages(),
                    number,
                    first.get(kind).pages(),
                    round.failuresInWords()));
        }
        return round;
    }

    private Lane open(SiteProcess site, EngineKind kind) throws IOException {
        return new Lane(new LaneSettings(kind, site.start(), settings.concurrency(), settings.pool()));
    }

    private Round round(Lane lane, Phase phase, int number) throws IOException {
        listener.accept(new RaceEvent.RoundStarted(lane.kind(), phase, number));
        Round round = lane.round(pages -> listener.accept(new RaceEvent.RoundProgress(lane.kind(), pages)));
        if (interruption.hasCome()) {
            throw new IOException("interrupted"); // the site has ended, so this round does not count
        }
        listener.accept(new RaceEvent.RoundEnded(lane.kind(), phase, number, round));
        return round;
    }

    private RaceReport report(long idealMillis) {
        List<LaneResult> results = new ArrayList<>();
        for (EngineKind kind : settings.lanes()) {
            List<Round> rounds = measured.get(kind);
            if (rounds != null) {
                var warmUp = warmUps.get(kind);
                int atOnce = kind.atOnce(settings.concurrency(), settings.pool());
                results.add(new LaneResult(
                        kind,
                        first.get(kind),
                        warmUp == null ? 0 : warmUp.rounds(),
                        warmUp != null && warmUp.settled(),
                        List.copyOf(rounds),
                        atOnce == settings.concurrency() ? idealMillis : ideal.millis(atOnce)));
            }
        }
        return new RaceReport(
                settings, idealMillis, Map.copyOf(first), results, List.copyOf(order), interruption.hasCome());
    }
}

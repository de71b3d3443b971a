package tulip.crawler.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tulip.crawler.lab.Amounts;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.JvmUse;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.RaceWords;
import tulip.crawler.race.Round;

/// Tells a race as the events of a scenario.
final class RaceStory {
    private static final int WARM_UPS_TOLD = 5; // one of so many: there are dozens in a second
    private static final int DIGEST = 12;

    private final RaceSettings settings;
    private final LongSupplier nanoTime;
    private final Consumer<StageEvent> listener;
    private final Map<Entrant, Double> cpuSeconds = new HashMap<>();
    private final Map<Entrant, Long> gcMillis = new HashMap<>(); // -1: not known
    private String now = "";
    private Phase phase = Phase.CHECK;
    private long started; // nanoTime of the current crawl
    private int pages;

    RaceStory(RaceSettings settings, LongSupplier nanoTime, Consumer<StageEvent> listener) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    synchronized void see(RaceEvent event) {
        switch (event) {
            case RaceEvent.IdealKnown(int known, long idealMillis) -> begin(known, idealMillis);
            case RaceEvent.SiteWarmUp _ -> now("The site warms up, and the lanes start.");
            case RaceEvent.RoundStarted(Entrant lane, Phase its, int number) -> started(lane, its, number);
            case RaceEvent.RoundProgress(Entrant lane, int found) -> progress(lane, found);
            case RaceEvent.RoundEnded(Entrant lane, Phase _, int _, Round round) -> ended(lane, round);
            case RaceEvent.Agreed(int found, String digest) ->
                now("All lanes found the same " + Amounts.plural(found, "page") + " ("
                        + digest.substring(0, Math.min(DIGEST, digest.length())) + ").");
            case RaceEvent.WarmedUp(Entrant lane, int rounds) ->
                listener.accept(new StageEvent.Begun(lane.name(), "after " + Amounts.plural(rounds, "warm-up")));
            case RaceEvent.Standings(int _, RaceReport soFar) -> results(soFar);
            case RaceEvent.LaneLost(Entrant lane, String why) -> listener.accept(new StageEvent.Lost(lane.name(), why));
        }
    }

    private void begin(int known, long idealMillis) {
        pages = known;
        List<String> names = settings.lanes().stream().map(Entrant::name).toList();
        listener.accept(new StageEvent.Lanes(names, idealMillis == 0 ? Double.NaN : idealMillis, "pages"));
        now(String.format(
                Locale.ROOT,
                "The site has %s. If only the waiting took time, the crawl would take %s.",
                Amounts.plural(known, "page"),
                Amounts.millis((double) idealMillis)));
    }

    private void started(Entrant lane, Phase its, int number) {
        phase = its;
        started = nanoTime.getAsLong();
        switch (its) {
            case CHECK -> {
                now("Each lane crawls once: all must find the same pages.");
                begun(lane, "first crawl");
            }
            case WARM_UP -> {
                if (number == 1) {
                    now("The lanes warm up, on the site without its latency: " + lane.name());
                }
                if (number == 1 || number % WARM_UPS_TOLD == 0) {
                    begun(lane, "warm-up " + number);
                }
            }
            case REHEARSAL -> {
                now("Each lane crawls once with latency, which does not count.");
                begun(lane, "rehearsal");
            }
            case MEASURE -> {
                now("Round " + number + ": the lanes crawl one after the other, in shuffled order.");
                begun(lane, "round " + number);
            }
        }
    }

    private void begun(Entrant lane, String what) {
        listener.accept(new StageEvent.Begun(lane.name(), what));
    }

    private void progress(Entrant lane, int found) {
        if (phase != Phase.WARM_UP) {
            tell(lane, (nanoTime.getAsLong() - started) / 1e6, found);
        }
    }

    private void ended(Entrant lane, Round round) {
        if (phase == Phase.WARM_UP) {
            return;
        }
        tell(lane, round.wallMillis(), round.pages());
        listener.accept(new StageEvent.Finished(lane.name(), round.wallMillis()));
        double cpu = cpuSeconds.merge(lane, round.cpuSeconds().orElse(Double.NaN), Double::sum);
        JvmUse use = round.use();
        long gc = gcMillis.merge(lane, use.gcMillis().orElse(-1), (a, b) -> a < 0 || b < 0 ? -1 : a + b);
        listener.accept(new StageEvent.Uses(
                lane.name(),
                new Vitals(
                        round.platformThreads(),
                        use.mounted().orElse(-1),
                        use.queued().orElse(-1),
                        round.peakRssMegabytes().orElse(Double.NaN),
                        Double.NaN,
                        gc,
                        cpu,
                        -1)));
    }

    private void tell(Entrant lane, double millis, int found) {
        listener.accept(new StageEvent.Progress(lane.name(), millis, pages == 0 ? 0 : (double) found / pages, found));
    }

    private void now(String sentence) {
        if (!sentence.equals(now)) {
            now = sentence;
            listener.accept(new StageEvent.Now(sentence));
        }
    }

    private void results(RaceReport report) {
        if (report.sorted().isEmpty()) {
            return;
        }
        var words = new RaceWords(report);
        listener.accept(table(words));
        List<String> why = new ArrayList<>();
        report.sorted().forEach(lane -> why.add(cause(lane)));
        why.addAll(words.findingsWithoutIdeals()); // each cause has its lane's ideal
        listener.accept(new StageEvent.Why(why));
    }

    /// The table of times, with processor time and threads beside it.
    private static StageEvent.Table table(RaceWords words) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> costs = words.costs();
        for (int i = 0; i < costs.size(); i++) {
            List<String> row = new ArrayList<>(words.times().get(i));
            row.add(costs.get(i).get(4));
            row.add(costs.get(i).get(5));
            rows.add(List.copyOf(row));
        }
        return new StageEvent.Table(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
    }

    /// Where a lane's time went: waiting that its number of requests at once makes unavoidable, and the rest.
    private String cause(LaneResult lane) {
        int atOnce = lane.entrant().atOnce(settings.concurrency(), settings.pool());
        String cpu = lane.cpuSeconds().isPresent()
                ? ", and " + Amounts.millis(1000 * lane.cpuSeconds().getAsDouble()) + " of CPU"
                : "";
        double own = lane.ownIdealMillis();
        double over = lane.wallMillis() - own;
        return String.format(
                Locale.ROOT,
                "%s: %,d requests at once, on %s, need %s; it took %s %s%s.",
                lane.name(),
                atOnce,
                Amounts.plural(lane.platformThreads(), "platform thread"),
                Amounts.millis(own),
                Amounts.millis(Math.abs(over)),
                over < 0 ? "less" : "more",
                cpu);
    }

    /// The sentence below the question when all is done.
    private String conclusion(RaceReport report) {
        return new RaceWords(report).bestPool().orElse(RaceWords.scenario(settings));
    }

    void end(RaceReport report) {
        results(report);
        if (report.failure() != null) {
            now("The race has ended early: " + report.failure());
        } else {
            now(report.interrupted() ? "Stopped. The rounds so far count." : conclusion(report));
        }
        listener.accept(new StageEvent.Ended(report.interrupted(), report.toJson()));
    }
}

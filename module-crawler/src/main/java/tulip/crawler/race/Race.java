package tulip.crawler.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.lab.ChildCache;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.lab.Interruption;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.site.Latency;

/// Runs the same crawl in several lanes. Each lane has a JVM of its own, and the site has another.
///
/// 1. Every lane crawls once. All lanes must find the same pages; otherwise they did not do the same work.
/// 2. Every lane warms up ([WarmUp]). The site answers without latency until then.
/// 3. Every lane crawls once with latency, which is not measured: what waits for an answer runs for the first time.
/// 4. Rounds are measured until the race has taken [#TIME]. In a round each lane crawls once, in shuffled order, and
///    in every third round the floor, in the JVM of the race ([Entrant#FLOOR]).
///
/// A lane that fails loses only itself. If the site fails, the race ends, and reports the rounds so far.
public final class Race {
    /// No round begins that would probably end later than this, counted from the start of the race.
    public static final Duration TIME = Duration.ofSeconds(26);

    /// More rounds than this would hardly change the result.
    public static final int MOST_ROUNDS = 40;

    private static final int LEAST_ROUNDS = 6; // fewer show neither a spread nor a trend
    private static final double OVER_IDEAL = 1.4; // what a round of a lane probably takes
    private static final long LEAST_WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SITE_WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private interface Step {
        void run() throws IOException;
    }

    private final RaceSettings settings;
    private final Ideal ideal;
    private final Consumer<RaceEvent> listener;
    private final List<Track> tracks; // without the floor
    private final List<List<Entrant>> order = new ArrayList<>();
    private final Interruption interruption = new Interruption();
    private FloorTrack floor; // null before the site has started
    private Url start; // of each crawl; null before the site has started
    private long begin; // nanoTime

    /// Prepares a race.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the site does not exist
    public Race(RaceSettings settings, Consumer<RaceEvent> listener) {
        this.settings = settings;
        this.ideal = new Ideal(settings.site());
        this.listener = listener;
        this.tracks = settings.lanes().stream()
                .filter(lane -> !lane.isFloor())
                .map(Track::new)
                .toList();
    }

    private long idealMillis(Entrant lane) {
        return ideal.millis(lane.atOnce(settings.concurrency(), settings.pool()));
    }

    /// Tells the race that its child processes are being ended. The race ends and reports the rounds measured so
    /// far.
    public void interrupt() {
        interruption.come();
    }

    /// The process id of each lane that has a JVM now, by the lane's name. May be called by any thread. The floor has
    /// none, and neither has a lane of a cold race between its rounds.
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        tracks.forEach(track -> track.process().ifPresent(pid -> processes.put(track.entrant.name(), pid)));
        return processes;
    }

    /// Runs the race.
    ///
    /// @throws IOException with a sentence for the user, if the race fails before anything is measured
    public RaceReport run() throws IOException {
        return run(System.nanoTime());
    }

    /// Runs the race.
    ///
    /// @param sinceNanoTime  from when on the time of the race counts, if it was prepared before
    /// @throws IOException with a sentence for the user, if the race fails before anything is measured
    public RaceReport run(long sinceNanoTime) throws IOException {
        begin = sinceNanoTime;
        ExecutorService starters = ChildJvm.newExecutor();
        try {
            tracks.forEach(track -> starters.execute(() -> track.open(settings(track.entrant), flags(track.entrant))));
            return run(starters);
        } finally {
            starters.close();
            close(); // what a site that did not start has left
        }
    }

    /// @param starters  starts the lanes meanwhile
    private RaceReport run(ExecutorService starters) throws IOException {
        tracks.forEach(track -> track.idealMillis = idealMillis(track.entrant));
        long idealMillis = ideal.millis(settings.concurrency());
        listener.accept(new RaceEvent.IdealKnown(ideal.result().pages().size(), idealMillis));
        String failure = null;
        try (var site = settings.tuning().site().start(settings.site())) {
            try {
                run(site, starters);
            } finally {
                close(site::close);
            }
        } catch (IOException broken) {
            if (!interruption.isCause()) {
                if (tracks.stream().allMatch(track -> track.measured.isEmpty())) {
                    throw broken;
                }
                failure = broken.getMessage();
            }
        }
        return report(idealMillis, failure);
    }

    /// Ends all lanes, and more, at once, because the end of a JVM may take 0.3 s.
    private void close(Runnable... more) {
        try (var closers = ChildJvm.newExecutor()) { // its close() waits for all
            tracks.forEach(track -> closers.execute(track::close));
            List.of(more).forEach(closers::execute);
        }
    }

    private void run(SiteProcess site, ExecutorService starters) throws IOException {
        start = site.start();
        try (var track = new FloorTrack(start, settings.concurrency(), listener)) {
            floor = track;
            crawl(site, starters);
        }
    }

    private void crawl(SiteProcess site, ExecutorService starters) throws IOException {
        site.setLatency(new Latency.Fixed(0));
        warmUpSite(site);
        starters.close(); // waits for all
        setLatency(site, new Latency.Fixed(0));
        List<String> expected = ideal.result().pages();
        for (Track track : tracks) {
            attempt(site, track, () -> check(track, expected));
        }
        Round any = tracks.stream().filter(Track::isIn).findFirst().orElseThrow().first;
        listener.accept(new RaceEvent.Agreed(any.pages(), any.pagesDigest()));
        if (!settings.cold()) {
            warmUp(site);
        }
        setLatency(site, settings.site().latency());
        if (!settings.cold()) {
            rehearse(site);
        }
        measure(site);
        if (settings.tuning().countPins() && !settings.cold()) {
            for (Track track : tracks.stream().filter(Track::isIn).toList()) {
                attempt(
                        site,
                        track,
                        () -> track.pins = OptionalLong.of(track.lane().pins()));
            }
        }
    }

    /// Sets the latency of the site, and of the sites in lanes.
    private void setLatency(SiteProcess site, Latency latency) throws IOException {
        site.setLatency(latency);
        if (settings.tuning().site().inLane()) {
            for (Track track : tracks.stream().filter(Track::isOpen).toList()) {
                attempt(site, track, () -> track.lane().setLatency(latency));
            }
        }
    }

    /// Runs a step of one lane. If the step fails, the lane is lost, unless the site has died or the race has
    /// ended.
    private void attempt(SiteProcess site, Track track, Step step) throws IOException {
        try {
            step.run();
        } catch (IOException broken) {
            if (interruption.isCause()) {
                throw broken;
            }
            site.requireAlive();
            boolean mine = track.entrant.engine() == EngineKind.MINE;
            if (broken instanceof NoRace && !mine) {
                throw broken;
            }
            String why = mine ? firstLine(broken) : broken.getMessage();
            track.lose(why);
            listener.accept(new RaceEvent.LaneLost(track.entrant, why));
            if (tracks.stream().noneMatch(Track::isIn)) {
                throw broken;
            }
        }
    }

    /// A participant's engine may find other pages, which ends only its own lane; or it stands still, and its message
    /// tells the whole story.
    private static String firstLine(IOException broken) {
        return broken.getMessage().lines().findFirst().orElse("").replaceFirst("^no race: ", "")
                + " ('./tulip crawl --engine mine' looks for the part at fault)";
    }

    /// Crawls the site for a while. Otherwise the server would be cold for the first lane, and warm for the others.
    private void warmUpSite(SiteProcess site) throws IOException {
        long started = System.nanoTime();
        while (System.nanoTime() - started < SITE_WARM_UP_NANOS && floor.isIn() && !interruption.hasCome()) {
            attempt(site, floor::warmUp);
        }
    }

    /// Runs a step of the floor. If the step fails, the race goes on without the floor.
    private void attempt(SiteProcess site, Step step) throws IOException {
        try {
            step.run();
        } catch (IOException broken) {
            if (interruption.isCause()) {
                throw broken;
            }
            site.requireAlive();
            floor.lose(broken.getMessage());
        }
    }

    private void check(Track track, List<String> expected) throws IOException {
        Round round = round(track, track.lane(), Phase.CHECK, 1);
        List<String> found = track.lane().pages();
        if (!found.equals(expected)) {
            throw NoRace.otherPages(track.entrant, round, found, expected);
        }
        track.first = round;
        if (settings.cold()) {
            track.close();
        }
    }

    /// The lane with the slowest first crawl warms up first: a JVM still compiles for a while after its last round.
    private void warmUp(SiteProcess site) throws IOException {
        List<Track> slowestStarterFirst = tracks.stream()
                .filter(Track::isIn)
                .sorted(Comparator.comparingLong((Track track) -> track.first.wallNanos())
                        .reversed())
                .toList();
        int lanes = slowestStarterFirst.size();
        for (Track track : slowestStarterFirst) {
            long nanos = warmUpNanos(lanes--);
            attempt(site, track, () -> warmUp(track, nanos));
        }
    }

    /// How long the next lane may warm up, so that all lanes have time for it, and the rounds after them.
    private long warmUpNanos(int lanes) {
        long most = TimeUnit.MILLISECONDS.toNanos(settings.warmUp().millis());
        if (!(settings.warmUp() instanceof WarmUp.UntilLevel)) {
            return most;
        }
        long round = tracks.stream()
                .filter(Track::isIn)
                .mapToLong(track -> track.idealMillis)
                .sum();
        long rounds = TimeUnit.MILLISECONDS.toNanos((long) ((1 + leastRounds()) * round * OVER_IDEAL));
        long left = TIME.toNanos() - (System.nanoTime() - begin) - rounds;
        return Math.clamp(left * 2 / lanes, LEAST_WARM_UP_NANOS, Math.max(LEAST_WARM_UP_NANOS, most));
    }

    private void warmUp(Track track, long nanos) throws IOException {
        long started = System.nanoTime();
        boolean untilLevel = settings.warmUp() instanceof WarmUp.UntilLevel;
        List<Long> walls = new ArrayList<>();
        while (System.nanoTime() - started < nanos && !(untilLevel && WarmUp.isLevel(walls))) {
            walls.add(
                    round(track, track.lane(), Phase.WARM_UP, walls.size() + 1).wallNanos());
        }
        track.warmUpRounds = walls.size();
        listener.accept(new RaceEvent.WarmedUp(track.entrant, walls.size()));
    }

    /// Lets every lane crawl once as in a measured round. Without this, the first measured round would be the slowest.
    private void rehearse(SiteProcess site) throws IOException {
        for (Track track : tracks) {
            if (track.isIn()) {
                attempt(site, track, () -> round(track, track.lane(), Phase.REHEARSAL, 1));
            }
        }
    }

    private void measure(SiteProcess site) throws IOException {
        var random = new Random(settings.shuffle());
        List<Track> shuffled = new ArrayList<>(tracks);
        long started = System.nanoTime();
        for (int number = 1; hasRound(number, started); number++) {
            int now = number;
            shuffled.removeIf(track -> !track.isIn());
            Collections.shuffle(shuffled, random);
            order.add(shuffled.stream().map(track -> track.entrant).toList());
            for (Track track : shuffled) {
                attempt(site, track, () -> measure(track, now));
            }
            if (showsFloor() && number % 3 == 1) {
                attempt(site, () -> floor.measure(now));
            }
            listener.accept(new RaceEvent.Standings(number, report(ideal.millis(settings.concurrency()), null)));
        }
    }

    private boolean showsFloor() {
        return settings.lanes().contains(Entrant.FLOOR) && floor.isIn();
    }

    private int leastRounds() {
        return Math.max(LEAST_ROUNDS, Comparison.leastRounds(tracks.size()));
    }

    private boolean hasRound(int number, long started) {
        int least = leastRounds();
        if (settings.rounds().isPresent() || number <= least) {
            return number <= settings.rounds().orElse(least);
        }
        long now = System.nanoTime();
        long each = (now - started) / (number - 1);
        return number <= MOST_ROUNDS && now - begin + each <= TIME.toNanos();
    }

    private void measure(Track track, int number) throws IOException {
        Round round;
        if (settings.cold()) {
            try (var fresh = new Lane(track.entrant.name(), settings(track.entrant), flags(track.entrant))) {
                round = round(track, fresh, Phase.MEASURE, number);
                if (settings.tuning().countPins()) {
                    track.pins = OptionalLong.of(track.pins.orElse(0) + fresh.pins());
                }
            }
        } else {
            round = round(track, track.lane(), Phase.MEASURE, number);
        }
        if (!round.pagesDigest().equals(track.first.pagesDigest())) {
            throw NoRace.otherRound(track, round, number);
        }
        track.measured.add(round);
    }

    /// The flags of a lane's JVM. An AOT cache makes its start shorter. A cold lane has none, because most services
    /// have none;
    /// nor has a lane with flags of its own, which a cache may not fit.
    private List<String> flags(Entrant entrant) {
        List<String> flags = new ArrayList<>(settings.tuning().allFlags(Lane.FLAGS, entrant.name()));
        if (!settings.cold() && settings.tuning().flagsOf(entrant.name()).isEmpty()) {
            flags.addAll(ChildCache.flags());
        }
        return flags;
    }

    private LaneSettings settings(Entrant entrant) {
        return new LaneSettings(
                entrant.engine(),
                settings.concurrency(),
                entrant.pool(settings.pool()),
                entrant.addedMillis(),
                Limits.DEFAULT,
                1,
                settings.tuning().countPins(),
                settings.tuning().site().inLane() ? Optional.of(settings.site()) : Optional.empty());
    }

    private Round round(Track track, Lane lane, Phase phase, int number) throws IOException {
        listener.accept(new RaceEvent.RoundStarted(track.entrant, phase, number));
        Round round = lane.round(start, pages -> listener.accept(new RaceEvent.RoundProgress(track.entrant, pages)));
        if (interruption.hasCome()) {
            throw new IOException("interrupted"); // the site has ended, so this round does not count
        }
        listener.accept(new RaceEvent.RoundEnded(track.entrant, phase, number, round));
        return round;
    }

    private RaceReport report(long idealMillis, String failure) {
        Map<Entrant, String> lost = new LinkedHashMap<>();
        List<LaneResult> results = new ArrayList<>();
        for (Track track : tracks) {
            track.lost().ifPresent(why -> lost.put(track.entrant, why));
            if (track.isIn() && !track.measured.isEmpty()) {
                results.add(track.result());
            }
        }
        if (floor != null && settings.lanes().contains(Entrant.FLOOR)) {
            floor.lost().ifPresent(why -> lost.put(Entrant.FLOOR, why));
            floor.result(idealMillis).ifPresent(results::add);
        }
        return new RaceReport(
                settings, idealMillis, results, lost, List.copyOf(order), interruption.hasCome(), failure);
    }
}

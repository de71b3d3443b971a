package tulip.crawler.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.JvmUse;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.RaceWords;
import tulip.crawler.race.Round;

final class RaceStoryTest {
    private static final Offer.Settings TWO = new Offer.Settings(List.of("threads", "virtual"), true);

    private final RaceSettings settings = ((RaceScenario) RaceScenario.crawl(TWO)).settings();
    private final Entrant threads = settings.lanes().getFirst();
    private final Entrant virtual = settings.lanes().getLast();
    private final List<StageEvent> told = new ArrayList<>();
    private long nanos;
    private final RaceStory story = new RaceStory(settings, () -> nanos, told::add);

    @Test
    void theLanesComeFirstAndTheEndLast() {
        play();
        assertEquals(new StageEvent.Lanes(List.of("threads", "virtual"), 200, "pages"), told.getFirst());
        assertTrue(told.getLast() instanceof StageEvent.Ended, told.getLast().toString());
        assertEquals(1, told.stream().filter(StageEvent.Lanes.class::isInstance).count());
        assertEquals(1, told.stream().filter(StageEvent.Ended.class::isInstance).count());
    }

    @Test
    void aLaneBeginsThenGoesOnThenFinishes() {
        play();
        List<String> ofThreads = told.stream()
                .map(RaceStoryTest::ofThreads)
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals(
                List.of(
                        "begun first crawl",
                        "at 1.0",
                        "finished",
                        "uses",
                        "begun warm-up 1",
                        "begun after 2 warm-ups",
                        "begun round 1",
                        "at 0.5",
                        "at 1.0",
                        "finished",
                        "uses"),
                ofThreads);
    }

    @Test
    void theTableHasTheWordsOfTheTerminalAndTheWhyItsNumbers() {
        play();
        var table = (StageEvent.Table) told.stream()
                .filter(StageEvent.Table.class::isInstance)
                .toList()
                .getLast();
        assertEquals(
                List.of("", "wall", "between", "x ideal", "x fastest", "memory", "CPU s", "threads"), table.columns());
        assertEquals(
                List.of("threads", "300 ms", "?", "1.50", "too few rounds", "120 MB", "0.50", "12"),
                table.rows().getLast());
        var why = (StageEvent.Why)
                told.stream().filter(StageEvent.Why.class::isInstance).toList().getLast();
        assertEquals(
                "virtual: 500 requests at once, on 12 platform threads, need 200 ms; it took 40 ms more, and 500 ms of"
                        + " CPU.",
                why.sentences().getFirst());
    }

    @Test
    void whatALaneDoesNotTellIsNotKnownAndNeverZero() {
        begin();
        crawl(threads, Phase.MEASURE, 1, 300);
        Vitals unknown = lastVitals();
        assertEquals(List.of(-1L, -1L, -1L), List.of((long) unknown.mounted(), unknown.queued(), unknown.gcMillis()));
        crawl(virtual, Phase.MEASURE, 1, use(2, 30, 4));
        crawl(virtual, Phase.MEASURE, 2, use(1, 0, 5));
        Vitals known = lastVitals();
        assertEquals(List.of(1L, 0L, 9L), List.of((long) known.mounted(), known.queued(), known.gcMillis()));
        crawl(virtual, Phase.MEASURE, 3, JvmUse.UNKNOWN);
        assertEquals(-1, lastVitals().gcMillis());
    }

    @Test
    void theBestPoolIsQuotedAndComparedAsInTheTable() {
        List<LaneResult> lanes = pools(200, 150);
        assertEquals(
                "The best of the 2 pools is threads:200: 200 ms. threads:200 takes 1.33 (1.33-1.33) times as long as"
                        + " virtual.",
                bestPool(lanes));
        assertEquals(
                "The best of the 2 pools is threads:200: 200 ms. virtual takes 1.25 (1.25-1.25) times as long as"
                        + " threads:200.",
                bestPool(pools(200, 250)));
        assertEquals(
                "The best of the 2 pools is threads:200: 200 ms. No difference to virtual is shown.",
                bestPool(pools(200, 200)));
        assertEquals("", bestPool(lanes.subList(1, 3)), "one pool is no choice");
    }

    private static List<LaneResult> pools(long best, long virtual) {
        List<Entrant> three = Entrant.parse(List.of("threads:50", "threads:200", "virtual"));
        long[] walls = {900, best, virtual};
        List<LaneResult> lanes = new ArrayList<>();
        for (int i = 0; i < walls.length; i++) {
            List<Round> rounds = Collections.nCopies(12, round(walls[i]));
            lanes.add(new LaneResult(three.get(i), round(400), 2, rounds, 200, OptionalLong.empty()));
        }
        return lanes;
    }

    private String bestPool(List<LaneResult> lanes) {
        var report = new RaceReport(settings, 200, lanes, Map.of(), List.of(), false, null);
        return new RaceWords(report).bestPool().orElse("");
    }

    @Test
    void thePoolsOfTheScenarioNeedNoMoreThanItsConcurrency() {
        RaceSettings pools = ((RaceScenario) RaceScenario.pools(TWO)).settings();
        assertEquals(
                List.of(50, 100, 200, 500, 500),
                pools.lanes().stream()
                        .map(lane -> lane.atOnce(pools.concurrency(), pools.pool()))
                        .toList());
    }

    private static JvmUse use(int mounted, long queued, long gcMillis) {
        return new JvmUse(
                OptionalInt.of(mounted), OptionalLong.of(queued), OptionalLong.of(1), OptionalLong.of(gcMillis));
    }

    private Vitals lastVitals() {
        return told.stream()
                .filter(StageEvent.Uses.class::isInstance)
                .map(event -> ((StageEvent.Uses) event).vitals())
                .toList()
                .getLast();
    }

    @Test
    void aLostLaneIsToldOfAndTheOthersGoOn() {
        begin();
        story.see(new RaceEvent.LaneLost(virtual, "its JVM has ended"));
        crawl(threads, Phase.MEASURE, 1, 300);
        assertTrue(told.contains(new StageEvent.Lost("virtual", "its JVM has ended")));
        assertTrue(told.contains(new StageEvent.Finished("threads", 300)));
    }

    private void begin() {
        story.see(new RaceEvent.IdealKnown(60, 200));
    }

    private void play() {
        begin();
        story.see(new RaceEvent.SiteWarmUp(3));
        story.see(new RaceEvent.SiteWarmUp(60));
        crawl(threads, Phase.CHECK, 1, 400);
        crawl(virtual, Phase.CHECK, 1, 400);
        story.see(new RaceEvent.Agreed(60, "0123456789abcdef"));
        crawl(threads, Phase.WARM_UP, 1, 9);
        crawl(threads, Phase.WARM_UP, 2, 8);
        story.see(new RaceEvent.WarmedUp(threads, 2));
        story.see(new RaceEvent.RoundStarted(threads, Phase.MEASURE, 1));
        nanos += 150_000_000;
        story.see(new RaceEvent.RoundProgress(threads, 30));
        story.see(new RaceEvent.RoundEnded(threads, Phase.MEASURE, 1, round(300)));
        crawl(virtual, Phase.MEASURE, 1, 240);
        var report = new RaceReport(
                settings, 200, List.of(result(threads, 300), result(virtual, 240)), Map.of(), List.of(), false, null);
        story.see(new RaceEvent.Standings(1, report));
        story.end(report);
    }

    private void crawl(Entrant lane, Phase phase, int number, long millis) {
        story.see(new RaceEvent.RoundStarted(lane, phase, number));
        story.see(new RaceEvent.RoundEnded(lane, phase, number, round(millis)));
    }

    private void crawl(Entrant lane, Phase phase, int number, JvmUse use) {
        story.see(new RaceEvent.RoundStarted(lane, phase, number));
        story.see(new RaceEvent.RoundEnded(lane, phase, number, round(300, use)));
    }

    private static Round round(long millis) {
        return round(millis, JvmUse.UNKNOWN);
    }

    private static Round round(long millis, JvmUse use) {
        var times = new Round.Times(50, 60);
        return new Round(
                millis * 1_000_000,
                60,
                "digest",
                Map.of(),
                1,
                times,
                times,
                OptionalDouble.of(0.5),
                OptionalDouble.of(120),
                12,
                use);
    }

    private static LaneResult result(Entrant lane, long millis) {
        return new LaneResult(lane, round(400), 2, List.of(round(millis)), 200, OptionalLong.empty());
    }

    private static String ofThreads(StageEvent event) {
        return switch (event) {
            case StageEvent.Begun(String lane, String what) when lane.equals("threads") -> "begun " + what;
            case StageEvent.Progress(String lane, double _, double done, double _)
            when lane.equals("threads") -> "at " + done;
            case StageEvent.Finished(String lane, double _) when lane.equals("threads") -> "finished";
            case StageEvent.Uses(String lane, Vitals _) when lane.equals("threads") -> "uses";
            default -> "";
        };
    }
}

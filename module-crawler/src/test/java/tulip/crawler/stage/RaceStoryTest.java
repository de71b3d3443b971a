package tulip.crawler.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
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

    private static Round round(long millis) {
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
                12);
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

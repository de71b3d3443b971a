package tulip.crawler.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.FloorEngine;

/// The crawls of the floor. They run in the JVM of the race, which does nothing else meanwhile.
final class FloorTrack implements AutoCloseable {
    private final FloorEngine engine;
    private final Url start;
    private final int concurrency;
    private final List<Round> measured = new ArrayList<>();
    private int warmUpRounds;

    FloorTrack(Url start, int concurrency) {
        this.engine = new FloorEngine(start, Limits.DEFAULT);
        this.start = start;
        this.concurrency = concurrency;
    }

    /// Crawls the site once, so that its server and this JVM are warm later.
    void warmUp(IntConsumer progress) throws InterruptedException {
        Round _ = crawl(progress);
        warmUpRounds++;
    }

    Round measure(IntConsumer progress) throws InterruptedException {
        Round round = crawl(progress);
        measured.add(round);
        return round;
    }

    private Round crawl(IntConsumer progress) throws InterruptedException {
        return new MeasuredCrawl(engine, progress).run(new Crawl(start, Budget.wholeSite(concurrency)), 0);
    }

    Optional<LaneResult> result(long idealMillis) {
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(new LaneResult(
                        Entrant.FLOOR, measured.getFirst(), warmUpRounds, List.copyOf(measured), idealMillis));
    }

    @Override
    public void close() {
        engine.close();
    }
}

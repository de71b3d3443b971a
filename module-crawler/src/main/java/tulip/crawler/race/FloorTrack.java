package tulip.crawler.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.engine.FloorEngine;
import tulip.crawler.race.RaceEvent.Phase;

/// The crawls of the floor. They run in the JVM of the race, which does nothing else meanwhile.
final class FloorTrack implements AutoCloseable {
    private final FloorEngine engine;
    private final Url start;
    private final int concurrency;
    private final Consumer<RaceEvent> listener;
    private final List<Round> measured = new ArrayList<>();
    private int warmUpRounds;
    private String lost; // null while the floor is in the race

    FloorTrack(Url start, int concurrency, Consumer<RaceEvent> listener) {
        this.engine = new FloorEngine(start, Limits.DEFAULT);
        this.start = start;
        this.concurrency = concurrency;
        this.listener = listener;
    }

    /// Crawls the site once, so that its server and this JVM are warm later.
    ///
    /// @throws IOException with a sentence for the user, if a connection is lost
    void warmUp() throws IOException {
        Round _ = crawl(pages -> listener.accept(new RaceEvent.SiteWarmUp(pages)));
        warmUpRounds++;
    }

    /// Crawls the site once, and measures this.
    ///
    /// @throws IOException with a sentence for the user, if a connection is lost
    void measure(int number) throws IOException {
        listener.accept(new RaceEvent.RoundStarted(Entrant.FLOOR, Phase.MEASURE, number));
        Round round = crawl(pages -> listener.accept(new RaceEvent.RoundProgress(Entrant.FLOOR, pages)));
        listener.accept(new RaceEvent.RoundEnded(Entrant.FLOOR, Phase.MEASURE, number, round));
        measured.add(round);
    }

    private Round crawl(IntConsumer progress) throws IOException {
        try {
            return new MeasuredCrawl(engine, progress).run(new Crawl(start, Budget.wholeSite(concurrency)), 0);
        } catch (EngineFailure failure) {
            throw new IOException(failure.getMessage(), failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupt);
        }
    }

    boolean isIn() {
        return lost == null;
    }

    /// Takes the floor out of the race.
    void lose(String why) {
        lost = why;
    }

    Optional<String> lost() {
        return Optional.ofNullable(lost);
    }

    /// The measurements; empty if there are none, or the floor is lost.
    Optional<LaneResult> result(long idealMillis) {
        return measured.isEmpty() || !isIn()
                ? Optional.empty()
                : Optional.of(new LaneResult(
                        Entrant.FLOOR,
                        measured.getFirst(),
                        warmUpRounds,
                        List.copyOf(measured),
                        idealMillis,
                        OptionalLong.empty()));
    }

    @Override
    public void close() {
        engine.close();
    }
}

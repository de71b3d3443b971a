package tulip.runner.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;

/// Keeps the last measured round of each lane, so that all lanes can be shown side by side.
///
/// Lanes are measured one after the other, so nobody has seen them run at the same time.
final class Finish {
    private final LongSupplier nanoTime;
    private final Map<Entrant, NavigableMap<Double, Integer>> rounds = new LinkedHashMap<>();
    private NavigableMap<Double, Integer> current = new TreeMap<>();
    private boolean measuring;
    private long started; // nanoTime of the current round

    Finish(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void see(RaceEvent event) {
        switch (event) {
            case RaceEvent.RoundStarted round -> {
                measuring = round.phase() == Phase.MEASURE;
                started = nanoTime.getAsLong();
                current = new TreeMap<>(Map.of(0.0, 0));
            }
            case RaceEvent.RoundProgress report -> current.put((nanoTime.getAsLong() - started) / 1e6, report.pages());
            case RaceEvent.RoundEnded end
            when measuring -> {
                double millis = end.round().wallMillis();
                current.tailMap(millis, true).clear(); // this clock sees each event a little later
                current.put(millis, end.round().pages());
                rounds.put(end.lane(), current);
            }
            case RaceEvent.LaneLost lost -> rounds.remove(lost.lane());
            default -> {}
        }
    }

    boolean hasLane(Entrant lane) {
        return rounds.containsKey(lane);
    }

    /// The time of the slowest lane; 0 if there is none.
    double longestMillis() {
        return rounds.values().stream().mapToDouble(NavigableMap::lastKey).max().orElse(0);
    }

    /// The time of a lane.
    double millis(Entrant lane) {
        return rounds.get(lane).lastKey();
    }

    /// How many pages a lane had found after this time. Between two reports, the pages are spread evenly.
    double pagesAt(Entrant lane, double millis) {
        NavigableMap<Double, Integer> round = rounds.get(lane);
        var before = round.floorEntry(millis);
        var after = round.ceilingEntry(millis);
        if (after == null) {
            return round.lastEntry().getValue();
        }
        double between = after.getKey() - before.getKey();
        double part = between == 0 ? 0 : (millis - before.getKey()) / between;
        return before.getValue() + part * (after.getValue() - before.getValue());
    }
}

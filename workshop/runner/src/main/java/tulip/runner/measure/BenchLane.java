package tulip.runner.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What was measured of one case so far, for the picture of a running benchmark. Not thread-safe.
final class BenchLane {
    /// No lane runs.
    static final BenchLane NONE = new BenchLane("", 0);

    private final String name;
    private final int forks;
    private final List<Double> scores = new ArrayList<>();
    private String unit = "";
    private int forksDone;

    /// @param name   unlike the other names of its group
    /// @param forks  how many are planned
    BenchLane(String name, int forks) {
        this.name = name;
        this.forks = forks;
    }

    /// Adds a measurement. JMH can measure a case in several units, one after the other: the last unit is shown.
    void add(double score, String ofUnit) {
        if (!ofUnit.equals(unit)) {
            scores.clear();
            unit = ofUnit;
        }
        scores.add(score);
    }

    void done(int forksSoFar) {
        forksDone = forksSoFar;
    }

    String name() {
        return name;
    }

    /// As JMH writes it; empty before the first measurement.
    String unit() {
        return unit;
    }

    String forks() {
        return forksDone + " of " + forks;
    }

    boolean isMeasured() {
        return !scores.isEmpty();
    }

    boolean hasSpread() {
        return scores.size() > 1;
    }

    double median() {
        List<Double> sorted = scores.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    double least() {
        return Collections.min(scores);
    }

    double most() {
        return Collections.max(scores);
    }
}

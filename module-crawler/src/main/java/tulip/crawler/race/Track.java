package tulip.crawler.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a race knows about one lane.
final class Track implements AutoCloseable {
    final Entrant entrant;
    final List<Round> measured = new ArrayList<>();
    Round first; // null before the first crawl
    int warmUpRounds;
    private Lane lane; // null if the lane has no JVM now
    private String lost; // null while the lane is in the race

    Track(Entrant entrant) {
        this.entrant = entrant;
    }

    void start(Lane started) {
        lane = started;
    }

    Lane lane() {
        return lane;
    }

    boolean hasFirst() {
        return first != null;
    }

    boolean isIn() {
        return lost == null;
    }

    /// Takes the lane out of the race.
    void lose(String why) {
        lost = why;
        close();
    }

    Optional<String> lost() {
        return Optional.ofNullable(lost);
    }

    @Override
    public void close() {
        if (lane != null) {
            lane.close();
            lane = null;
        }
    }
}

package tulip.crawler.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a race knows about one lane.
final class Track implements AutoCloseable {
    final Entrant entrant;
    long idealMillis; // at the number of fetches that its engine can have in flight
    final List<Round> measured = new ArrayList<>();
    Round first; // null before the first crawl
    int warmUpRounds;
    OptionalLong pins = OptionalLong.empty(); // of its virtual threads
    private volatile Lane lane; // null if the lane has no JVM now; other threads ask for its process
    private IOException notStarted; // null if the JVM has started
    private String lost; // null while the lane is in the race

    Track(Entrant entrant) {
        this.entrant = entrant;
    }

    /// Starts the lane's JVM.
    void open(LaneSettings settings, List<String> flags) {
        try {
            lane = new Lane(entrant.name(), settings, flags);
        } catch (IOException failed) {
            notStarted = failed;
        }
    }

    /// The lane's JVM.
    ///
    /// @throws IOException with a sentence for the user, if it did not start
    Lane lane() throws IOException {
        if (lane == null) {
            throw notStarted;
        }
        return lane;
    }

    /// The id of the process of the lane's JVM, for any thread.
    OptionalLong process() {
        Lane now = lane;
        return now == null ? OptionalLong.empty() : OptionalLong.of(now.pid());
    }

    /// Whether the lane has a JVM now.
    boolean isOpen() {
        return lane != null;
    }

    boolean isIn() {
        return lost == null;
    }

    LaneResult result() {
        return new LaneResult(entrant, first, warmUpRounds, List.copyOf(measured), idealMillis, pins);
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

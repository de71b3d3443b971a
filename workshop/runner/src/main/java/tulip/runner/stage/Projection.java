package tulip.runner.stage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.LongSupplier;
import tulip.crawler.stage.StageEvent;

/// The moments of a run that the pages see: all that have come, or those of a replay up to now.
///
/// Not safe for several threads: [Stage] guards it.
final class Projection {
    private final LongSupplier nanoTime;
    private List<Moment> moments = List.of();
    private int told; // how many of the moments the pages have
    private int due; // how many they may have now
    private boolean reset; // whether the pages must forget what they have
    private boolean replaying;
    private double speed = 1; // of a replay
    private long begin; // nanoTime of a replay, as if it had never been paused
    private boolean paused;
    private long pausedAt; // nanoTime

    Projection(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Shows a whole run as it ended.
    void show(List<Moment> whole) {
        follow(whole);
        told = whole.size();
        due = told;
    }

    /// Shows a run that goes on.
    ///
    /// @param growing  the moments so far; more are added
    void follow(List<Moment> growing) {
        moments = growing;
        told = 0;
        due = 0;
        reset = true;
        replaying = false;
        paused = false;
    }

    /// Shows each moment of a run when it came.
    void replay(List<Moment> whole, double itsSpeed) {
        follow(whole);
        replaying = true;
        speed = itsSpeed;
        begin = nanoTime.getAsLong();
    }

    /// Freezes what the pages show, or lets it go on. A replay then goes on where it was.
    void pause() {
        if (paused) {
            begin += nanoTime.getAsLong() - pausedAt;
        } else {
            pausedAt = nanoTime.getAsLong();
        }
        paused = !paused;
    }

    boolean isPaused() {
        return paused;
    }

    /// Looks what the pages may have now.
    void advance() {
        if (paused) {
            return;
        }
        if (!replaying) {
            due = moments.size();
            return;
        }
        double millis = (nanoTime.getAsLong() - begin) / 1e6 * speed;
        while (due < moments.size() && moments.get(due).millis() <= millis) {
            due++;
        }
    }

    /// Whether the pages may have all that there is.
    boolean isAtEnd() {
        return due == moments.size();
    }

    boolean hasNews() {
        return reset || due > told;
    }

    /// What the pages do not have yet. From now on they have it.
    JsonObject news() {
        JsonObject news = new JsonObject().put("reset", reset).put("events", events(reset ? 0 : told, due));
        told = due;
        reset = false;
        return news;
    }

    /// All that the pages have.
    JsonObject all() {
        return new JsonObject().put("reset", true).put("events", events(0, told));
    }

    List<Moment> shown() {
        return moments.subList(0, due);
    }

    /// The page does not need the document of a run.
    private JsonArray events(int from, int until) {
        var events = new JsonArray();
        for (Moment moment : moments.subList(from, until)) {
            events.add(EventCodec.toJson(
                    moment.event() instanceof StageEvent.Ended(boolean interrupted, JsonObject _)
                            ? new Moment(moment.millis(), new StageEvent.Ended(interrupted, new JsonObject()))
                            : moment));
        }
        return events;
    }
}

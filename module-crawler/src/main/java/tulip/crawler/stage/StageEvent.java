package tulip.crawler.stage;

import io.vertx.core.json.JsonObject;
import java.util.List;

/// What happens in a scenario, for its display.
public sealed interface StageEvent {
    /// The lanes are known, in the order in which they are shown. First event of a run.
    ///
    /// @param names        of the lanes, each name once
    /// @param idealMillis  what the work takes if only the waiting counts; [Double#NaN] if there is no such ideal
    /// @param quantity     what the chart shows over time, with its unit, such as "pages" or "longest delay, ms"
    record Lanes(List<String> names, double idealMillis, String quantity) implements StageEvent {}

    /// What is being done now, as a short sentence.
    record Now(String sentence) implements StageEvent {}

    /// A lane begins again from 0, such as in a new round.
    ///
    /// @param what  the round, such as "warm-up 2" or "round 5"
    record Begun(String lane, String what) implements StageEvent {}

    /// How far a lane is. Comes at most twenty times a second for each lane.
    ///
    /// @param millis  since the lane began, in milliseconds
    /// @param done    the part that is done, from 0 to 1
    /// @param value   of the quantity that the chart shows
    record Progress(String lane, double millis, double done, double value) implements StageEvent {}

    /// What a lane's process uses, at a moment.
    record Uses(String lane, Vitals vitals) implements StageEvent {}

    /// A lane has done its work once.
    ///
    /// @param millis  how long it took
    record Finished(String lane, double millis) implements StageEvent {}

    /// A lane has failed. The others go on.
    record Lost(String lane, String why) implements StageEvent {}

    /// Somebody has looked into the lanes' JVMs, which disturbs the measurement.
    ///
    /// @param how       one word, such as "dump"
    /// @param sentence  what was done, and when
    record Looked(String how, String sentence) implements StageEvent {}

    /// The results so far. Replaces the table before.
    ///
    /// @param rows  a row has as many cells as there are columns; its first cell is a lane's name
    record Table(List<String> columns, List<List<String>> rows) implements StageEvent {}

    /// What explains the results, from this run's own numbers. Replaces the sentences before.
    record Why(List<String> sentences) implements StageEvent {}

    /// The run has ended. Last event.
    ///
    /// @param interrupted  whether somebody ended it early
    /// @param result       everything that is needed to reproduce the run, and what it measured
    record Ended(boolean interrupted, JsonObject result) implements StageEvent {}
}

package tulip.runner.stage;

import tulip.crawler.stage.StageEvent;

/// An event of a run, and when it came.
///
/// @param millis  since the run began
record Moment(long millis, StageEvent event) {}

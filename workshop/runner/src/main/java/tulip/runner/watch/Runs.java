package tulip.runner.watch;

import tulip.runner.exercises.Exercise;

/// Runs answers, one at a time. Each start leads to one event, [Event.Judged] or [Event.Failed].
interface Runs {
    /// Starts a run. Only when the run before has ended.
    void start(Exercise exercise);

    /// Ends the present run early. Its event comes soon.
    void stop();
}

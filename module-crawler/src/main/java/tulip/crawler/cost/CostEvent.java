package tulip.crawler.cost;

import tulip.crawler.race.Entrant;

/// The events of a measurement, for its display.
public sealed interface CostEvent {
    /// The site and the load warm up, against one another.
    record SiteWarmUp() implements CostEvent {}

    /// The JVM of a service starts: the first of its lane, or another after one that was ended.
    record ServiceStarted(Entrant lane) implements CostEvent {}

    record StepStarted(Entrant lane, Step.Phase phase, double rate) implements CostEvent {}

    record StepProgress(Entrant lane, int sent, int planned) implements CostEvent {}

    /// The service still works on requests of the last step, for which nobody waits any more.
    record Draining(Entrant lane, int requests) implements CostEvent {}

    record StepEnded(Entrant lane, Step step) implements CostEvent {}

    record LaneEnded(LaneCost lane) implements CostEvent {}

    /// A lane has failed. The others go on.
    record LaneLost(Entrant lane, String why) implements CostEvent {}
}

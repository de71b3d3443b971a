package tulip.crawler.bench.run;

/// The events of a benchmark run, for its display. They may come from several threads.
public sealed interface BenchEvent {
    /// The site gets requests as fast as it can answer; this also warms it up.
    ///
    /// @param part  the elapsed part of the planned time, 0 to 1
    record SiteAsked(double part) implements BenchEvent {}

    record SiteMeasured(SiteCeiling ceiling) implements BenchEvent {}

    /// CPython starts with the same work.
    record PythonStarted() implements BenchEvent {}

    /// CPython has run the same work.
    ///
    /// @param least  the minimum of all tries so far
    record PythonTimed(CPython.Times least) implements BenchEvent {}

    /// A JVM starts for this case.
    record ForkStarted(BenchCase benchCase, int round) implements BenchEvent {}

    /// One iteration of a fork starts.
    ///
    /// @param number  number of the iteration, from 1; counted separately for warm-up and measurement
    record IterationStarted(BenchCase benchCase, int round, boolean warmUp, int number, int count)
            implements BenchEvent {}

    record IterationEnded(BenchCase benchCase, boolean warmUp, double score, String unit) implements BenchEvent {}

    /// One JVM has measured this case.
    ///
    /// @param score  the mean of all forks of this case so far
    record ForkEnded(BenchCase benchCase, int round, double score, String unit) implements BenchEvent {}
}

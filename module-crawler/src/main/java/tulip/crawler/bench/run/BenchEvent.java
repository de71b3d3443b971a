package tulip.crawler.bench.run;

/// What happens in a run of benchmarks, for whoever shows it. Events may come from several threads.
public sealed interface BenchEvent {
    /// The site is asked as fast as it can answer, which warms it up too.
    ///
    /// @param part  of the time for it, 0 to 1
    record SiteAsked(double part) implements BenchEvent {}

    record SiteMeasured(SiteCeiling ceiling) implements BenchEvent {}

    /// CPython did the same.
    ///
    /// @param least  of all tries so far
    record PythonTimed(CPython.Times least) implements BenchEvent {}

    /// A JVM starts for this case.
    record ForkStarted(BenchCase benchCase, int round) implements BenchEvent {}

    /// One iteration of a fork starts.
    ///
    /// @param number  counts from 1, in warm-up and measurement apart
    record IterationStarted(BenchCase benchCase, int round, boolean warmUp, int number, int count)
            implements BenchEvent {}

    record IterationEnded(BenchCase benchCase, boolean warmUp, double score, String unit) implements BenchEvent {}

    /// One JVM has measured this case.
    ///
    /// @param score  the mean of all forks of this case so far
    record ForkEnded(BenchCase benchCase, int round, double score, String unit) implements BenchEvent {}
}

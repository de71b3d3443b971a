package tulip.crawler.cost;

/// What a service promises its users (a "service level objective"): 99 of 100 requests have their right answer
/// in time.
///
/// @param p99Millis  the time in which 99 of 100 requests must be answered, from the moment when they were due
record Objective(int p99Millis) {
    /// The part of the requests that may be late or fail.
    static final double ALLOWED = 0.01;

    /// A step ends early when this part of its requests is late or has failed: the service will not recover.
    static final double HOPELESS = 0.05;

    /// A request without an answer after so many times [#p99Millis] has failed.
    static final int PATIENCE = 4;

    /// Whether the load itself was so late that its times say little about the service: by a tenth of the time
    /// allowed.
    boolean isLate(double lagMillis) {
        return lagMillis > p99Millis / 10.0;
    }

    long lateNanos() {
        return p99Millis * 1_000_000L;
    }

    long deadlineNanos() {
        return PATIENCE * lateNanos();
    }

    /// Whether a load held, and if not, what broke first.
    Verdict judge(LoadResult load) {
        double allowed = ALLOWED * load.planned();
        if (load.failed() > allowed) {
            return Verdict.ERRORS;
        }
        return load.late() + load.failed() > allowed ? Verdict.LATE : Verdict.HELD;
    }
}

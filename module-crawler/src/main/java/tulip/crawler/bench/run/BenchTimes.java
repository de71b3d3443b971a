package tulip.crawler.bench.run;

import io.vertx.core.json.JsonObject;

/// Number and length of a fork's iterations.
public record BenchTimes(int warmUpIterations, long warmUpMillis, int iterations, long iterationMillis) {
    private static final long START_MILLIS = 1_500;
    private static final long SHOT_MILLIS = 5_000; // an estimate

    /// The estimated time of one fork, its start and end included.
    public long forkMillis() {
        long measuring = iterationMillis == 0 ? SHOT_MILLIS : iterationMillis;
        return START_MILLIS + warmUpIterations * warmUpMillis + iterations * measuring;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("warmUpIterations", warmUpIterations)
                .put("warmUpMillis", warmUpMillis)
                .put("iterations", iterations)
                .put("iterationMillis", iterationMillis);
    }
}

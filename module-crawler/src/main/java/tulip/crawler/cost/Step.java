package tulip.crawler.cost;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.OptionalDouble;

/// One step: a rate, held for a few seconds or not.
public record Step(int notch, Phase phase, Verdict verdict, LoadResult load, Use use) {
    public enum Phase {
        /// The JVM still compiles. These steps decide nothing.
        WARM_UP,
        MEASURE
    }

    /// What the step used.
    ///
    /// @param cpuSeconds    of the service's process
    /// @param rssMegabytes  the most memory of the service's process that was seen
    /// @param threads       the most live platform threads of the service; 0 if it was ended
    /// @param othersBusy    the part of the others' cores that was used; empty if they have no own cores
    public record Use(OptionalDouble cpuSeconds, OptionalDouble rssMegabytes, int threads, OptionalDouble othersBusy) {}

    /// Requests a second.
    public double rate() {
        return Ladder.rate(notch);
    }

    public boolean held() {
        return verdict == Verdict.HELD;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("requestsPerSecond", rate())
                .put("phase", phase.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .mergeIn(load.toJson())
                .put("cpuSeconds", orNull(use.cpuSeconds))
                .put("rssMegabytes", orNull(use.rssMegabytes))
                .put("threads", use.threads)
                .put("othersBusy", orNull(use.othersBusy));
    }

    static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}

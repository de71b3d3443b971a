package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Meter;

/// The measurements of one crawl, made inside the lane's JVM.
///
/// @param wallNanos         from the start of the crawl to the end of the last response's parsing
/// @param sinceWanted       from the moment when the crawl wanted a page to the end of its response
/// @param sinceSent         from the request to the end of its response
/// @param cpuSeconds        processor time of the whole process, compiler and garbage collector included
/// @param peakRssMegabytes  peak memory of the process since its start
/// @param platformThreads   peak number of live platform threads during the crawl
/// @param use               what else the JVM did during the crawl
public record Round(
        long wallNanos,
        int pages,
        String pagesDigest,
        Map<FailureKind, Integer> failures,
        long bytes,
        Times sinceWanted,
        Times sinceSent,
        OptionalDouble cpuSeconds,
        OptionalDouble peakRssMegabytes,
        int platformThreads,
        JvmUse use) {

    /// The median and the 99th percentile of the times of all pages, in milliseconds.
    public record Times(double p50, double p99) {
        private static Times of(CrawlResult.Times times) {
            return new Times(times.p50Millis(), times.p99Millis());
        }
    }

    static Round of(CrawlResult result, long wallNanos, OptionalDouble cpuSeconds, JvmUse use) {
        return new Round(
                wallNanos,
                result.pages().size(),
                result.pagesDigest(),
                result.failuresByKind(),
                result.bytes(),
                Times.of(result.sinceWanted()),
                Times.of(result.sinceSent()),
                cpuSeconds,
                Meter.peakRssMegabytes(),
                Meter.peakPlatformThreads(),
                use);
    }

    public double wallMillis() {
        return wallNanos / 1e6;
    }

    public int errors() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The failures with their counts, or "no failures".
    String failuresInWords() {
        return failures.isEmpty()
                ? "no failures"
                : failures.entrySet().stream()
                        .map(failure ->
                                failure.getValue() + " " + failure.getKey().text())
                        .collect(Collectors.joining(", "));
    }

    JsonObject toJson() {
        var kinds = new JsonObject();
        failures.forEach((kind, count) -> kinds.put(kind.name(), count));
        return new JsonObject()
                .put("wallNanos", wallNanos)
                .put("pages", pages)
                .put("pagesDigest", pagesDigest)
                .put("failures", kinds)
                .put("bytes", bytes)
                .mergeIn(timesJson())
                .put("cpuSeconds", orNull(cpuSeconds))
                .put("peakRssMegabytes", orNull(peakRssMegabytes))
                .put("platformThreads", platformThreads)
                .mergeIn(use.toJson());
    }

    /// The times of the pages, as a part of a JSON object.
    JsonObject timesJson() {
        return new JsonObject()
                .put("p50Millis", sinceSent.p50)
                .put("p99Millis", sinceSent.p99)
                .put("wantedP50Millis", sinceWanted.p50)
                .put("wantedP99Millis", sinceWanted.p99);
    }

    static Round fromJson(JsonObject json) {
        Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);
        JsonObject kinds = json.getJsonObject("failures");
        kinds.forEach(entry -> failures.put(FailureKind.valueOf(entry.getKey()), kinds.getInteger(entry.getKey())));
        return new Round(
                json.getLong("wallNanos"),
                json.getInteger("pages"),
                json.getString("pagesDigest"),
                failures,
                json.getLong("bytes"),
                new Times(json.getDouble("wantedP50Millis"), json.getDouble("wantedP99Millis")),
                new Times(json.getDouble("p50Millis"), json.getDouble("p99Millis")),
                orEmpty(json.getDouble("cpuSeconds")),
                orEmpty(json.getDouble("peakRssMegabytes")),
                json.getInteger("platformThreads"),
                JvmUse.fromJson(json));
    }

    static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static OptionalDouble orEmpty(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

package tulip.crawler.bench.run;

/// The result of a fan-out in milliseconds, with its ratio to the ideal.
public record FanOutRow(CaseResult result, FanOutCase fanOut) {
    static FanOutRow of(CaseResult result) {
        return new FanOutRow(result, FanOutCase.of(result.benchCase()));
    }

    public String engine() {
        return fanOut.variant().name();
    }

    /// Milliseconds for one fan-out, from the first request to the last response.
    public Interval millis() {
        return result.score().times(result.unitMillis());
    }

    /// The mean divided by the ideal, which is the latency; NaN if the latency is 0.
    public double ratio() {
        return fanOut.latencyMillis() == 0 ? Double.NaN : millis().mean() / fanOut.latencyMillis();
    }

    /// The time of this row divided by the time of the other.
    public Interval dividedBy(FanOutRow other) {
        return millis().dividedBy(other.millis());
    }

    /// Whether both rows have the same work, so that they can be compared.
    public boolean isComparableWith(FanOutRow other) {
        return fanOut.fanOut() == other.fanOut.fanOut() && fanOut.latencyMillis() == other.fanOut.latencyMillis();
    }
}

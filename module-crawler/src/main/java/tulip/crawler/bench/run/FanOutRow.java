package tulip.crawler.bench.run;

/// A fan-out's result in milliseconds, beside what it could be at best.
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

    /// How many times the ideal, which is the latency; NaN without one.
    public double ratio() {
        return fanOut.latencyMillis() == 0 ? Double.NaN : millis().mean() / fanOut.latencyMillis();
    }

    /// How many times the other's time this one took.
    public Interval dividedBy(FanOutRow other) {
        return millis().dividedBy(other.millis());
    }

    /// Whether the two did the same work, so that comparing them makes sense.
    public boolean isComparableWith(FanOutRow other) {
        return fanOut.fanOut() == other.fanOut.fanOut() && fanOut.latencyMillis() == other.fanOut.latencyMillis();
    }
}

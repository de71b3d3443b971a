package tulip.crawler.cost;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import tulip.kit.Clock;

/// Sends the requests of one step when they are due, and times them.
///
/// A request's time begins when the request is due. So if the service stands still for a second, all requests
/// that were due meanwhile are late, and the 99th percentile shows them. A load that waited for the answer
/// before it sent the next request would leave them out ("coordinated omission", Gil Tene).
final class LoadRun implements Wire.Answers {
    private static final int DIGITS = 3;
    private static final long PROGRESS_NANOS = 100_000_000;

    private final Clock clock;
    private final Wire wire;
    private final long[] due;
    private final Objective objective;
    private final boolean[] ended;
    private final Histogram times = new Histogram(DIGITS);
    private final Histogram lags = new Histogram(DIGITS);
    private final Map<String, Integer> failures = new TreeMap<>();
    private long begin; // as the clock counts
    private int sent;
    private int expired; // all requests before this one have ended or are past their deadline
    private int open;
    private int late;
    private int failed;

    /// @param due  when to send each request, in nanoseconds since the start, rising
    LoadRun(Clock clock, Wire wire, long[] due, Objective objective) {
        this.clock = clock;
        this.wire = wire;
        this.due = Arrays.copyOf(due, due.length);
        this.objective = objective;
        this.ended = new boolean[due.length];
    }

    /// Runs until every request has ended, or the step is hopeless.
    ///
    /// @param progress  gets the number of requests sent so far, about ten times a second
    LoadResult run(IntConsumer progress) throws IOException {
        begin = clock.nanoTime();
        long told = begin;
        while ((sent < due.length || open > 0) && !isHopeless()) {
            sendDue();
            expire();
            wire.poll(Math.min(PROGRESS_NANOS, untilNext()), this);
            if (clock.nanoTime() - told >= PROGRESS_NANOS) {
                told = clock.nanoTime();
                progress.accept(sent);
            }
        }
        for (int request = expired; request < sent; request++) {
            if (!ended[request]) {
                wire.giveUp(request);
            }
        }
        return result();
    }

    @Override
    public void answered(int request) {
        if (end(request)) {
            long time = now() - due[request];
            times.recordValue(time);
            late += time > objective.lateNanos() ? 1 : 0;
        }
    }

    @Override
    public void failed(int request, String kind) {
        if (end(request)) {
            times.recordValue(objective.deadlineNanos());
            failed++;
            failures.merge(kind, 1, Integer::sum);
        }
    }

    private boolean end(int request) {
        if (ended[request]) {
            return false;
        }
        ended[request] = true;
        open--;
        return true;
    }

    private void sendDue() {
        long now = now();
        while (sent < due.length && due[sent] <= now) {
            int request = sent++;
            open++;
            lags.recordValue(now - due[request]);
            wire.send(request, this);
            now = now();
        }
    }

    private void expire() {
        while (expired < sent && (ended[expired] || now() - due[expired] >= objective.deadlineNanos())) {
            if (!ended[expired]) {
                wire.giveUp(expired);
                failed(expired, "no answer in " + objective.deadlineNanos() / 1_000_000 + " ms");
            }
            expired++;
        }
    }

    /// The time until a request is due, or has waited too long.
    private long untilNext() {
        long next = Long.MAX_VALUE;
        if (sent < due.length) {
            next = due[sent];
        }
        if (expired < sent) {
            next = Math.min(next, due[expired] + objective.deadlineNanos());
        }
        return Math.max(0, next - now());
    }

    private boolean isHopeless() {
        return late + failed > Objective.HOPELESS * due.length;
    }

    private long now() {
        return clock.nanoTime() - begin;
    }

    private LoadResult result() {
        return new LoadResult(
                due.length,
                sent,
                (int) times.getTotalCount() - failed,
                late,
                failures,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6,
                lags.getValueAtPercentile(99) / 1e6,
                now() / 1e9);
    }
}

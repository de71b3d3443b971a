package tulip.runner.measure;

import java.util.function.LongSupplier;
import tulip.crawler.bench.run.BenchPlan;

/// Estimates the remaining time of a run of benchmarks from its plan and from the time of the forks so far.
final class TimeLeft {
    private static final double SITE_MILLIS = 4_000;

    private final LongSupplier nanoTime;
    private final double siteMillis; // until the site is ready; 0 if there is none
    private final double totalMillis;
    private final int forks;
    private final String fork;
    private double doneMillis; // planned time of the forks that are done
    private double tookMillis; // real time of the same forks
    private int forksDone;
    private double currentMillis;
    private long startNanos; // of the current fork, or of the site

    /// @param siteMillis   planned time until the site is ready; 0 if there is none
    /// @param forksMillis  planned time of all forks
    /// @param fork         what a fork is called
    TimeLeft(double siteMillis, double forksMillis, int forks, String fork, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.siteMillis = siteMillis;
        this.currentMillis = siteMillis;
        this.totalMillis = siteMillis + forksMillis;
        this.forks = forks;
        this.fork = fork;
        this.startNanos = nanoTime.getAsLong();
    }

    static TimeLeft of(BenchPlan plan, LongSupplier nanoTime) {
        return new TimeLeft(
                plan.needsSite() ? SITE_MILLIS : 0,
                plan.cases().stream()
                        .mapToDouble(each -> plan.forks(each) * plan.times(each).forkMillis())
                        .sum(),
                plan.cases().stream().mapToInt(plan::forks).sum(),
                "fork",
                nanoTime);
    }

    /// @param forkMillis  planned time of this fork
    void started(long forkMillis) {
        if (nothingStarted()) {
            doneMillis = currentMillis; // the site is ready
        }
        startNanos = nanoTime.getAsLong();
        currentMillis = forkMillis;
    }

    void ended() {
        doneMillis += currentMillis;
        tookMillis += elapsedMillis();
        currentMillis = 0;
        startNanos = nanoTime.getAsLong();
        forksDone++;
    }

    boolean nothingStarted() {
        return doneMillis == 0;
    }

    /// The part that is done, from 0 to 1.
    double part() {
        return (doneMillis + Math.min(elapsedMillis() / pace(), currentMillis)) / totalMillis;
    }

    String forks() {
        return fork + " " + Math.min(forks, forksDone + 1) + " of " + forks;
    }

    @Override
    public String toString() {
        long seconds = Math.round((1 - part()) * totalMillis * pace() / 1_000);
        return seconds < 120 ? seconds + " s left" : (seconds + 30) / 60 + " min left";
    }

    /// The ratio of real to planned time of the forks; 1 before the first fork has ended.
    private double pace() {
        double planned = doneMillis - siteMillis;
        return forksDone == 0 ? 1 : tookMillis / planned;
    }

    private double elapsedMillis() {
        return (nanoTime.getAsLong() - startNanos) / 1e6;
    }
}

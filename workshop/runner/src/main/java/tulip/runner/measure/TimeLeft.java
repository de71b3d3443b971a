package tulip.runner.measure;

import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchPlan;

/// Estimates the remaining time of a run of benchmarks from its plan and from the time of the forks so far.
final class TimeLeft {
    private static final double SITE_MILLIS = 4_000;

    private final BenchPlan plan;
    private final double totalMillis;
    private final int forks;
    private double doneMillis; // planned time of the forks that are done
    private double tookMillis; // real time of the same forks
    private int forksDone;
    private double currentMillis;
    private long startNanos = System.nanoTime(); // of the current fork, or of the site

    TimeLeft(BenchPlan plan) {
        this.plan = plan;
        this.currentMillis = plan.needsSite() ? SITE_MILLIS : 0;
        this.totalMillis = currentMillis
                + plan.cases().stream()
                        .mapToDouble(each -> plan.forks(each) * plan.times(each).forkMillis())
                        .sum();
        this.forks = plan.cases().stream().mapToInt(plan::forks).sum();
    }

    void started(BenchCase each) {
        if (nothingStarted()) {
            doneMillis = currentMillis; // the site is ready
        }
        startNanos = System.nanoTime();
        currentMillis = plan.times(each).forkMillis();
    }

    void ended() {
        doneMillis += currentMillis;
        tookMillis += elapsedMillis();
        currentMillis = 0;
        startNanos = System.nanoTime();
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
        return "fork " + Math.min(forks, forksDone + 1) + " of " + forks;
    }

    @Override
    public String toString() {
        long seconds = Math.round((1 - part()) * totalMillis * pace() / 1_000);
        return seconds < 120 ? seconds + " s left" : (seconds + 30) / 60 + " min left";
    }

    /// The ratio of real to planned time of the forks; 1 before the first fork has ended.
    private double pace() {
        double planned = doneMillis - (plan.needsSite() ? SITE_MILLIS : 0);
        return forksDone == 0 ? 1 : tookMillis / planned;
    }

    private double elapsedMillis() {
        return (System.nanoTime() - startNanos) / 1e6;
    }
}

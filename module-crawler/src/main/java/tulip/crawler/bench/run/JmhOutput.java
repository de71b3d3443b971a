package tulip.crawler.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/// Turns JMH's output during one fork into events, and discards the other output.
final class JmhOutput implements OutputFormat {
    private static final int MOST_LINES = 8;

    private final BenchCase benchCase;
    private final int round;
    private final Consumer<BenchEvent> listener;
    private final SiteMeter meter;
    private final List<String> forkOutput = new ArrayList<>();
    private boolean isForkOutput;

    JmhOutput(BenchCase benchCase, int round, Consumer<BenchEvent> listener, SiteMeter meter) {
        this.benchCase = benchCase;
        this.round = round;
        this.listener = listener;
        this.meter = meter;
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {
        boolean warmUp = isWarmUp(iteration);
        if (!warmUp) {
            meter.begin();
        }
        listener.accept(new BenchEvent.IterationStarted(benchCase, round, warmUp, number, iteration.getCount()));
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {
        boolean warmUp = isWarmUp(iteration);
        if (!warmUp) {
            meter.end(result.getMetadata().getAllOps());
        }
        double score = result.getPrimaryResult().getScore();
        listener.accept(new BenchEvent.IterationEnded(benchCase, warmUp, score, result.getScoreUnit()));
    }

    private static boolean isWarmUp(IterationParams iteration) {
        return iteration.getType() == IterationType.WARMUP;
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void print(String text) {}

    /// JMH prints what a failed fork has written between `<stdout last='20 lines'>` or `<stderr ...>` and the tag's
    /// end.
    @Override
    public void println(String line) {
        boolean begins = line.startsWith("<stdout") || line.startsWith("<stderr");
        boolean ends = line.startsWith("</std");
        if (isForkOutput && !begins && !ends && !line.isBlank()) {
            forkOutput.add(line.strip());
        }
        isForkOutput = begins || (isForkOutput && !ends);
    }

    /// The last lines that a failed fork has written, as the end of a sentence; empty if there are none.
    String lastWords() {
        int from = Math.max(0, forkOutput.size() - MOST_LINES);
        return forkOutput.isEmpty()
                ? ""
                : "; its last output: " + String.join(" | ", forkOutput.subList(from, forkOutput.size()));
    }

    @Override
    public void verbosePrintln(String line) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

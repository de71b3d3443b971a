package tulip.crawler.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tulip.crawler.bench.FanOutBenchmark;
import tulip.crawler.bench.generators.ForkFlags;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.lab.Interruption;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.Latency;

/// Runs the forks of several benchmark cases alternately, and combines the results of each case.
///
/// JMH alone would run all forks of a case in a row, so a slow minute of the machine would affect only one
/// case. Here JMH runs one fork at a time, in the order of [BenchPlan#order].
public final class Bench {
    /// The flags of every measuring JVM. Heap and collector are the same for all, so that memory can be compared.
    public static final List<String> FLAGS = ChildJvm.withAccess("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");

    private static final int CEILING_FAN_OUT = 1_000;
    private static final long FIRST_WARM_UP_MILLIS = 2_000;
    private static final long LAST_WARM_UP_MILLIS = 500;
    private static final TimeValue FAN_OUT_TIMEOUT = TimeValue.seconds(60);
    private static final TimeValue FORK_TIMEOUT = TimeValue.minutes(10);

    private final BenchPlan plan;
    private final CPython cpython;
    private final Consumer<BenchEvent> listener;
    private final ForkResults results = new ForkResults();
    private final Interruption interruption = new Interruption();
    private final CountDownLatch ended = new CountDownLatch(1);
    private SiteCeiling ceiling; // null until all forks have ended
    private String failure; // null if none
    private CPython.Times python; // null until timed, or if there is no python3

    /// Prepares a run.
    ///
    /// @param cpython  timed in each round if generators, coroutines or event loops are measured
    public Bench(BenchPlan plan, CPython cpython, Consumer<BenchEvent> listener) {
        this.plan = plan;
        this.cpython = cpython;
        this.listener = listener;
    }

    /// Ends the run and its child processes. The run reports the forks measured so far. Returns when the run has
    /// ended.
    public void interrupt() {
        interruption.come();
        try {
            do {
                ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            } while (!ended.await(100, TimeUnit.MILLISECONDS));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs all forks. A failure ends the run early; the report contains the failure.
    public BenchReport run() {
        try (SiteProcess site = plan.needsSite() ? plan.tuning().site().start(plan.site()) : null) {
            measure(site);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        } catch (Exception broken) {
            failure = JmhFailure.sentence(broken);
        } finally {
            ended.countDown();
        }
        boolean early = failure != null && interruption.isCause();
        return new BenchReport(plan, results.results(), ceiling, python, early, early ? null : failure);
    }

    private void measure(SiteProcess site) throws Exception {
        if (site == null) {
            runAllForks(null);
            return;
        }
        try {
            measureCeiling(site, FIRST_WARM_UP_MILLIS); // shown meanwhile; the site still becomes faster
            runAllForks(site);
            ceiling = measureCeiling(site, LAST_WARM_UP_MILLIS);
        } catch (Exception failed) {
            site.requireAlive(); // if the site has ended, that is the real failure
            throw failed;
        }
    }

    private void runAllForks(SiteProcess site) throws IOException, InterruptedException {
        int round = 0;
        for (List<BenchCase> cases : plan.order()) {
            round++;
            if (plan.hasPython()) {
                timePython();
            }
            for (BenchCase each : cases) {
                if (interruption.hasCome()) {
                    throw new IOException("interrupted");
                }
                runFork(each, round, site);
            }
        }
    }

    private void timePython() throws InterruptedException {
        listener.accept(new BenchEvent.PythonStarted());
        cpython.time().ifPresent(now -> {
            python = python == null ? now : python.orLess(now);
            listener.accept(new BenchEvent.PythonTimed(python));
        });
    }

    private SiteCeiling measureCeiling(SiteProcess site, long warmUpMillis) throws Exception {
        SiteCeiling measured = SiteCeiling.measure(
                site, mostAtOnce(), warmUpMillis, part -> listener.accept(new BenchEvent.SiteAsked(part)));
        listener.accept(new BenchEvent.SiteMeasured(measured));
        return measured;
    }

    private int mostAtOnce() {
        int most = plan.cases().stream()
                .filter(BenchCase::isFanOut)
                .mapToInt(each -> FanOutCase.of(each).atOnce())
                .max()
                .orElseThrow();
        return Math.min(most, CEILING_FAN_OUT);
    }

    private void runFork(BenchCase each, int round, SiteProcess site) throws IOException {
        listener.accept(new BenchEvent.ForkStarted(each, round));
        List<String> flags =
                new ArrayList<>(each.isFanOut() ? plan.tuning().allFlags(plan.flags(), each.label()) : plan.flags());
        flags.addAll(ForkFlags.of(each.params()));
        flags.addAll(OwnParts.ofThisJvm().flags());
        if (each.isFanOut()) {
            site.setLatency(new Latency.Fixed(FanOutCase.of(each).latencyMillis()));
            flags.add("-D" + FanOutBenchmark.SITE + "=" + site.start());
        }
        OptionsBuilder options = plan.options(each);
        options.jvmArgs(flags.toArray(String[]::new)).timeout(each.isFanOut() ? FAN_OUT_TIMEOUT : FORK_TIMEOUT);
        var meter = new SiteMeter(each.isFanOut() ? site : null);
        var output = new JmhOutput(each, round, listener, meter);
        try {
            var runner = new Runner(options.build(), output);
            results.add(each, round, runner.run(), meter.take());
        } catch (RunnerException failed) {
            // Without the cause: the report shows the root cause, which must be this message.
            throw new IOException(
                    each.label() + ", fork " + round + ": " + JmhFailure.sentence(failed) + output.lastWords());
        }
        for (CaseResult result : results.results(each)) {
            double mean = result.score().mean();
            listener.accept(new BenchEvent.ForkEnded(each, round, mean, result.unit()));
        }
    }
}

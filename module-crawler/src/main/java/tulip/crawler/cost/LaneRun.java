package tulip.crawler.cost;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tulip.crawler.cost.Step.Phase;
import tulip.crawler.race.Entrant;

/// Measures one lane.
///
/// 1. The service warms up: the rate rises in short steps until it breaks, and then stays below for a while.
/// 2. A [Search] finds the highest rate that holds, one step at each call of [#measure].
///
/// A service that uses more memory than it has is ended, as a container would be, and another is started.
final class LaneRun implements AutoCloseable {
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long DRAIN_CHECK_MILLIS = 30;
    private static final double BUSY = 0.9;
    private static final int MOST_DISTURBED = 4; // steps that are repeated because site or load were late
    private static final int MOST_RESTARTS = 6;
    private static final int LEAP = 2 * Ladder.JUMP; // of the warm-up

    private final Entrant entrant;
    private final CostSettings settings;
    private final Lab lab;
    private final Consumer<CostEvent> listener;
    private final List<Step> steps = new ArrayList<>();
    private Search search = new Search(Ladder.START);
    private Service service; // null if no JVM runs now
    private int starts;
    private int disturbed; // steps that were repeated

    LaneRun(Entrant entrant, CostSettings settings, Lab lab, Consumer<CostEvent> listener) {
        this.entrant = entrant;
        this.settings = settings;
        this.lab = lab;
        this.listener = listener;
    }

    Entrant entrant() {
        return entrant;
    }

    /// Warms up. The JVM may hold more than now when it has compiled more, so the search begins above.
    ///
    /// @throws IOException with a sentence for the user, if a JVM has ended
    void warmUp() throws IOException {
        search = new Search(rise() - LEAP);
    }

    /// Makes the next step of the search.
    ///
    /// @return whether there was one to make
    /// @throws IOException with a sentence for the user, if a JVM has ended
    boolean measure() throws IOException {
        OptionalInt notch = search.next();
        if (notch.isEmpty() || !mayRestart()) {
            return false;
        }
        Step step = step(Phase.MEASURE, notch.getAsInt(), settings.step());
        if (step.verdict() == Verdict.OTHERS && disturbed < MOST_DISTURBED) {
            disturbed++; // the same notch is next
        } else {
            search.ended(notch.getAsInt(), step.held());
        }
        return true;
    }

    boolean hasSteps() {
        return !steps.isEmpty();
    }

    /// What was measured so far.
    LaneCost result() {
        return new LaneCost(entrant, search.bracket(), steps);
    }

    /// @return the notch at which the service broke
    private int rise() throws IOException {
        Duration brief = settings.step().dividedBy(4);
        step(Phase.WARM_UP, Ladder.START, settings.step().dividedBy(2)); // loads its classes
        int notch = Ladder.START;
        while (notch < Ladder.MOST && mayRestart() && warmsUpAt(notch, brief)) {
            notch = Ladder.clamp(notch + LEAP);
        }
        step(
                Phase.WARM_UP,
                Ladder.clamp(notch - LEAP),
                settings.step().multipliedBy(3).dividedBy(2));
        return notch;
    }

    /// Whether one of two steps holds.
    private boolean warmsUpAt(int notch, Duration time) throws IOException {
        boolean held = step(Phase.WARM_UP, notch, time).held();
        return held || step(Phase.WARM_UP, notch, time).held();
    }

    private Step step(Phase phase, int notch, Duration time) throws IOException {
        ensureService();
        listener.accept(new CostEvent.StepStarted(entrant, phase, Ladder.rate(notch)));
        Step step = measure(phase, notch, time);
        steps.add(step);
        listener.accept(new CostEvent.StepEnded(entrant, step));
        return step;
    }

    private boolean mayRestart() {
        return service != null || starts <= MOST_RESTARTS;
    }

    private void ensureService() throws IOException {
        while (service == null) {
            starts++;
            listener.accept(new CostEvent.ServiceStarted(entrant));
            service = new Service(entrant.name(), settings.machine(), lab.cores(), serviceSettings());
            if (starts > 1 && mayRestart()) { // the service before this one was warm
                warmUpAgain();
            }
        }
    }

    private void warmUpAgain() throws IOException {
        int held = steps.stream().filter(Step::held).mapToInt(Step::notch).max().orElse(Ladder.START);
        step(Phase.WARM_UP, Math.min(held, Ladder.START), settings.step().dividedBy(2));
        step(Phase.WARM_UP, Ladder.clamp(held - Ladder.JUMP), settings.step());
    }

    private ServiceSettings serviceSettings() {
        return new ServiceSettings(
                entrant.engine(),
                lab.page(),
                settings.fanOut(),
                entrant.pool(settings.pool()),
                settings.atOnce(),
                entrant.addedMillis());
    }

    private Step measure(Phase phase, int notch, Duration time) throws IOException {
        Service measured = service;
        double siteBefore = lab.siteCpuNanos();
        Service.Stats before = measured.stats();
        var memory = new MemoryWatch(measured, settings.machine());
        Load.Ended ended = lab.step(plan(notch, time), (sent, planned) -> {
            memory.look();
            listener.accept(new CostEvent.StepProgress(entrant, sent, planned));
        });
        memory.look();
        LoadResult load = ended.result();
        OptionalDouble busy = lab.busy(lab.siteCpuNanos() - siteBefore + ended.cpuNanos(), load.seconds());
        Optional<Service.Stats> after = memory.isOver() ? Optional.empty() : settle();
        if (after.isEmpty()) {
            close();
            var use = new Step.Use(OptionalDouble.empty(), memory.mostMegabytes(), 0, busy);
            return new Step(notch, phase, Verdict.MEMORY, load, use);
        }
        OptionalDouble cpu = difference(before.cpuNanos(), after.get().cpuNanos());
        var use = new Step.Use(cpu, memory.mostMegabytes(), after.get().threads(), busy);
        return new Step(notch, phase, judge(load, use), load, use);
    }

    private LoadPlan plan(int notch, Duration time) {
        long seed = 31 * (31 * settings.seed() + notch) + steps.size(); // another one for each step
        return new LoadPlan(
                service.url(), lab.answer(settings.fanOut()), Ladder.rate(notch), time, seed, settings.objective());
    }

    private Verdict judge(LoadResult load, Step.Use use) {
        Verdict verdict = settings.objective().judge(load);
        boolean othersAreLate =
                use.othersBusy().orElse(0) >= BUSY || settings.objective().isLate(load.lagMillis());
        double serviceBusy = use.cpuSeconds().orElse(Double.MAX_VALUE)
                / load.seconds()
                / settings.machine().cpus();
        return verdict != Verdict.HELD && othersAreLate && serviceBusy < BUSY ? Verdict.OTHERS : verdict;
    }

    private static OptionalDouble difference(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of((after.getAsLong() - before.getAsLong()) / 1e9)
                : OptionalDouble.empty();
    }

    /// Asks the service after a step, and waits until it has done with the step.
    ///
    /// @return empty if the service has ended because Java's heap was full, or no thread could be started
    /// @throws IOException with a sentence for the user, if it has ended for another reason
    private Optional<Service.Stats> settle() throws IOException {
        try {
            Service.Stats stats = service.stats();
            drain();
            return Optional.of(stats);
        } catch (IOException ended) {
            if (ended.getMessage().contains("OutOfMemoryError")) {
                return Optional.empty();
            }
            throw ended;
        }
    }

    /// Waits until the service has no more requests of the last step. A service that takes too long is ended.
    private void drain() throws IOException {
        long begin = System.nanoTime();
        try {
            for (int left = service.stats().inFlight();
                    left > 0;
                    left = service.stats().inFlight()) {
                listener.accept(new CostEvent.Draining(entrant, left));
                if (System.nanoTime() - begin > DRAIN_NANOS) {
                    close();
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(DRAIN_CHECK_MILLIS);
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupt);
        }
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
            service = null;
        }
    }
}

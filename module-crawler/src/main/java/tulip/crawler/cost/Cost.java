package tulip.crawler.cost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tulip.crawler.lab.Interruption;
import tulip.crawler.race.Entrant;

/// Measures which rate a service holds with each engine. The engines warm up one after the other, in an order drawn
/// from the seed. Then they take turns, one step each: so a machine that becomes slower is slower for all.
///
/// The site has a JVM, the load has one, and each service has one of its own, with the memory and the cores
/// that it is given. A lane that fails loses only itself. If the site or the load fails, the measurement ends,
/// and reports what was measured.
public final class Cost {
    private interface Part {
        /// @return whether the lane has more to measure
        boolean run() throws IOException;
    }

    private final CostSettings settings;
    private final Cores cores;
    private final Consumer<CostEvent> listener;
    private final List<LaneCost> results = new ArrayList<>();
    private final Map<Entrant, String> lost = new LinkedHashMap<>();
    private final Interruption interruption = new Interruption();

    /// Prepares a measurement.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if this machine has too few cores
    public Cost(CostSettings settings, Consumer<CostEvent> listener) {
        this.settings = settings;
        this.cores = Cores.of(settings.machine().cpus());
        this.listener = listener;
    }

    public Cores cores() {
        return cores;
    }

    /// Tells the measurement that its child processes are being ended. It ends and reports what was measured so
    /// far.
    public void interrupt() {
        interruption.come();
    }

    /// Measures all lanes.
    ///
    /// @throws IOException with a sentence for the user, if the measurement fails before anything is measured
    public CostReport run() throws IOException {
        String failure = null;
        List<LaneRun> lanes = new ArrayList<>();
        try (var lab = Lab.open(settings.latencyMillis(), cores)) {
            listener.accept(new CostEvent.SiteWarmUp());
            lab.warmUp();
            settings.lanes().forEach(entrant -> lanes.add(new LaneRun(entrant, settings, lab, listener)));
            Collections.shuffle(lanes, new Random(settings.seed()));
            measure(lab, lanes);
        } catch (IOException broken) {
            lanes.stream().filter(LaneRun::hasSteps).forEach(lane -> results.add(lane.result())); // so far
            if (!interruption.isCause()) {
                if (results.isEmpty()) {
                    throw broken;
                }
                failure = broken.getMessage();
            }
        } finally {
            lanes.forEach(LaneRun::close);
        }
        return new CostReport(settings, cores, results, lost, interruption.hasCome(), failure);
    }

    /// Measures the lanes until each has ended. A lane that has ended is taken from the list.
    private void measure(Lab lab, List<LaneRun> lanes) throws IOException {
        for (LaneRun lane : List.copyOf(lanes)) {
            attempt(lab, lanes, lane, () -> {
                lane.warmUp();
                return true;
            });
        }
        while (!lanes.isEmpty()) {
            for (LaneRun lane : List.copyOf(lanes)) {
                attempt(lab, lanes, lane, lane::measure);
            }
        }
    }

    private void attempt(Lab lab, List<LaneRun> lanes, LaneRun lane, Part part) throws IOException {
        try {
            if (part.run()) {
                return;
            }
            results.add(lane.result());
            listener.accept(new CostEvent.LaneEnded(lane.result()));
        } catch (IOException broken) {
            requireLab(lab);
            lost.put(lane.entrant(), broken.getMessage());
            listener.accept(new CostEvent.LaneLost(lane.entrant(), broken.getMessage()));
            if (lost.size() == settings.lanes().size()) {
                throw broken;
            }
        }
        lanes.remove(lane);
        lane.close();
    }

    /// Ends the measurement if Ctrl-C, the site or the load is the reason why a lane has failed.
    private void requireLab(Lab lab) throws IOException {
        if (interruption.isCause()) {
            throw new IOException("interrupted");
        }
        lab.requireAlive();
    }
}

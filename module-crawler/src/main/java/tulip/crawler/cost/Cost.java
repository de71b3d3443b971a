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

/// Measures which rate a service holds with each engine, one engine after the other, in an order drawn from the
/// seed.
///
/// The site has a JVM, the load has one, and each service has one of its own, with the memory and the cores
/// that it is given. A lane that fails loses only itself. If the site or the load fails, the measurement ends,
/// and reports what was measured.
public final class Cost {
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
        List<Entrant> order = new ArrayList<>(settings.lanes());
        Collections.shuffle(order, new Random(settings.seed()));
        try (var lab = Lab.open(settings.latencyMillis(), cores)) {
            listener.accept(new CostEvent.SiteWarmUp());
            lab.warmUp();
            for (Entrant entrant : order) {
                measure(lab, entrant);
            }
        } catch (IOException broken) {
            if (!interruption.isCause()) {
                if (results.isEmpty()) {
                    throw broken;
                }
                failure = broken.getMessage();
            }
        }
        return new CostReport(settings, cores, results, lost, interruption.hasCome(), failure);
    }

    private void measure(Lab lab, Entrant entrant) throws IOException {
        try (var lane = new LaneRun(entrant, settings, lab, listener)) {
            try {
                lane.run();
            } catch (IOException broken) {
                requireLab(lab, lane);
                lost.put(entrant, broken.getMessage());
                listener.accept(new CostEvent.LaneLost(entrant, broken.getMessage()));
                if (lost.size() == settings.lanes().size()) {
                    throw broken;
                }
                return;
            }
            results.add(lane.result());
            listener.accept(new CostEvent.LaneEnded(lane.result()));
        }
    }

    /// Ends the measurement if Ctrl-C, the site or the load is the reason why a lane has failed. What was
    /// measured of the lane is kept.
    private void requireLab(Lab lab, LaneRun lane) throws IOException {
        try {
            if (interruption.isCause()) {
                throw new IOException("interrupted");
            }
            lab.requireAlive();
        } catch (IOException ended) {
            results.add(lane.result());
            throw ended;
        }
    }
}

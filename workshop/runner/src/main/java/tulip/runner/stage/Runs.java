package tulip.runner.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The runs that this program has made, by scenario.
///
/// Not safe for several threads: [Stage] guards it.
final class Runs {
    private final Map<String, List<Recording>> all = new HashMap<>(); // the newest last

    void add(Recording run) {
        of(run.scenario()).add(run);
    }

    Optional<Recording> last(String scenario) {
        List<Recording> runs = of(scenario);
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
    }

    /// Whether this program has made this run. Otherwise it was recorded before.
    boolean has(Recording run) {
        return of(run.scenario()).contains(run);
    }

    /// The run before the one that is shown.
    ///
    /// @param shown  empty: a run that goes on, which is newer than all others
    Optional<Recording> before(String scenario, Optional<Recording> shown) {
        List<Recording> runs = of(scenario);
        int place = shown.map(runs::lastIndexOf).orElse(-1);
        int before = (place < 0 ? runs.size() : place) - 1;
        return before < 0 ? Optional.empty() : Optional.of(runs.get(before));
    }

    private List<Recording> of(String scenario) {
        return all.computeIfAbsent(scenario, _ -> new ArrayList<>());
    }
}

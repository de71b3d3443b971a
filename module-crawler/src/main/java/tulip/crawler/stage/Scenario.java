package tulip.crawler.stage;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Something that a room watches: several lanes do the same work in different ways.
///
/// A scenario runs once. While it runs, it tells its listener what happens, on any thread, but one event at a time.
public interface Scenario {
    /// Runs the scenario, until it has ended or was interrupted. A lane that fails loses only itself.
    ///
    /// @throws IOException with a sentence for the user, if no lane has a result
    void run(Consumer<StageEvent> listener) throws IOException;

    /// Ends the scenario early. What was measured until then is reported. Called by another thread.
    void interrupt();

    /// The process id of each lane that has a JVM now, by the lane's name. May be called by any thread, at any time.
    Map<String, Long> processes();

    /// Says why a thread dump of the lanes is refused; empty if it is not.
    default Optional<String> refusedDump() {
        return Optional.empty();
    }
}

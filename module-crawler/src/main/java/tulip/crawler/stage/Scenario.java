package tulip.crawler.stage;

import java.io.IOException;
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
}

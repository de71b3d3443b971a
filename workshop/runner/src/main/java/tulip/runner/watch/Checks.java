package tulip.runner.watch;

import java.time.Duration;
import java.util.Optional;
import tulip.kit.Clock;
import tulip.runner.exercises.Exercise;

/// Runs one check at a time.
///
/// | state    | asked to check                                     | a run ends            |
/// |----------|----------------------------------------------------|-----------------------|
/// | idle     | starts a run: running                              |                       |
/// | running  | outdated; a run of over a second is ended early    | idle                  |
/// | outdated | outdated; a run of over a second is ended early    | idle; the caller asks |
final class Checks {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Runs runs;
    private final Clock clock;
    private Optional<Long> begunNanos = Optional.empty(); // of the run that goes on
    private boolean outdated;

    Checks(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /// Starts a check, or sees to another one after the present one.
    void ask(Exercise exercise) {
        if (isRunning()) {
            outdated = true;
            if (time().compareTo(SHORT) > 0) {
                runs.stop();
            }
            return;
        }
        begunNanos = Optional.of(clock.nanoTime());
        runs.start(exercise);
    }

    /// Takes note that the run has ended.
    ///
    /// @return whether its verdict counts; otherwise the caller must ask again
    boolean ended() {
        begunNanos = Optional.empty();
        boolean counts = !outdated;
        outdated = false;
        return counts;
    }

    boolean isRunning() {
        return begunNanos.isPresent();
    }

    /// How long the present run goes on; zero if there is none.
    Duration time() {
        return begunNanos
                .map(begun -> Duration.ofNanos(clock.nanoTime() - begun))
                .orElse(Duration.ZERO);
    }

    /// Ends the present run early.
    void stop() {
        runs.stop();
    }
}

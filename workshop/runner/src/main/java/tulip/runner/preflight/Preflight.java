package tulip.runner.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.doctor.FileLimit;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Loopback;
import tulip.runner.doctor.Ports;
import tulip.runner.doctor.Probe;

/// Looks at what can spoil a measurement on this machine now. All checks together take at most 15 s.
final class Preflight {
    private static final Duration WATCHING = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration RACE_DEADLINE = Duration.ofSeconds(11);

    private Preflight() {}

    /// The machine is watched first, because the A/A would disturb that.
    static PreflightReport examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>(Probe.run(
                List.of(
                        new Probe("power", () -> Power.here().finding()),
                        new Probe("energy", () -> Energy.here().finding()),
                        new Probe("others", () -> Others.watched(WATCHING).finding()),
                        new Probe("memory", () -> Memory.here().finding()),
                        new Probe("files", () -> FileLimit.here().finding()),
                        new Probe("loopback", () -> Loopback.here().finding()),
                        new Probe("ports", () -> Ports.here().finding()),
                        new Probe("jvm", () -> JvmFlags.here().finding())),
                DEADLINE));
        Throttle before = Throttle.here();
        findings.addAll(Probe.run(
                List.of(new Probe("a/a", () -> SameTwice.raced().finding())), RACE_DEADLINE));
        findings.add(Throttle.here().findingSince(before));
        return new PreflightReport(findings);
    }
}

package tulip.runner.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Holds all checks, in the order in which they are shown.
final class Doctor {
    /// Only the check of offline use takes longer than a moment, because it reads all libraries.
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Doctor() {}

    static List<Finding> examine(Path home) throws InterruptedException {
        return Probe.run(
                List.of(
                        new Probe("jdk", () -> Jdk.here().finding()),
                        new Probe("start", () -> Start.here().finding()),
                        new Probe("generator", () -> Continuations.here().finding()),
                        new Probe("text", () -> Encoding.here().finding()),
                        new Probe("terminal", () -> Screen.here().finding()),
                        new Probe("folder", () -> Folder.of(home).finding()),
                        new Probe("progress", () -> Answers.of(home).finding()),
                        new Probe("disk", () -> Disk.of(home).finding()),
                        new Probe("machine", () -> Machine.here().finding()),
                        new Probe("load", () -> Load.here().finding()),
                        new Probe("files", () -> FileLimit.here().finding()),
                        new Probe("loopback", () -> Loopback.here().finding()),
                        new Probe("ports", () -> Ports.here().finding()),
                        new Probe("proxy", () -> ProxySettings.here().finding()),
                        new Probe(
                                "offline",
                                () -> Offline.of(new MavenFiles(home)).finding())),
                DEADLINE);
    }
}

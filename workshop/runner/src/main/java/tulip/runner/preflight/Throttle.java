package tulip.runner.preflight;

import java.util.List;
import java.util.OptionalLong;
import tulip.runner.doctor.Finding;

/// How often the processor was slowed down: because of heat, or because a container had used up its share.
///
/// @param heat   since the machine was started, for all cores together; empty if the system does not say
/// @param quota  since the container was started; empty without a limit
record Throttle(OptionalLong heat, OptionalLong quota) {
    private static final String CPUS = "sys/devices/system/cpu";

    static Throttle here() {
        return of(SystemFiles.here());
    }

    /// Linux alone counts this in files.
    static Throttle of(SystemFiles files) {
        List<Long> counts = files.texts(CPUS, "cpu[0-9]*", "thermal_throttle/core_throttle_count").stream()
                .filter(count -> count.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        OptionalLong heat = counts.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(counts.stream().mapToLong(Long::longValue).sum());
        return new Throttle(heat, files.number("sys/fs/cgroup/cpu.stat", "nr_throttled"));
    }

    /// Judges what has happened since then.
    Finding findingSince(Throttle before) {
        long hot = rise(before.heat, heat);
        long limited = rise(before.quota, quota);
        if (hot > 0) {
            return Finding.note(
                    "throttle",
                    "the processor slowed down because of heat, " + hot + " times in the A/A",
                    "let it cool down, raise the laptop, and close what computes");
        }
        if (limited > 0) {
            return Finding.note(
                    "throttle",
                    "the container has used up its processor time, in " + limited + " periods of the A/A",
                    "give the container more processor time, or measure outside");
        }
        if (heat.isEmpty() && quota.isEmpty()) {
            return Finding.ok("throttle", "this system does not say whether its processor is slowed down");
        }
        return Finding.ok("throttle", "the processor was not slowed down in the A/A");
    }

    private static long rise(OptionalLong before, OptionalLong after) {
        return before.isEmpty() || after.isEmpty() ? 0 : after.getAsLong() - before.getAsLong();
    }
}

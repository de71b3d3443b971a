package tulip.runner.preflight;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Os;

/// Whether the system saves energy, which changes the speed of the cores while they are measured.
///
/// @param modes  the distinct modes of the cores and of the whole machine; empty if the system does not say
record Energy(List<String> modes, Os os) {
    private static final String CPUS = "sys/devices/system/cpu";
    private static final String PROFILE = "sys/firmware/acpi/platform_profile";

    /// `balance_performance` is what most systems choose on mains.
    private static final Set<String> FAST =
            Set.of("performance", "balanced-performance", "balance_performance", "default", "balanced", "high");

    static Energy here() throws InterruptedException {
        return switch (Os.here()) {
            case LINUX -> of(SystemFiles.here());
            case MAC -> ofPmset(Program.output(List.of("pmset", "-g")));
            case WINDOWS -> ofPowercfg(Program.output(List.of("powercfg", "/getactivescheme")));
        };
    }

    /// Linux: the governor of each core. With `intel_pstate` and `amd-pstate` in active mode the governor `powersave`
    /// says little, and the preference counts.
    static Energy of(SystemFiles files) {
        List<String> preferences = files.texts(CPUS, "cpu[0-9]*", "cpufreq/energy_performance_preference");
        List<String> governors = files.texts(CPUS, "cpu[0-9]*", "cpufreq/scaling_governor");
        List<String> modes = (preferences.isEmpty() || governors.contains("performance") ? governors : preferences)
                .stream().distinct().sorted().collect(Collectors.toList());
        files.text(PROFILE).filter(profile -> !modes.contains(profile)).ifPresent(modes::add);
        return new Energy(List.copyOf(modes), Os.LINUX);
    }

    /// macOS: `lowpowermode 1`.
    static Energy ofPmset(String said) {
        List<String> modes = said.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("lowpowermode") || line.startsWith("powermode"))
                .map(line -> line.endsWith(" 1") ? "low power" : "high")
                .distinct()
                .toList();
        return new Energy(modes, Os.MAC);
    }

    /// Windows: the number of the scheme is the same in each language.
    static Energy ofPowercfg(String said) {
        if (said.isBlank()) {
            return new Energy(List.of(), Os.WINDOWS);
        }
        return new Energy(
                List.of(said.contains("a1841308-3541-4fab-bc81-f71556f20b4a") ? "power saver" : "balanced"),
                Os.WINDOWS);
    }

    Finding finding() {
        if (modes.isEmpty()) {
            return Finding.ok("energy", "this system does not say how fast its cores may run");
        }
        String says = String.join(", ", modes);
        return FAST.containsAll(modes)
                ? Finding.ok("energy", says)
                : Finding.note("energy", says + ": the clock changes while something is measured", remedy());
    }

    private String remedy() {
        return switch (os) {
            case LINUX -> "powerprofilesctl set performance; or sudo cpupower frequency-set -g performance";
            case MAC -> "turn off Low Power Mode (System Settings, Battery)";
            case WINDOWS -> "powercfg /setactive SCHEME_BALANCED";
        };
    }
}

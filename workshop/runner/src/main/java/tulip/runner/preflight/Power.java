package tulip.runner.preflight;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Os;

/// What feeds the machine. On a battery most laptops lower their clock.
///
/// @param percent  how full the battery is; empty if there is none, or if the system does not say
record Power(Source source, OptionalInt percent) {
    enum Source {
        MAINS,
        BATTERY,
        /// A machine without a battery, or a system that does not say.
        UNKNOWN
    }

    private static final int LEAST_PERCENT = 20;
    private static final String SUPPLIES = "sys/class/power_supply";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

    static Power here() throws InterruptedException {
        return switch (Os.here()) {
            case LINUX -> of(SystemFiles.here());
            case MAC -> ofPmset(Program.output(List.of("pmset", "-g", "batt")));
            case WINDOWS ->
                ofWindows(Program.output(List.of(
                        "powershell",
                        "-NoProfile",
                        "-Command",
                        "Get-CimInstance Win32_Battery"
                                + " | ForEach-Object { \"$($_.BatteryStatus) $($_.EstimatedChargeRemaining)%\" }")));
        };
    }

    /// Linux: a battery that is discharged, or a supply that is online. Batteries of a mouse or a pen have the scope
    /// `Device`.
    static Power of(SystemFiles files) {
        List<String> supplies = files.texts(SUPPLIES, "*", "uevent").stream()
                .filter(supply -> !supply.contains("POWER_SUPPLY_SCOPE=Device"))
                .toList();
        List<String> batteries =
                supplies.stream().filter(each -> has(each, "TYPE", "Battery")).toList();
        OptionalInt percent = batteries.stream()
                .flatMap(String::lines)
                .filter(line -> line.matches("POWER_SUPPLY_CAPACITY=\\d{1,3}"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1)))
                .min();
        if (batteries.stream().anyMatch(each -> has(each, "STATUS", "Discharging"))) {
            return new Power(Source.BATTERY, percent);
        }
        boolean online = supplies.stream().anyMatch(each -> has(each, "ONLINE", "1"));
        return new Power(online || !batteries.isEmpty() ? Source.MAINS : Source.UNKNOWN, percent);
    }

    private static boolean has(String supply, String name, String value) {
        return supply.lines().anyMatch(("POWER_SUPPLY_" + name + "=" + value)::equals);
    }

    /// macOS: `Now drawing from 'Battery Power'`.
    static Power ofPmset(String said) {
        Source source = said.contains("'AC Power'")
                ? Source.MAINS
                : said.contains("'Battery Power'") ? Source.BATTERY : Source.UNKNOWN;
        return new Power(source, percent(said));
    }

    /// Windows: the status 1 of `Win32_Battery` is a battery that is discharged.
    static Power ofWindows(String said) {
        Source source = said.isBlank() ? Source.UNKNOWN : said.strip().startsWith("1 ") ? Source.BATTERY : Source.MAINS;
        return new Power(source, percent(said));
    }

    private static OptionalInt percent(String said) {
        Matcher found = PERCENT.matcher(said);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    Finding finding() {
        String full = percent.isPresent() ? " (" + percent.getAsInt() + " %)" : "";
        return switch (source) {
            case MAINS -> Finding.ok("power", "mains");
            case UNKNOWN -> Finding.ok("power", "no battery is known here, so it is mains");
            case BATTERY ->
                percent.orElse(100) < LEAST_PERCENT
                        ? Finding.wrong("power", "a battery that is nearly empty" + full, "plug in the power cable")
                        : Finding.note(
                                "power", "battery" + full + ": the clock may be lower", "plug in the power cable");
        };
    }
}

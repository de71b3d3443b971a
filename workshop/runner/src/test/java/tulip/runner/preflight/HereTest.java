package tulip.runner.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.doctor.Os;
import tulip.runner.preflight.Power.Source;

/// Reads a machine that consists of files, and what the programs of other systems print.
final class HereTest {
    private static final Power NOTHING = new Power(Source.UNKNOWN, OptionalInt.empty());

    @TempDir
    private Path root;

    private SystemFiles files;

    @BeforeEach
    void aMachine() {
        files = new SystemFiles(root);
    }

    @Test
    void aMachineWithoutAnyFileSaysNothing() {
        assertEquals(NOTHING, Power.of(files));
        assertEquals(new Energy(List.of(), Os.LINUX), Energy.of(files));
        assertEquals(new Throttle(OptionalLong.empty(), OptionalLong.empty()), Throttle.of(files));
    }

    @Test
    void aLaptopRunsOnItsBatteryOrOnMains() throws IOException {
        supply("hidpp_battery_0", "TYPE=Battery", "STATUS=Discharging", "SCOPE=Device", "CAPACITY=3");
        assertEquals(NOTHING, Power.of(files), "the battery of a mouse");
        supply("AC", "TYPE=Mains", "ONLINE=0");
        supply("BAT0", "TYPE=Battery", "STATUS=Discharging", "CAPACITY=81");
        assertEquals(new Power(Source.BATTERY, OptionalInt.of(81)), Power.of(files));
        supply("AC", "TYPE=Mains", "ONLINE=1");
        supply("BAT0", "TYPE=Battery", "STATUS=Charging", "CAPACITY=81");
        assertEquals(new Power(Source.MAINS, OptionalInt.of(81)), Power.of(files));
    }

    private void supply(String name, String... lines) throws IOException {
        List<String> prefixed =
                List.of(lines).stream().map(line -> "POWER_SUPPLY_" + line).toList();
        write("sys/class/power_supply/" + name + "/uevent", String.join("\n", prefixed) + "\n");
    }

    @Test
    void thePreferenceOfAModernDriverCountsMoreThanItsGovernor() throws IOException {
        cpu(0, "cpufreq/scaling_governor", "schedutil");
        cpu(1, "cpufreq/scaling_governor", "powersave");
        assertEquals(List.of("powersave", "schedutil"), Energy.of(files).modes());
        cpu(0, "cpufreq/energy_performance_preference", "balance_power");
        cpu(1, "cpufreq/energy_performance_preference", "balance_power");
        assertEquals(List.of("balance_power"), Energy.of(files).modes());
        write("sys/firmware/acpi/platform_profile", "low-power\n");
        assertEquals(List.of("balance_power", "low-power"), Energy.of(files).modes());
    }

    @Test
    void heatIsCountedOnEachCoreAndTheQuotaOnce() throws IOException {
        cpu(0, "thermal_throttle/core_throttle_count", "3");
        cpu(11, "thermal_throttle/core_throttle_count", "4");
        write("sys/fs/cgroup/cpu.stat", "usage_usec 5\nnr_periods 9\nnr_throttled 2\n");
        assertEquals(new Throttle(OptionalLong.of(7), OptionalLong.of(2)), Throttle.of(files));
    }

    @Test
    void aNumberIsFoundByItsName() throws IOException {
        write("proc/meminfo", "MemTotal:       24683656 kB\nMemAvailable:   23296204 kB\n");
        assertEquals(OptionalLong.of(23_296_204), files.number("proc/meminfo", "MemAvailable"));
        assertEquals(OptionalLong.empty(), files.number("proc/meminfo", "Mem"));
    }

    @Test
    void macOsTellsItsPower() {
        assertEquals(
                new Power(Source.BATTERY, OptionalInt.of(87)),
                Power.ofPmset(
                        "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t87%; discharging; 5:02\n"));
        assertEquals(new Power(Source.MAINS, OptionalInt.empty()), Power.ofPmset("Now drawing from 'AC Power'\n"));
        assertEquals(NOTHING, Power.ofPmset(""));
        assertEquals(
                List.of("low power"),
                Energy.ofPmset("Currently in use:\n lowpowermode         1\n").modes());
        assertEquals(
                List.of("high"), Energy.ofPmset(" lowpowermode         0\n").modes());
    }

    @Test
    void windowsTellsItsPower() {
        assertEquals(new Power(Source.BATTERY, OptionalInt.of(54)), Power.ofWindows("1 54%\r\n"));
        assertEquals(new Power(Source.MAINS, OptionalInt.of(100)), Power.ofWindows("2 100%\r\n"));
        assertEquals(NOTHING, Power.ofWindows("\r\n"));
        String saver = "GUID: a1841308-3541-4fab-bc81-f71556f20b4a  (Energiesparmodus)";
        assertEquals(List.of("power saver"), Energy.ofPowercfg(saver).modes());
        assertEquals(List.of(), Energy.ofPowercfg("").modes());
    }

    private void cpu(int number, String file, String text) throws IOException {
        write("sys/devices/system/cpu/cpu" + number + "/" + file, text + "\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

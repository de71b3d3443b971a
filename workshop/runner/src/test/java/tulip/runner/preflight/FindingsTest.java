package tulip.runner.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.crawler.race.Comparison;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Finding.Level;
import tulip.runner.doctor.Os;
import tulip.runner.preflight.Others.Busy;
import tulip.runner.preflight.Power.Source;

/// Judges facts of machines that are not here.
final class FindingsTest {
    @Test
    void aBatteryIsLookedAtAndAnEmptyOneStops() {
        assertFinding(Level.OK, "mains", new Power(Source.MAINS, OptionalInt.of(5)).finding());
        assertFinding(Level.OK, "no battery is known", new Power(Source.UNKNOWN, OptionalInt.empty()).finding());
        assertFinding(Level.NOTE, "battery (20 %)", new Power(Source.BATTERY, OptionalInt.of(20)).finding());
        assertFinding(Level.NOTE, "battery: the clock", new Power(Source.BATTERY, OptionalInt.empty()).finding());
        assertFinding(Level.WRONG, "nearly empty (19 %)", new Power(Source.BATTERY, OptionalInt.of(19)).finding());
    }

    @Test
    void aModeThatSavesEnergyIsLookedAt() {
        assertFinding(Level.OK, "does not say", new Energy(List.of(), Os.LINUX).finding());
        assertFinding(Level.OK, "performance", new Energy(List.of("performance"), Os.LINUX).finding());
        assertFinding(Level.OK, "balance_performance", new Energy(List.of("balance_performance"), Os.LINUX).finding());
        Map.of(Os.LINUX, "powerprofilesctl", Os.MAC, "Low Power Mode", Os.WINDOWS, "powercfg")
                .forEach((os, remedy) -> {
                    Finding slow = new Energy(List.of("performance", "powersave"), os).finding();
                    assertFinding(Level.NOTE, "performance, powersave: the clock changes", slow);
                    assertTrue(slow.remedy().contains(remedy), slow.remedy());
                });
    }

    @Test
    void onlyWhatWasSlowedDownInTheRaceCounts() {
        Throttle unknown = new Throttle(OptionalLong.empty(), OptionalLong.empty());
        assertFinding(Level.OK, "does not say", unknown.findingSince(unknown));
        assertFinding(Level.OK, "was not slowed down", throttle(900, 30).findingSince(throttle(900, 30)));
        assertFinding(Level.NOTE, "because of heat, 3 times", throttle(903, 31).findingSince(throttle(900, 30)));
        assertFinding(Level.NOTE, "the container has used up", throttle(900, 31).findingSince(throttle(900, 30)));
    }

    private static Throttle throttle(long heat, long quota) {
        return new Throttle(OptionalLong.of(heat), OptionalLong.of(quota));
    }

    @Test
    void aRaceNeedsMemory() {
        assertFinding(Level.OK, "2.0 GiB free", new Memory(2L << 30).finding());
        assertFinding(Level.NOTE, "enough for the default race", new Memory((2L << 30) - 1).finding());
        assertFinding(Level.WRONG, "1.0 GiB free: a race needs", new Memory((1L << 30) - 1).finding());
    }

    @Test
    void whatElseComputesIsNamed() {
        assertFinding(Level.OK, "load 0.5 on 2 cores; nothing else computes", others(0.5));
        assertFinding(Level.OK, "nothing else", new Others(-1, 2, List.of(), OptionalDouble.empty()).finding());
        assertFinding(Level.OK, "now top (3) 9 % of a core", others(0.5, new Busy("top", 3, 0.09)));
        Finding two = others(1, new Busy("chromium", 7, 0.4), new Busy("Xorg", 8, 0.05));
        assertFinding(Level.NOTE, "now chromium (7) 40 %, Xorg (8) 5 % of a core", two);
        assertEquals("end chromium (7) before you measure", two.remedy());
        assertFinding(Level.WRONG, "yes (9) 100 %", others(2, new Busy("yes", 9, 1)));
    }

    @Test
    void aHostThatTakesTimeIsNamed() {
        assertFinding(
                Level.NOTE,
                "the host took 8 % of the time",
                new Others(0.5, 2, List.of(), OptionalDouble.of(0.08)).finding());
    }

    private static Finding others(double load, Busy... busy) {
        return new Others(load, 2, List.of(busy), OptionalDouble.of(0)).finding();
    }

    @Test
    void optionsThatChangeHowCodeRunsStop() {
        assertFinding(Level.OK, "no options", flags(Map.of()));
        assertFinding(Level.NOTE, "_JAVA_OPTIONS=-Xmx2g", flags(Map.of("_JAVA_OPTIONS", "-Xmx2g")));
        for (String flag : List.of("-Xint", "-javaagent:a.jar", "-agentlib:jdwp=x", "-XX:TieredStopAtLevel=1")) {
            Finding stop = flags(Map.of("JAVA_TOOL_OPTIONS", " -Da=b  " + flag));
            assertFinding(Level.WRONG, flag + " in JAVA_TOOL_OPTIONS changes", stop);
            assertEquals("unset JAVA_TOOL_OPTIONS in this terminal", stop.remedy());
        }
        assertFinding(
                Level.WRONG, "is built for debugging", new JvmFlags(Map.of(), "Server VM 25-fastdebug").finding());
    }

    private static Finding flags(Map<String, String> variables) {
        return new JvmFlags(variables, "Server VM 25").finding();
    }

    @Test
    void anEngineMayNotDifferFromItself() {
        assertFinding(Level.OK, "none shown. It could have shown 5.0 %", same(1.01, 0.97, 1.06));
        assertFinding(Level.NOTE, "could have shown 19 %: this machine is restless", same(1.01, 0.85, 1.2));
        assertFinding(Level.WRONG, "shows a difference of 9.0 %", same(1.09, 1.02, 1.13));
        assertFinding(Level.WRONG, "too few rounds in 10 s", new SameTwice(Optional.empty()).finding());
    }

    private static Finding same(double ratio, double low, double high) {
        return new SameTwice(Optional.of(new Comparison(ratio, low, high))).finding();
    }

    /// Whatever is not right has a remedy, and what is right has none.
    private static void assertFinding(Level level, String says, Finding finding) {
        assertEquals(level, finding.level(), finding::toString);
        assertTrue(finding.says().contains(says), finding::toString);
        assertEquals(level == Level.OK, finding.remedy().isEmpty(), finding::toString);
    }
}

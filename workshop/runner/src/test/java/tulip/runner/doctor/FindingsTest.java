package tulip.runner.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.runner.doctor.Finding.Level;

/// Judges facts of machines that are not here.
final class FindingsTest {
    private static final Path JDK = Path.of("jdk");

    @Test
    void aJdkMustBeNewEnoughAndHaveACompiler() {
        assertFinding(Level.OK, "25.0.3, in jdk", jdk(25, Optional.empty(), true));
        assertFinding(Level.OK, "25.0.3, in jdk", jdk(26, Optional.empty(), true));
        assertFinding(Level.WRONG, "is too old", jdk(24, Optional.empty(), true));
        assertFinding(Level.WRONG, "has no compiler", jdk(25, Optional.empty(), false));
    }

    @Test
    void anOlderJavaHomeIsFine() {
        assertFinding(Level.OK, "JAVA_HOME is not used, because /jdk-17 is no", jdk(25, Optional.of("/jdk-17"), true));
    }

    private static Finding jdk(int feature, Optional<String> javaHome, boolean compiler) {
        return new Jdk(feature, "25.0.3", JDK, javaHome, compiler).finding();
    }

    @Test
    void generatorsNeedNoContinuationButMustWork() {
        assertFinding(Level.OK, "on a continuation", new Continuations(true, "continuation", List.of(1, 2)).finding());
        Finding slower = new Continuations(false, "virtual-thread", List.of(1, 2)).finding();
        assertFinding(Level.NOTE, "slower than a continuation", slower);
        assertTrue(slower.remedy().contains("--add-exports java.base/jdk.internal.vm=ALL-UNNAMED"), slower.remedy());
        Finding chosen = new Continuations(true, "virtual-thread", List.of(1, 2)).finding();
        assertTrue(chosen.remedy().contains("-Dtulip.suspension"), chosen.remedy());
        assertFinding(Level.WRONG, "gave [1]", new Continuations(true, "continuation", List.of(1)).finding());
    }

    @Test
    void aTerminalWithoutUnicodeIsANoteWithTheRemedyOfItsSystem() {
        assertFinding(Level.OK, "UTF-8", new Encoding(StandardCharsets.UTF_8, Os.LINUX).finding());
        Map.of(Os.LINUX, "C.UTF-8", Os.MAC, "en_US.UTF-8", Os.WINDOWS, "chcp 65001")
                .forEach((os, remedy) -> {
                    Finding ascii = new Encoding(StandardCharsets.US_ASCII, os).finding();
                    assertFinding(Level.NOTE, "US-ASCII", ascii);
                    assertTrue(ascii.remedy().contains(remedy), ascii.remedy());
                });
    }

    @Test
    void theTerminalMustTellItsSizeAndShouldNotBeSmall() {
        assertFinding(Level.OK, "80 columns, 24 rows", screen(80, 24, "xterm", false));
        assertFinding(Level.OK, "without colours (NO_COLOR is set)", screen(80, 24, "xterm", true));
        assertFinding(Level.NOTE, "does not tell its size", screen(0, 0, "xterm", false));
        assertFinding(Level.NOTE, "79 columns, 24 rows", screen(79, 24, "xterm", false));
        assertFinding(Level.NOTE, "80 columns, 23 rows", screen(80, 23, "xterm", false));
        assertFinding(Level.NOTE, "TERM is dumb", screen(80, 24, "dumb", false));
        assertFinding(Level.OK, "none", new Screen(false, 0, 0, "xterm", false).finding());
    }

    private static Finding screen(int columns, int rows, String term, boolean noColor) {
        return new Screen(true, columns, rows, term, noColor).finding();
    }

    @Test
    void onlyTheOldLoopbackIsNeeded() {
        Optional<String> refused = Optional.of("Connection refused");
        assertFinding(Level.OK, "and ::1 work", new Loopback(Optional.empty(), Optional.empty(), Os.LINUX).finding());
        assertFinding(Level.NOTE, "nothing needs it", new Loopback(Optional.empty(), refused, Os.LINUX).finding());
        for (Os os : Os.values()) {
            assertFinding(Level.WRONG, "127.0.0.1 does not work: Connection refused", loopback(refused, os));
        }
    }

    private static Finding loopback(Optional<String> four, Os os) {
        return new Loopback(four, Optional.empty(), os).finding();
    }

    @Test
    void aBenchmarkNeedsAPortAndAFileForEachConnection() {
        assertFinding(Level.OK, "28,232", new Ports(OptionalInt.of(28_232)).finding());
        assertFinding(Level.WRONG, "1,199", new Ports(OptionalInt.of(1_199)).finding());
        assertFinding(Level.OK, "does not say", new Ports(OptionalInt.empty()).finding());
        assertFinding(Level.OK, "1,200", new FileLimit(OptionalLong.of(1_200), Os.LINUX).finding());
        assertFinding(
                Level.WRONG,
                "64 may be open at once, but a benchmark needs 1,200",
                new FileLimit(OptionalLong.of(64), Os.LINUX).finding());
        assertFinding(Level.OK, "no limit", new FileLimit(OptionalLong.empty(), Os.LINUX).finding());
    }

    @Test
    void aMachineNeedsMemoryAndADisk() {
        assertFinding(Level.OK, "2 cores, 4.0 GiB", new Machine(2, 4L << 30).finding());
        assertFinding(Level.NOTE, "1 core, 4.0 GiB", new Machine(1, 4L << 30).finding());
        assertFinding(Level.WRONG, "0.5 GiB", new Machine(2, 1L << 29).finding());
        assertFinding(Level.OK, "250.0 MB free", new Disk(250_000_000).finding());
        assertFinding(Level.WRONG, "250.0 MB free, but", new Disk(249_999_999).finding());
    }

    @Test
    void aBusyMachineIsOnlyANote() {
        assertFinding(Level.OK, "2.0", new Load(2, 2).finding());
        assertFinding(Level.NOTE, "the machine is busy", new Load(2.1, 2).finding());
        assertFinding(Level.OK, "does not say", new Load(-1, 2).finding());
    }

    @Test
    void theFirstFolderThatCannotBeWrittenIsNamed() {
        assertFinding(Level.OK, "can be written", folder(List.of(), Os.LINUX));
        List<String> two = List.of(".tulip (permission denied)", "exercise (permission denied)");
        for (Os os : Os.values()) {
            assertFinding(Level.WRONG, "in .tulip (permission denied), and 1 more", folder(two, os));
        }
        assertFinding(Level.WRONG, "in .tulip (permission denied)", folder(two.subList(0, 1), Os.LINUX));
    }

    private static Finding folder(List<String> failures, Os os) {
        return new Folder(Path.of("project"), failures, os).finding();
    }

    @Test
    void aDamagedProgressFileAndADamagedTextAreWrong() {
        assertFinding(Level.OK, "3 of 40", new Answers(40, 3, Optional.empty(), Optional.empty()).finding());
        assertFinding(
                Level.WRONG,
                "cannot be read",
                new Answers(40, 3, Optional.empty(), Optional.of("it cannot be read")).finding());
        assertFinding(
                Level.WRONG, "1-x.md:4", new Answers(39, 3, Optional.of("1-x.md:4: no"), Optional.empty()).finding());
        assertFinding(Level.WRONG, "no exercises", new Answers(0, 0, Optional.empty(), Optional.empty()).finding());
    }

    @Test
    void aProxyMustNotCatchLoopback() {
        assertFinding(Level.OK, "none", proxy(Map.of("http_proxy", "")));
        assertFinding(Level.NOTE, "http_proxy is set", proxy(Map.of("http_proxy", "http://p:1")));
        assertFinding(
                Level.NOTE, "ALL_PROXY is set", proxy(Map.of("ALL_PROXY", "http://p:1", "no_proxy", "localhost")));
        assertFinding(
                Level.OK, "leaves out", proxy(Map.of("http_proxy", "http://p:1", "NO_PROXY", "localhost, 127.0.0.1")));
        assertFinding(
                Level.WRONG,
                "Java would ask HTTP @ p:1",
                new ProxySettings(Map.of(), Optional.of("HTTP @ p:1")).finding());
    }

    private static Finding proxy(Map<String, String> environment) {
        return new ProxySettings(environment, Optional.empty()).finding();
    }

    @Test
    void aStartWithoutCacheIsSlower() {
        assertFinding(Level.OK, "with an AOT cache", new Start(true, true, true).finding());
        assertFinding(Level.NOTE, "without an AOT cache", new Start(true, true, false).finding());
        assertFinding(Level.NOTE, "without an AOT cache", new Start(true, false, false).finding());
        assertFinding(Level.NOTE, "not by the launcher", new Start(false, false, false).finding());
    }

    @Test
    void withoutPreparationABuildMayNeedTheNetwork() {
        assertFinding(Level.OK, "484 files, 89.2 MB", new Offline(true, true, List.of(), 484, 89_200_000).finding());
        assertFinding(Level.NOTE, "not prepared", new Offline(false, false, List.of(), 0, 0).finding());
        assertFinding(Level.NOTE, "have changed since", new Offline(true, false, List.of(), 484, 1).finding());
        assertFinding(
                Level.WRONG,
                "2 of 484 files missing or damaged: a.jar",
                new Offline(true, true, List.of("a.jar", "b.jar"), 484, 1).finding());
    }

    @Test
    void systemsAreKnownByTheirNames() {
        assertEquals(Os.MAC, Os.of("Mac OS X"));
        assertEquals(Os.WINDOWS, Os.of("Windows 11"));
        assertEquals(Os.LINUX, Os.of("Linux"));
    }

    /// Whatever is wrong has a remedy, and what is right has none.
    private static void assertFinding(Level level, String says, Finding finding) {
        assertEquals(level, finding.level(), finding::toString);
        assertTrue(finding.says().contains(says), finding::toString);
        if (level != Level.NOTE) {
            assertEquals(level == Level.WRONG, !finding.remedy().isEmpty(), finding::toString);
        }
    }
}

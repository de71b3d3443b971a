package tulip.runner.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.runner.terminal.Style;

/// Shows the findings of a made-up machine.
final class DoctorReportTest {
    private static final Finding FINE = new Load(0.5, 2).finding();
    private static final Finding NOTED = new Encoding(StandardCharsets.US_ASCII, Os.LINUX).finding();
    private static final Finding WRONG = new FileLimit(OptionalLong.of(64), Os.LINUX).finding();

    @Test
    void eachRemedyIsBelowItsFinding() {
        assertEquals("""
                ✓ load       0.5 in the last minute, on 2 cores
                ! text       US-ASCII: ticks, arrows and bars become plain signs
                             → export LC_ALL=C.UTF-8
                ✗ files      64 may be open at once, but a benchmark needs 1,200
                             → ulimit -n 4096 in this terminal, before ./tulip; if it is
                             refused, raise the limit in /etc/security/limits.conf

                To mend before the workshop: files (1 note: !).
                """, text(new Style(false, true), FINE, NOTED, WRONG));
    }

    @Test
    void aTerminalWithoutUnicodeGetsPlainSigns() {
        String plain = text(new Style(false, false), FINE, WRONG);
        assertTrue(plain.startsWith("+ load "), plain);
        assertTrue(plain.contains("\nx files ") && plain.contains(" -> ulimit"), plain);
    }

    @Test
    void noLineIsLongerThanTheTerminal() {
        for (int length = 60; length < 70; length++) {
            Finding wide = Finding.wrong("x", "y".repeat(length), "a " + "z".repeat(length - 2));
            for (boolean unicode : new boolean[] {true, false}) {
                String text = text(new Style(false, unicode), wide);
                text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
            }
        }
    }

    @Test
    void notesHinderNobody() {
        var report = new DoctorReport(List.of(FINE, NOTED));
        assertTrue(report.isHealthy());
        assertTrue(text(new Style(false, true), FINE, NOTED).endsWith("\nNothing hinders you (1 note: !).\n"));
        assertFalse(new DoctorReport(List.of(FINE, WRONG)).isHealthy());
    }

    @Test
    void aBoardReadsTheSame() {
        JsonObject document = new DoctorReport(List.of(FINE, WRONG)).toJson();
        assertEquals(false, document.getBoolean("healthy"));
        assertEquals(
                new JsonObject()
                        .put("check", "load")
                        .put("level", "ok")
                        .put("says", "0.5 in the last minute, on 2 cores")
                        .putNull("remedy"),
                document.getJsonArray("checks").getJsonObject(0));
        assertEquals("wrong", document.getJsonArray("checks").getJsonObject(1).getString("level"));
    }

    private static String text(Style style, Finding... findings) {
        return String.join("\n", new DoctorReport(List.of(findings)).lines(style, 80)) + "\n";
    }
}

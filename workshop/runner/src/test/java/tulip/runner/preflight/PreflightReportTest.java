package tulip.runner.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tulip.runner.doctor.FileLimit;
import tulip.runner.doctor.Finding;
import tulip.runner.doctor.Os;
import tulip.runner.terminal.Style;

/// Shows the findings of a made-up machine.
final class PreflightReportTest {
    private static final Finding FINE = new Power(Power.Source.MAINS, OptionalInt.empty()).finding();
    private static final Finding LOOK = new Energy(List.of("powersave"), Os.MAC).finding();
    private static final Finding STOP = new FileLimit(OptionalLong.of(64), Os.MAC).finding();

    @Test
    void theLastLineSaysWhatToMendAndWhatToLookAt() {
        assertEquals("""
                ok   power     mains
                look energy    powersave: the clock changes while something is measured
                               → turn off Low Power Mode (System Settings, Battery)
                stop files     64 may be open at once, but a benchmark needs 1,200
                               → ulimit -n 4096 in this terminal, before ./tulip

                NO GO. Mend first: files. Look at: energy.
                """, text(true, FINE, LOOK, STOP));
        assertTrue(text(true, FINE, LOOK).endsWith("\nGO. Look at: energy.\n"));
        assertTrue(text(true, FINE).endsWith("\nGO.\n"));
        assertTrue(text(false, STOP).contains(" -> ulimit"), text(false, STOP));
    }

    @Test
    void onlyAStopIsNoGo() {
        assertTrue(new PreflightReport(List.of(FINE, LOOK)).goes());
        assertFalse(new PreflightReport(List.of(FINE, STOP)).goes());
    }

    @Test
    void aProgramReadsTheSame() {
        JsonObject document = new PreflightReport(List.of(LOOK, STOP)).toJson();
        assertEquals(false, document.getBoolean("go"));
        JsonObject look = document.getJsonArray("checks").getJsonObject(0);
        assertEquals("energy", look.getString("check"));
        assertEquals("look", look.getString("level"));
        assertTrue(look.getString("remedy").contains("Low Power Mode"), look.encode());
    }

    private static String text(boolean unicode, Finding... findings) {
        return String.join("\n", new PreflightReport(List.of(findings)).lines(new Style(false, unicode), 80)) + "\n";
    }
}

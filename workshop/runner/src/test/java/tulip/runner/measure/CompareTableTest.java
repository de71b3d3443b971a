package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.crawler.compare.Change;
import tulip.crawler.compare.ComparedFiles;
import tulip.crawler.compare.Difference;
import tulip.crawler.compare.ResultFile;

final class CompareTableTest {
    private static final ResultFile A = file("a.json", "race", "1111");
    private static final ResultFile B = file("b.json", "race", "2222");
    private static final Change SLOWER = new Change("threads", "ms", 300, 600, 2, 1.9, 2.1, true, 0.05);
    private static final Change SAME = new Change("virtual", "ms", 300, 303, 1.01, 0.98, 1.04, false, 0.031);

    private static ResultFile file(String name, String command, String commit) {
        var document = new JsonObject().put("date", "2026-11-30T20:00:00Z").put("commit", commit);
        return new ResultFile(Path.of("folder", name), command, document);
    }

    @Test
    void whatWasDifferentComesFirst() {
        var differences = List.of(
                new Difference("commit", "1111", "2222"),
                new Difference(
                        "machine cpu", "a processor with a long name, of one maker", "another processor, of another"));
        var compared = new ComparedFiles(
                A, B, differences, List.of(SLOWER, SAME), List.of("vertx"), List.of(), List.of("B was ended"));
        assertEquals("""
                A  race of 2026-11-30T20:00:00Z, commit 1111: a.json
                B  race of 2026-11-30T20:00:00Z, commit 2222: b.json

                DIFFERENT when they were measured:
                ! commit               A 1111   B 2222
                ! machine cpu
                    A a processor with a long name, of one maker
                    B another processor, of another
                ! B was ended.

                                               A            B              B / A
                threads                 300.0 ms     600.0 ms   2.00 (1.90-2.10)
                virtual                 300.0 ms     303.0 ms         none shown
                Only in A: vertx.

                None shown: no difference is shown. The smallest that these files could have
                shown: virtual 3.10 %.
                Times: medians. B / A: the median quotient, with an interval at 97.8 % for all
                lanes together.
                A and B were measured at different times, and the machine may have changed
                between them. What you want to compare belongs into one run, where it takes
                turns.
                """, new CompareTable(compared).text());
    }

    @Test
    void sameSettingsAreSaidAndTooFewRoundsToo() {
        var few =
                new Change("floor", "ms", 300, 303, 1.01, 0, Double.POSITIVE_INFINITY, false, Double.POSITIVE_INFINITY);
        String text = new CompareTable(
                        new ComparedFiles(A, A, List.of(), List.of(few), List.of(), List.of(), List.of()))
                .text();
        assertTrue(text.contains("\nThe same settings, machine, JDK and commit.\n"), text);
        assertTrue(text.contains(" too few\n"), text);
        assertTrue(text.contains("The floor only reads bytes"), text);
    }

    @Test
    void filesWithoutACommonLaneSaySo() {
        String text = new CompareTable(
                        new ComparedFiles(A, B, List.of(), List.of(), List.of("virtual"), List.of("vertx"), List.of()))
                .text();
        assertTrue(text.contains("No lane is in both files."), text);
    }
}

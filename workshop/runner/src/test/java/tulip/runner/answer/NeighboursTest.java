package tulip.runner.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.runner.answer.CountdownAnswer.withBody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;

/// Compiles answers with other files in their folder, as Maven does, but only the files that an answer needs.
final class NeighboursTest {
    private static final String PACKAGE = "package tulip.iterators.exercise;\n";

    @TempDir
    private Path folder;

    private Exercise exercise;

    @BeforeEach
    void anExercise() throws IOException {
        exercise = CountdownAnswer.exercise();
    }

    @Test
    void aClassInASecondFileIsCompiledAndScanned() throws Exception {
        write("Slip.java", "record Slip(int number) { Tray tray() { return new Tray(); } }");
        write("Tray.java", "final class Tray {}");
        Compiled compiled = build(withBody("return new Slip(from).tray() == null ? null : null;"));
        assertEquals(
                Set.of(
                        "tulip.iterators.exercise.MyCountdown",
                        "tulip.iterators.exercise.Slip",
                        "tulip.iterators.exercise.Tray"),
                compiled.answer().keySet());
        assertEquals(List.of("MyCountdown.java", "Slip.java", "Tray.java"), new Members(compiled.answer()).files());
        var answer = build(withBody("return Cheat.it(from);")).answer();
        var uses = new Uses(List.of(), answer, answer);
        var unusable = assertThrows(Unusable.class, uses::check);
        assertTrue(unusable.findings().getFirst().sentence().contains("tulip.iterators.Countdown"));
    }

    @Test
    void aBrokenFileThatTheAnswerDoesNotNeedChangesNothing() throws Exception {
        write("MyStickyEnd.java", "class MyStickyEnd { retrun nothing( }");
        assertTrue(build(withBody("return null;")).answer().containsKey("tulip.iterators.exercise.MyCountdown"));
    }

    @Test
    void anErrorInAFileThatTheAnswerNeedsIsToldWithItsLine() throws Exception {
        write("Slip.java", "record Slip(int number) {\n    int twice() { return nubmer * 2; }\n}");
        var unusable = assertThrows(Unusable.class, () -> build(withBody("new Slip(1); return null;")));
        Finding finding = unusable.findings().getFirst();
        assertEquals(Optional.of(new Place("Slip.java", 3)), finding.place());
        assertTrue(finding.sentence().contains("nubmer"), finding.sentence());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), PACKAGE + text);
    }

    private Compiled build(String text) throws IOException, Unusable {
        write(
                "Cheat.java",
                "class Cheat { static java.util.Iterator<Integer> it(int n) {"
                        + " return new tulip.iterators.Countdown(n).iterator(); } }");
        Path test = exercise.pristineTestFile();
        return new AnswerCompiler(System.getProperty("java.class.path"), Map.of())
                .compile(
                        folder.resolve("MyCountdown.java"),
                        text,
                        "tulip.iterators.exercise.MyCountdown",
                        test,
                        Files.readString(test));
    }
}

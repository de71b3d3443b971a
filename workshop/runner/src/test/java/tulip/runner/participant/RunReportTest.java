package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.runner.Workshop;
import tulip.runner.answer.Compiled;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Written;
import tulip.runner.terminal.Style;

/// Checks the screens that a participant sees after a run.
final class RunReportTest {
    private static final int ROWS = 23;

    @TempDir
    private Path folder;

    private Exercise exercise;
    private Written written;

    @BeforeEach
    void anExercise() throws IOException {
        exercise = Workshop.in(folder).exercise(1);
        written = Written.of(List.of(exercise), Workshop.STUB);
    }

    @Test
    void aVerdictThatFitsShowsEveryCheck() {
        assertEquals("""
                ✗ 1.1 Ring: 1 of 3 promises kept

                  ✓ Promise 1.
                  ✗ Promise 2.
                  · Promise 3.

                MyBell.java:14
                   13 │     public List<String> ring() {
                   14 │         throw new Todo("ring");
                   15 │     }

                promised  Promise 2.
                did       1. ring() → [Bell]
                expected  [Bell, Bell]
                seen      [Bell]
                to do     Correct your code and run again. Stuck? ./tulip hint 1.1
                """, text(wrong(3, 1, "", List.of("ring() → [Bell]")), ROWS));
    }

    @Test
    void aLineThatIsTooLongForThreeRowsShowsThatItIsCut() {
        String wide = "        return java.util.List.of(" + "\"Bell\", ".repeat(40) + "\"Bell\");";
        List<String> lines =
                lines(wrong(3, 1, "", List.of(), Workshop.STUB.replace("throw new Todo(\"ring\");", wide)), ROWS);
        List<String> shown =
                lines.stream().filter(line -> line.contains("Bell\"")).toList();
        assertEquals(3, shown.size(), () -> String.join("\n", lines));
        assertTrue(shown.getLast().endsWith("…") && shown.getLast().length() <= 80, shown::getLast);
    }

    @Test
    void keptPromisesAreOneLineWhereThereIsLittleRoom() {
        List<String> lines = lines(wrong(12, 9, "", steps(3)), ROWS);
        assertTrue(lines.size() <= ROWS, () -> String.join("\n", lines));
        assertEquals("✗ 1.1 Ring: 9 of 12 promises kept", lines.getFirst());
        assertTrue(lines.contains("  ✓ 9 promises kept"), () -> String.join("\n", lines));
    }

    @Test
    void allStepsAreShownIfThereIsRoom() {
        assertTrue(text(wrong(3, 1, "", steps(8)), 50).contains("did       1. step 0\n"));
        assertTrue(text(wrong(3, 1, "", steps(30)), ROWS).contains("(all steps: ./tulip run --all)"));
    }

    @Test
    void stepsTakePrecedenceOverTheListOfPromises() {
        List<String> lines = lines(wrong(12, 9, "", steps(3)), 14);
        assertTrue(lines.size() <= 14, () -> String.join("\n", lines));
        assertFalse(lines.contains("  ✓ 9 promises kept"), () -> String.join("\n", lines));
        assertTrue(lines.contains("          3. step 2"), () -> String.join("\n", lines));
    }

    @Test
    void theVerdictStaysOnTheScreenHoweverLongItsTextsAre() {
        List<String> steps = IntStream.range(0, 5)
                .mapToObj(i -> "run one turn → " + "a, which calls callSoon(b), ".repeat(9))
                .toList();
        List<String> lines = lines(wrong(12, 9, "", steps), ROWS);
        assertTrue(lines.size() <= ROWS, () -> String.join("\n", lines));
        assertEquals("✗ 1.1 Ring: 9 of 12 promises kept", lines.getFirst());
        assertTrue(String.join(" ", lines).contains("… (whole: "), lines::toString);
    }

    @Test
    void theVerdictStaysOnTheScreenWhateverWasPrinted() {
        String printed = IntStream.range(0, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        List<String> lines = lines(wrong(12, 9, printed, steps(30)), ROWS);
        assertTrue(lines.size() <= ROWS, () -> String.join("\n", lines));
        assertTrue(lines.contains("│ line 0"));
        assertTrue(lines.contains("│ … 98 more lines (./tulip run --all shows them)"), () -> String.join("\n", lines));
    }

    @Test
    void whyIsShownAfterEveryGreenRun() {
        assertEquals("""
                ✓ 1.1 Ring is done: all 2 promises kept

                  ✓ Promise 1.
                  ✓ Promise 2.

                Because.

                compare   ./tulip diff 1.1 shows yours beside the workshop's
                next      the end
                """, text(done(2, ""), ROWS));
        List<String> low = lines(done(30, "a\nb\nc"), 12);
        assertTrue(low.contains("Because.") && low.size() <= 12, () -> String.join("\n", low));
    }

    @Test
    void aStubShowsTheTaskAndTheChecks() {
        var ran = new Attempt.Ran(
                exercise,
                verdict(Verdict.State.NOT_STARTED, checks(2, 0, Mark.NOT_STARTED), Optional.empty(), ""),
                new Compiled(Map.of(), Map.of()),
                Workshop.STUB,
                written);
        String screen = text(ran, ROWS);
        assertTrue(screen.startsWith("· 1.1 Ring is not started\n\nWrite it.\n\nChecks\n\n- It rings.\n"), screen);
        assertFalse(screen.contains("Promise"), screen);
        assertTrue(report(ROWS).below(ran, List.of()).contains("in        MyBell.java:14"));
    }

    @Test
    void aHalfWrittenAnswerShowsWhatIsKeptAndTheTodoThatIsLeft() throws IOException {
        String text = Workshop.STUB.replace("throw new Todo(\"ring\");", "return List.of();");
        var ran = new Attempt.Ran(
                exercise,
                verdict(Verdict.State.NOT_STARTED, checks(3, 2, Mark.NOT_STARTED), Optional.empty(), "", "mute"),
                new Compiled(Map.of(), Map.of()),
                text,
                Written.of(List.of(exercise), text));
        assertEquals("""
                · 1.1 Ring is not finished: 2 of 3 promises kept

                  ✓ Promise 1.
                  ✓ Promise 2.
                  · Promise 3.
                """, text(ran, ROWS));
        List<String> below = report(ROWS).below(ran, List.of());
        assertTrue(below.containsAll(List.of("write     mute", "in        MyBell.java:18")), below::toString);
    }

    @Test
    void promisesAreShownWholeIfThereIsRoom() {
        var brief = (Attempt.Ran) wrong(3, 1, "", List.of());
        List<CheckResult> checks = brief.verdict().checks().stream()
                .map(check ->
                        new CheckResult(check.contract(), check.name(), "word ".repeat(20) + "end.", check.mark()))
                .toList();
        var ran = new Attempt.Ran(
                exercise,
                verdict(Verdict.State.WRONG, checks, brief.verdict().failure(), ""),
                new Compiled(Map.of(), Map.of()),
                Workshop.STUB,
                written);
        assertTrue(text(ran, 40).contains("  · " + "word ".repeat(14) + "word\n    " + "word ".repeat(5) + "end.\n"));
        assertTrue(text(ran, 17).contains("  · " + "word ".repeat(15) + "…\n"));
    }

    @Test
    void promisesThatWereNotCheckedAreCounted() {
        String screen = text(wrong(30, 3, "", List.of()), ROWS);
        assertTrue(screen.contains("  ✓ 3 promises kept\n  ✗ Promise 4.\n  · 26 more promises not checked\n"), screen);
    }

    @Test
    void anExceptionThatEndsAThreadIsNotCalledPrinted() {
        String screen = text(wrong(2, 1, "Exception in thread \"body\" no milk\n", List.of("ring()")), ROWS);
        assertTrue(screen.contains("an exception that no code caught in this check:\n│ Exception in thread"), screen);
    }

    @ParameterizedTest
    @EnumSource
    void everyAdviceBeginsWithACapital(Failure.Cause cause) {
        var ran = (Attempt.Ran) wrong(2, 1, "", List.of());
        Failure failure = ran.verdict().failure().orElseThrow();
        var other =
                new Failure(cause, "check", "", List.of(), Optional.empty(), "[]", failure.places(), Optional.empty());
        lines(ran.wrong(other), ROWS).stream()
                .filter(line -> line.startsWith("likely"))
                .forEach(line -> assertTrue(Character.isUpperCase(line.charAt("likely    ".length())), line));
    }

    @Test
    void onlyALineThatIsShownIsMentioned() {
        var ran = (Attempt.Ran) wrong(2, 1, "", List.of());
        assertTrue(text(ran.wrong(hang(new Place("MyBell.java", 14))), ROWS).contains("The line shows"));
        assertFalse(text(ran.wrong(hang()), ROWS).contains("The line shows"));
    }

    private static Failure hang(Place... places) {
        return new Failure(
                Failure.Cause.HANG,
                "check1",
                "",
                List.of(),
                Optional.empty(),
                "no end",
                List.of(places),
                Optional.empty());
    }

    private Attempt wrong(int checks, int kept, String printed, List<String> steps) {
        return wrong(checks, kept, printed, steps, Workshop.STUB);
    }

    private Attempt wrong(int checks, int kept, String printed, List<String> steps, String text) {
        var failure = new Failure(
                Failure.Cause.PROMISE,
                "check",
                "Promise " + (kept + 1) + ".",
                steps,
                Optional.of("[Bell, Bell]"),
                "[Bell]",
                List.of(new Place("MyBell.java", 14)),
                Optional.empty());
        return new Attempt.Ran(
                exercise,
                verdict(Verdict.State.WRONG, checks(checks, kept, Mark.FAILED), Optional.of(failure), printed),
                new Compiled(Map.of(), Map.of()),
                text,
                written);
    }

    private Attempt done(int checks, String printed) {
        return new Attempt.Ran(
                exercise,
                verdict(Verdict.State.DONE, checks(checks, checks, Mark.PASSED), Optional.empty(), printed),
                new Compiled(Map.of(), Map.of()),
                Workshop.STUB,
                written);
    }

    private static List<CheckResult> checks(int count, int kept, Mark next) {
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mark mark = i < kept ? Mark.PASSED : i == kept ? next : Mark.NOT_RUN;
            checks.add(new CheckResult("tulip.iterators.RingContract", "check" + i, "Promise " + (i + 1) + ".", mark));
        }
        return checks;
    }

    private static List<String> steps(int count) {
        return IntStream.range(0, count).mapToObj(i -> "step " + i).toList();
    }

    private static Verdict verdict(
            Verdict.State state, List<CheckResult> checks, Optional<Failure> failure, String printed, String... todo) {
        return new Verdict(
                state,
                checks,
                failure,
                printed,
                0,
                List.of(),
                Arrays.stream(todo).findFirst().map(RunReportTest::reached));
    }

    private static Failure reached(String todo) {
        return new Failure(
                Failure.Cause.PROMISE, "check", "", List.of(), Optional.empty(), todo, List.of(), Optional.empty());
    }

    private static RunReport report(int rows) {
        return new RunReport(new Style(false, true), 80, rows, false, "the end", Wording.COMMANDS);
    }

    private static List<String> lines(Attempt attempt, int rows) {
        return report(rows).lines(attempt, Optional.empty(), List.of());
    }

    private static String text(Attempt attempt, int rows) {
        return String.join("\n", lines(attempt, rows)) + "\n";
    }
}

package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;

/// Goes through a participant's commands with a file that two exercises share, and that grows.
final class ParticipantTest {
    private static final String MINE = "        return null; // mine";

    private record Run(int status, String out, String err) {}

    @TempDir
    private Path folder;

    private Exercise mute;

    @BeforeEach
    void aWorkshop() throws IOException {
        mute = Workshop.in(folder).exercise(2);
        System.setProperty("tulip.home", folder.toRealPath().toString());
    }

    @AfterEach
    void awayAgain() {
        System.clearProperty("tulip.home");
    }

    @Test
    void catchUpFillsWhatEarlierExercisesLeftOpenAndUndoTakesItBack() throws IOException {
        Run run = run("catch-up", "Mute");
        assertEquals(0, run.status, run.err);
        assertTrue(run.out.contains("1.1: ring: filled in"), run.out);
        String filled = answer();
        assertTrue(filled.contains("heard.add(\"Bell\")"), filled);
        assertTrue(filled.contains("throw new Todo(\"mute\");"), filled);
        run("undo", "1.2");
        assertEquals(Workshop.STUB, answer());
        run("undo", "1.2", "--redo");
        assertEquals(filled, answer());
    }

    @Test
    void catchUpLeavesWhatSomebodyWrote() throws IOException {
        write(Workshop.STUB.replace("        throw new Todo(\"ring\");", MINE));
        String mine = answer();
        Run run = run("catch-up", "1.2");
        assertTrue(run.out.contains("ring: yours, left as it is"), run.out);
        assertEquals(mine, answer());
    }

    @Test
    void afterCatchUpCommandsWithoutAnIdMeanItsExercise() {
        run("catch-up", "1.2");
        assertTrue(run("text").out.startsWith("1.2 Mute"), run("text").out);
        run("catch-up", "1.1");
        assertTrue(run("text").out.startsWith("1.1 Ring"), run("text").out);
    }

    @Test
    void solutionAndDiffShowOnlyTheMembersOfTheExercise() {
        String solution = run("solution", "1.2", "--yes").out;
        assertTrue(solution.contains("public void mute()"), solution);
        assertFalse(solution.contains("ring"), solution);
        String diff = run("diff", "Mute").out;
        assertTrue(diff.contains("+    muted = true; // the same Bell"), diff);
        assertFalse(diff.contains("ring"), diff);
    }

    @Test
    void resetPutsBackOneExerciseOrTheWholeFileAndUndoTwiceGoesBackTwice() throws IOException {
        String both = Workshop.STUB
                .replace("        throw new Todo(\"ring\");", MINE)
                .replace("throw new Todo(\"mute\");", "muted = true;");
        write(both);
        run("reset", "iterators/2");
        String half = answer();
        assertTrue(half.contains(MINE) && half.contains("throw new Todo(\"mute\");"), half);
        run("reset", "iterators/2", "--file");
        assertEquals(Workshop.STUB, answer());
        Run undo = run("undo", "iterators/2");
        assertEquals(half, answer());
        String shown = undo.out.replaceAll("\\d\\d:\\d\\d:\\d\\d", "12:00:00");
        assertTrue(shown.startsWith("MyBell.java is back as it was at 12:00:00, after a reset."), shown);
        assertTrue(shown.contains("Another undo brings back the version of 12:00:00, before a reset."), shown);
        undo = run("undo", "iterators/2");
        assertEquals(both, answer());
        assertTrue(undo.out.contains("No earlier version is kept."), undo.out);
        undo = run("undo", "iterators/2", "--redo");
        assertEquals(half, answer());
        assertTrue(undo.out.contains(", after a reset."), undo.out);
        String list = run("undo", "iterators/2", "--list").out.replaceAll("\\d\\d:\\d\\d:\\d\\d", "12:00:00");
        assertTrue(list.contains("0001  12:00:00  before a reset"), list);
    }

    @Test
    void aFileThatIsGoneIsSaidWithTheWayBack() throws IOException {
        Files.delete(mute.answerFile());
        Run run = run("diff", "1.2");
        assertEquals(1, run.status);
        assertTrue(run.err.contains("there is no file MyBell.java any more"), run.err);
        run("reset", "1.2", "--file");
        assertEquals(Workshop.STUB, answer());
    }

    @Test
    void aSolutionBeforeGreenNeedsAWord() throws IOException {
        Run run = answering("", "solution", "1.2");
        assertEquals(2, run.status);
        assertTrue(run.err.contains("your 1.2 is not done yet: './tulip solution 1.2 --yes'"), run.err);
        assertFalse(answering("n\n", "solution", "1.2").out.contains("mute"));
        assertTrue(answering("y\n", "solution", "1.2").out.contains("public void mute()"));
        done();
        run = answering("", "solution", "1.2");
        assertTrue(run.out.contains("public void mute()"), run.err);
    }

    /// Runs a command whose standard input holds this. Surefire needs its own.
    private static Run answering(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void nextGoesOnWithTheNextThatIsNotDone() throws IOException {
        Run run = run("next");
        assertTrue(run.out.startsWith("1.1 Ring"), run.out);
        run = run("next");
        assertTrue(run.out.startsWith("1.2 Mute"), run.out);
        assertTrue(run("text").out.startsWith("1.2 Mute"), "the others mean it too");
        done();
        run = run("next");
        assertEquals(0, run.status);
        assertTrue(run.out.startsWith("All 2 exercises are done."), run.out);
    }

    @Test
    void resetAllPutsBackEveryFileAndUndoBringsEachBack() throws IOException {
        assertTrue(run("reset", "--all").out.startsWith("Every file is as it was in the beginning already."));
        write("mine");
        Run run = run("reset", "--all");
        assertTrue(run.out.startsWith("1 file as in the beginning: MyBell.java."), run.out);
        assertEquals(Workshop.STUB, answer());
        run("undo", "1.1");
        assertEquals("mine", answer());
        assertEquals(2, run("reset", "--all", "1.1").status);
        assertEquals(2, run("reset").status);
    }

    @Test
    void catchUpWithAModuleFillsInTheModulesBeforeIt() throws IOException {
        Run run = run("catch-up", "generators");
        assertEquals(2, run.status, "it has no exercise here");
        new Workshop(folder.toRealPath()).text("generators/1", "Loud", "ring", "Bell#muted, Bell#ring");
        run = run("catch-up", "module-generators");
        assertEquals(0, run.status, run.err);
        assertTrue(answer().contains("heard.add(\"Bell\")") && answer().contains("muted = true;"), answer());
        assertTrue(run("text").out.startsWith("2.1 Loud"), run.out);
        assertTrue(run("catch-up", "2").out.startsWith("1.1: ring: yours, left as it is"));
    }

    @Test
    void theBeginningOfANameIsEnoughIfItMeansOneFile() throws IOException {
        assertTrue(run("text", "mu").out.startsWith("1.2 Mute"));
        assertTrue(run("text", "mybe").out.startsWith("1.1 Ring"), "the first of the file that is not done");
        new Workshop(folder.toRealPath()).text("generators/1", "Rinse", "ring", "Bell#ring");
        Run run = run("text", "rin");
        assertEquals(2, run.status);
        assertTrue(run.err.contains("'rin' can mean 2 exercises: 1.1 Ring, 2.1 Rinse"), run.err);
    }

    @Test
    void hintsComeOneByOneAndStartOverWithTheLast() {
        assertTrue(run("hint", "1.1").out.contains("What is a bell?"));
        assertTrue(run("hint", "1.1").out.contains("See `List`."));
        assertTrue(run("hint", "1.1").out.contains("heard.add(…);"));
        Run last = run("hint", "1.1");
        assertTrue(last.out.contains("hint 3 of 3") && last.out.contains("./tulip solution 1.1"), last.out);
    }

    @Test
    void aloneItWatches() {
        assertEquals(List.of("watch"), List.of(Main.words()));
        assertEquals(2, run("watch", "9.9").status);
    }

    @Test
    void afterTheLastExerciseCommandsEndWell() throws IOException {
        done();
        for (String command : new String[] {"run", "hint", "text", "diff", "watch"}) {
            Run run = run(command);
            assertEquals(0, run.status, run.err);
            assertTrue(run.out.startsWith("All 2 exercises are done."), run.out);
        }
    }

    @Test
    void textShowsTheWholeTaskAndTheChecks() {
        assertEquals("""
                1.1 Ring, 10 minutes, MyBell.java

                Write it.

                Checks

                - It rings.

                Write it here: module-iterators/src/main/java/tulip/iterators/exercise/MyBell.java:14
                Check what you wrote: ./tulip run 1.1
                """, run("text", "1.1").out.replace(System.lineSeparator(), "\n"));
        assertTrue(run("text", "1.1", "--why").out.contains("Because."));
    }

    @Test
    void resetBringsBackTheImportsThatAnEditorRemoved() throws IOException {
        write(Workshop.STUB
                .replace("import tulip.kit.Todo;\n", "")
                .replace("throw new Todo(\"ring\");", "return null;")
                .replace("throw new Todo(\"mute\");", ""));
        run("reset", "1.1");
        assertTrue(answer().contains("import java.util.List;\nimport tulip.kit.Todo;\n"), answer());
    }

    @Test
    void damagedStateIsOneSentenceAndNoAnswerIsLost() throws IOException {
        Files.createDirectories(folder.resolve(".tulip"));
        Files.write(folder.resolve(".tulip/progress"), new byte[] {1, (byte) 0xFF, '\n'});
        Run run = run("list");
        assertEquals(0, run.status);
        assertEquals(1, run.err.lines().count(), run.err);
        assertTrue(run.err.contains("the answers themselves are untouched"), run.err);
    }

    /// Notes that both exercises are done.
    private void done() throws IOException {
        write(Workshop.STUB.replace("Todo", "IllegalStateException"));
        new Progress(folder.toRealPath())
                .record(
                        mute,
                        Progress.Verdict.DONE,
                        Files.readAllBytes(mute.answerFile()),
                        new Workshop(folder.toRealPath()).exercises().all());
    }

    private String answer() throws IOException {
        return Files.readString(mute.answerFile());
    }

    private void write(String text) throws IOException {
        Files.writeString(mute.answerFile(), text);
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}

package tulip.runner.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;

/// Plays sessions: keys, saves and verdicts, on a manual clock.
final class SessionTest {
    private static final String MINE = Workshop.STUB.replace("throw new Todo(\"ring\");", "return null;");

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void aSession() throws IOException {
        desk = new Desk(folder, new Size(80, 24));
    }

    @Test
    void itOpensOnTheTaskAndChecksTheAnswerAsItIs() throws IOException {
        assertEquals("1.1 Ring, 10 minutes", desk.shown.title());
        assertTrue(desk.shown.place().endsWith("tulip/iterators/exercise/MyBell.java:14"), desk.shown::place);
        assertTrue(
                desk.shown.body().contains("Write it."), () -> desk.shown.body().toString());
        assertEquals(List.of("start 1.1"), desk.runs);
        desk.judged(desk.untouched());
        assertTrue(desk.shown.body().contains("Write it."), "the task stays");
        assertTrue(desk.shown.status().startsWith("Not started."), desk.shown::status);
    }

    @Test
    void aSaveIsCheckedAndItsVerdictShown() throws IOException {
        desk.judged(desk.untouched());
        desk.save(MINE);
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs);
        desk.judged(desk.wrong());
        assertEquals("✗ 1.1 Ring: 1 of 3 promises kept", desk.shown.body().getFirst());
        assertTrue(desk.shown.status().startsWith("Wrong (87 ms)."), desk.shown::status);
    }

    @Test
    void afterGreenItShowsBothAnswersAndStays() throws IOException {
        desk.save(MINE);
        desk.judged(desk.untouched());
        desk.judged(desk.done(desk.ring));
        List<String> body = desk.shown.body();
        assertTrue(body.contains("Because.") && body.contains("--- MyBell.java, yours"), body::toString);
        assertTrue(desk.shown.status().contains("n goes on: 1.2 Mute"), desk.shown::status);
        assertTrue(desk.shown.title().startsWith("1.1 Ring"), "it never moves on by itself");
    }

    @Test
    void aSaveDuringAShortCheckIsCheckedAfterIt() throws IOException {
        desk.save(MINE);
        desk.touch(desk.ring.answerFile());
        assertEquals(List.of("start 1.1"), desk.runs);
        desk.judged(desk.untouched());
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs);
    }

    @Test
    void aSaveEndsACheckThatHangs() throws IOException {
        desk.pass(1_500);
        desk.save(MINE);
        assertEquals(List.of("start 1.1", "stop"), desk.runs);
        desk.judged(desk.wrong());
        assertEquals(List.of("start 1.1", "stop", "start 1.1"), desk.runs);
        assertTrue(desk.shown.body().contains("Write it."), "the verdict on the old text is not shown");
    }

    @Test
    void aVerdictOnATextThatHasChangedIsNotShown() throws IOException {
        desk.files.put(desk.ring.answerFile(), new Saves.Stamp(9, 9, 9)); // no look has seen it yet
        desk.judged(desk.wrong());
        assertTrue(
                desk.shown.body().contains("Write it."), () -> desk.shown.body().toString());
        desk.session.look();
        desk.session.look();
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs);
    }

    @Test
    void aChangeThatIsTakenBackBeforeTheVerdictIsCheckedAgain() throws IOException {
        var before = desk.files.get(desk.ring.answerFile());
        desk.files.put(desk.ring.answerFile(), new Saves.Stamp(9, 9, 9));
        desk.judged(desk.wrong());
        desk.files.put(desk.ring.answerFile(), before);
        desk.session.look();
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs);
    }

    @Test
    void keysAreLiveWhileACheckHangs() throws IOException {
        desk.pass(2_000);
        assertEquals("checking since 2.0 s; k ends it", desk.shown.busy());
        desk.press("h");
        assertTrue(
                desk.shown.body().contains("What is a bell?"),
                () -> desk.shown.body().toString());
        desk.press("k");
        assertEquals(List.of("start 1.1", "stop"), desk.runs);
        desk.judged(desk.wrong());
        assertEquals("", desk.shown.busy());
        desk.press("k");
        assertEquals("No check goes on.", desk.shown.status());
    }

    @Test
    void hintsComeOneByOne() {
        desk.press("h");
        assertTrue(desk.shown.body().contains("What is a bell?"));
        desk.press("h");
        assertTrue(desk.shown.body().contains("See `List`."));
        desk.press("hh");
        assertTrue(desk.shown.body().contains("That was the last hint. For the solution: press s"));
    }

    @Test
    void theFirstVerdictLeavesAHintOnTheScreen() throws IOException {
        desk.press("h");
        desk.judged(desk.untouched());
        assertTrue(
                desk.shown.body().contains("What is a bell?"),
                () -> desk.shown.body().toString());
    }

    @Test
    void aSaveOfAFileThatIsNoAnswerIsChecked() throws IOException {
        desk.judged(desk.untouched());
        Path other = desk.ring.answerFile().resolveSibling("Helper.java");
        desk.touch(other);
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs, "a file that is no answer may belong to it");
    }

    @Test
    void theSolutionIsShownBeforeGreenOnlyIfConfirmed() {
        desk.press("s");
        assertTrue(desk.shown.status().startsWith("Yours is not done yet."), desk.shown::status);
        desk.press("x");
        assertTrue(desk.shown.body().contains("Write it."), "another key is a no, and nothing else");
        desk.press("sy");
        assertTrue(
                String.join("\n", desk.shown.body()).contains("heard.add"),
                () -> desk.shown.body().toString());
    }

    @Test
    void resetAsksAndUndoBringsTheVersionBack() throws IOException {
        desk.save(MINE);
        desk.press("xn");
        assertEquals(MINE, Files.readString(desk.ring.answerFile()));
        desk.press("xy");
        assertEquals(Workshop.STUB, Files.readString(desk.ring.answerFile()));
        assertTrue(desk.shown.status().contains("What you wrote is kept: key u"), desk.shown::status);
        desk.press("u");
        assertEquals(MINE, Files.readString(desk.ring.answerFile()));
        desk.touch(desk.ring.answerFile());
        assertTrue(desk.shown.status().startsWith("MyBell.java is back as it was at"), desk.shown::status);
        desk.save(MINE);
        assertFalse(desk.shown.status().contains("is back"), desk.shown::status);
    }

    @Test
    void nextGoesOnAndANumberGoesAnywhere() throws IOException {
        desk.judged(desk.untouched());
        desk.press("n");
        assertEquals("1.2 Mute, 10 minutes", desk.shown.title());
        assertEquals("start 1.2", desk.runs.getLast());
        desk.press("1.1\n");
        assertEquals("1.1 Ring, 10 minutes", desk.shown.title());
        desk.press("9.9\n");
        assertTrue(desk.shown.status().startsWith("there is no exercise '9.9'"), desk.shown::status);
        desk.press("1.\bq");
        assertFalse(desk.session.isOver(), "the q only ends the typing");
    }

    @Test
    void aVerdictForAnExerciseThatWasLeftIsNotShown() throws IOException {
        desk.press("n");
        desk.judged(desk.wrong());
        assertTrue(
                desk.shown.body().contains("Write it."), () -> desk.shown.body().toString());
        assertEquals(List.of("start 1.1", "start 1.2"), desk.runs);
    }

    @Test
    void aRunThatFailsIsOneSentence() {
        desk.session.on(new Event.Failed("the folder .tulip cannot be written to"));
        desk.session.show();
        assertEquals("Not checked: the folder .tulip cannot be written to", desk.shown.status());
        desk.press("r");
        assertEquals(List.of("start 1.1", "start 1.1"), desk.runs);
    }

    @Test
    void openPassesTheLineToTheEditor() {
        desk.press("o");
        assertEquals(List.of("MyBell.java:14"), desk.opened);
    }

    @Test
    void aLongBodyScrolls() {
        desk.press("?");
        int lines = desk.shown.body().size();
        desk.press(" ");
        assertTrue(desk.shown.top() > 0 && desk.shown.top() <= lines, () -> "top " + desk.shown.top());
        desk.press("b");
        assertEquals(0, desk.shown.top());
        desk.press(String.valueOf(KeyDecoder.DOWN));
        assertEquals(1, desk.shown.top());
    }

    @Test
    void enterGoesBackToTheVerdict() throws IOException {
        desk.save(MINE);
        desk.judged(desk.untouched());
        desk.judged(desk.wrong());
        desk.press("t");
        assertTrue(desk.shown.body().contains("Write it."));
        desk.press("\n");
        assertTrue(
                desk.shown.body().getFirst().startsWith("✗ 1.1 Ring"),
                () -> desk.shown.body().toString());
    }

    @Test
    void eachVerdictIsCutToTheScreenAgain() throws IOException {
        var low = new Desk(folder, new Size(80, 16));
        low.judged(low.wrong());
        List<String> cut = low.shown.body();
        low.press("a");
        assertTrue(low.shown.body().size() > cut.size(), () -> low.shown.body().toString());
        low.save(MINE);
        low.judged(low.wrong());
        assertEquals(cut, low.shown.body());
    }

    @Test
    void quitEndsAtOnceAndTheEndOfInputAfterTheVerdict() throws IOException {
        desk.session.on(new Event.EndOfInput());
        assertFalse(desk.session.isOver(), "a check goes on");
        desk.judged(desk.untouched());
        assertTrue(desk.session.isOver());
        var other = new Desk(folder, Size.USUAL);
        other.press("q");
        assertTrue(other.session.isOver());
    }
}

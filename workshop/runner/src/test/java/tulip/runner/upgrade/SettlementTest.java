package tulip.runner.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Beginnings;
import tulip.runner.state.History;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Style;

/// A newer workshop over a started one.
final class SettlementTest {
    private static final Style PLAIN = new Style(false, true);
    private static final String MINE = Workshop.STUB.replace("throw new Todo(\"ring\");", "return null; // mine");
    private static final String NEWER =
            Workshop.STUB.replace("public void mute() {", "public void mute(boolean forGood) {");

    @TempDir
    private Path folder;

    private Workshop workshop;
    private Exercise ring;
    private History history;

    @BeforeEach
    void aWorkshop() throws IOException {
        workshop = Workshop.in(folder);
        ring = workshop.exercise(1);
        history = new History(workshop.home());
    }

    @Test
    void withoutAnAnswerThereIsNothingToTell() throws IOException {
        assertEquals(List.of("You have no answer yet."), settle());
        history.keep(ring, "run");
        assertEquals(List.of("You have no answer yet."), settle());
    }

    @Test
    void anAnswerStaysAndTheDifferenceOfTheStubsIsShownUntilTheStubIsTakenOver() throws IOException {
        write(MINE);
        history.keep(ring, "run");
        assertEquals(List.of("Your answer is as you left it."), settle());
        stub(NEWER);
        for (int time = 0; time < 2; time++) {
            String shown = String.join("\n", settle());
            assertEquals(MINE, answer());
            assertTrue(shown.contains("MyBell.java (1.1, 1.2) began from an older stub."), shown);
            assertTrue(
                    shown.contains("\n-    public void mute() {\n+    public void mute(boolean forGood) {\n"), shown);
            assertTrue(shown.contains("./tulip reset 1.1 --file"), shown);
        }
        history.replace(ring, NEWER.getBytes(StandardCharsets.UTF_8), "reset");
        assertEquals(List.of("You have no answer yet."), settle());
        assertEquals(NEWER, began());
    }

    @Test
    void whatWasNotBegunGetsTheNewerStub() throws IOException {
        history.keep(ring, "run");
        stub(NEWER);
        assertEquals("Not begun, so with the newer stub now: MyBell.java.", settle().getFirst());
        assertEquals(NEWER, answer());
        assertEquals(List.of("You have no answer yet."), settle());
        history.undo(ring);
        assertEquals(Workshop.STUB, answer());
    }

    @Test
    void aStubThatGitHasRenewedIsNotTakenForAnOverwrittenAnswer() throws IOException {
        history.keep(ring, "run");
        stub(NEWER);
        write(NEWER);
        for (int time = 0; time < 2; time++) {
            assertEquals(List.of("You have no answer yet."), settle());
            assertEquals(NEWER, answer());
        }
    }

    @Test
    void anAnswerThatWasOverwrittenComesBack() throws IOException {
        write(MINE);
        history.keep(ring, "run");
        stub(NEWER);
        write(NEWER); // unpacked over it
        history.keep(ring, "run"); // and looked at
        List<String> shown = settle();
        assertEquals("Overwritten by a stub, and brought back as you left it: MyBell.java.", shown.getFirst());
        assertTrue(String.join("\n", shown).contains("began from an older stub"), shown.toString());
        assertEquals(MINE, answer());
    }

    @Test
    void anAnswerThatWasOverwrittenByTheSameStubComesBackToo() throws IOException {
        history.keep(ring, "run");
        write(MINE.replace("\n", "\r\n"));
        history.keep(ring, "run");
        write(Workshop.STUB);
        settle();
        assertEquals(MINE.replace("\n", "\r\n"), answer());
    }

    @Test
    void aStubThatTheParticipantPutBackStays() throws IOException {
        write(MINE);
        history.replace(ring, Workshop.STUB.getBytes(StandardCharsets.UTF_8), "reset");
        assertEquals(List.of("You have no answer yet."), settle());
        assertEquals(Workshop.STUB, answer());
        history.undo(ring);
        assertEquals(MINE, answer());
        history.redo(ring);
        settle();
        assertEquals(Workshop.STUB, answer());
    }

    @Test
    void anAnswerThatIsGoneStaysGone() throws IOException {
        write(MINE);
        history.keep(ring, "run");
        Files.delete(ring.answerFile());
        assertEquals(List.of("You have no answer yet."), settle());
        assertFalse(Files.exists(ring.answerFile()));
    }

    @Test
    void answersProgressAndHistoryOfAnotherFolderAreTakenOver(@TempDir Path other) throws IOException {
        Workshop newer = newerIn(other);
        write(MINE);
        history.keep(ring, "run");
        new Progress(workshop.home())
                .record(ring, Progress.Verdict.WRONG, MINE.getBytes(StandardCharsets.UTF_8), List.of(ring));
        List<String> sentences = take(newer);
        assertEquals(List.of("Taken over from " + workshop.home() + ": MyBell.java."), sentences);
        Exercise same = newer.exercise(1);
        assertEquals(MINE, Files.readString(same.answerFile()));
        assertTrue(String.join("\n", settle(newer)).contains("+    public void mute(boolean forGood) {"));
        assertEquals(
                Progress.Verdict.WRONG,
                new Progress(newer.home()).snapshot().verdict(same).orElseThrow());
        assertEquals(MINE, answer(), "the other folder stays as it is");
        assertEquals(
                List.of("There is no answer in " + workshop.home() + " that is not here."),
                take(newer),
                "a second time");
    }

    @Test
    void anAnswerThatNoCommandHasSeenIsTakenOverToo(@TempDir Path other) throws IOException {
        Workshop newer = newerIn(other);
        write(MINE);
        take(newer);
        assertEquals(MINE, Files.readString(newer.exercise(1).answerFile()));
        assertTrue(String.join("\n", settle(newer)).contains("began from an older stub"));
    }

    @Test
    void whatWasBegunInBothFoldersStaysInBoth(@TempDir Path other) throws IOException {
        Workshop newer = newerIn(other);
        write(MINE);
        Files.writeString(newer.exercise(1).answerFile(), "here");
        assertEquals(
                "You have begun these here too, so they stay as they are here: MyBell.java.",
                take(newer).getLast());
        assertEquals("here", Files.readString(newer.exercise(1).answerFile()));
    }

    @Test
    void aFolderThatIsNoOtherWorkshopIsRefusedWithASentence(@TempDir Path empty) throws IOException {
        for (Path wrong : List.of(empty, empty.resolve("missing"), workshop.home())) {
            var thrown = assertThrows(IOException.class, () -> StartedWorkshop.of(wrong, workshop.home()));
            assertTrue(thrown.getMessage().contains("name the"), thrown.getMessage());
        }
    }

    private static Workshop newerIn(Path other) throws IOException {
        Workshop newer = Workshop.in(other);
        newer.write("module-iterators/exercises/stubs/MyBell.java", NEWER);
        newer.write("module-iterators/src/main/java/tulip/iterators/exercise/MyBell.java", NEWER);
        return newer;
    }

    private List<String> take(Workshop newer) throws IOException {
        workshop.write("tulip", "");
        return StartedWorkshop.of(workshop.home(), newer.home()).takeOver(newer.exercises());
    }

    private List<String> settle() throws IOException {
        return settle(workshop);
    }

    private static List<String> settle(Workshop where) throws IOException {
        var settlement = new Settlement(where.exercises(), PLAIN);
        settlement.settle();
        return settlement.lines(200);
    }

    private String began() throws IOException {
        return new Beginnings(workshop.home()).stub(ring).orElseThrow();
    }

    private void stub(String text) throws IOException {
        workshop.write("module-iterators/exercises/stubs/MyBell.java", text);
    }

    private void write(String text) throws IOException {
        Files.writeString(ring.answerFile(), text);
    }

    private String answer() throws IOException {
        return Files.readString(ring.answerFile());
    }
}

package tulip.runner.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;

final class HistoryTest {
    @TempDir
    private Path home;

    private Exercise exercise;
    private History history;

    @BeforeEach
    void anAnswer() throws IOException {
        exercise = Workshop.in(home).exercise(1);
        history = new History(home);
        write("a");
    }

    @Test
    void aChangedFileIsKeptBeforeAndAfter() throws IOException {
        replace("b");
        assertEquals(List.of("a", "b"), kept());
        assertEquals("b", now());
    }

    @Test
    void whatIsKeptAlreadyIsNotKeptAgain() throws IOException {
        history.keep(exercise, "run");
        history.keep(exercise, "run");
        write("b");
        history.keep(exercise, "run");
        assertEquals(List.of("a", "b"), kept());
    }

    @Test
    void undoGoesFurtherBackEachTimeAndRedoForward() throws IOException {
        history.keep(exercise, "run");
        write("b");
        history.keep(exercise, "run");
        write("c");
        assertEquals(List.of("b", "a"), List.of(undo(), undo()));
        assertThrows(IOException.class, this::undo);
        assertEquals(List.of("b", "c"), List.of(redo(), redo()));
        assertThrows(IOException.class, this::redo);
        assertEquals("c", now());
    }

    @Test
    void undoAfterAResetBringsBackTheAnswerEvenIfTheStubWasRunBefore() throws IOException {
        history.keep(exercise, "run"); // of the stub
        write("mine");
        replace("a");
        assertEquals("mine", undo());
        history.keep(exercise, "run");
        assertEquals("a", undo());
    }

    @Test
    void anEditAfterAnUndoIsKeptAndEverythingCanStillBeReached() throws IOException {
        replace("b");
        replace("c");
        undo();
        write("d");
        assertEquals(List.of("b", "c", "b", "a"), List.of(undo(), undo(), undo(), undo()));
        assertTrue(kept().contains("d"));
    }

    @Test
    void aDeletedFileComesBack() throws IOException {
        history.keep(exercise, "run");
        Files.delete(exercise.answerFile());
        assertEquals("a", undo());
    }

    @Test
    void nothingToUndoIsSaid() {
        var thrown = assertThrows(IOException.class, this::undo);
        assertEquals(
                "there is nothing to undo: no earlier version of MyBell.java is kept"
                        + " ('./tulip reset 1.1' brings back its beginning)",
                thrown.getMessage());
    }

    @Test
    void aFileStaysAsItIsWhenNoCopyCanBeKept() throws IOException {
        Files.createDirectories(home.resolve(".tulip"));
        Files.writeString(home.resolve(".tulip/history"), "no folder");
        var thrown = assertThrows(IOException.class, () -> replace("b"));
        assertTrue(thrown.getMessage().startsWith("MyBell.java stays as it is, since no copy of it can be kept: "));
        assertEquals("a", now());
    }

    @Test
    void theCopyOfWhatCouldNotBeWrittenIsTakenBack() throws IOException {
        Path file = exercise.answerFile();
        Files.delete(file);
        Files.createDirectories(file.resolve("a folder in its place"));
        assertThrows(IOException.class, () -> replace("b"));
        assertEquals(List.of(), kept());
    }

    @Test
    void whatSomebodyPutIntoTheHistoryIsLeftAlone() throws IOException {
        replace("b");
        Path folder = history.copies(exercise).getFirst().file().getParent();
        Files.writeString(folder.resolve("0009-99999999-999999-x.java"), "no date");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertEquals("a", undo());
    }

    @Test
    void nothingIsLeftBesideTheAnswer() throws IOException {
        replace("b");
        try (Stream<Path> files = Files.list(exercise.answerFile().getParent())) {
            assertEquals(List.of(exercise.answerFile()), files.toList());
        }
    }

    @Test
    void theNamesOfCopiesSuitEverySystem() throws IOException {
        replace("b");
        for (Copy copy : history.copies(exercise)) {
            assertTrue(copy.file().getFileName().toString().matches("[\\w.-]+"));
            assertFalse(copy.reason().isEmpty());
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(exercise.answerFile(), text);
    }

    private String now() throws IOException {
        return Files.readString(exercise.answerFile());
    }

    private void replace(String text) throws IOException {
        history.replace(exercise, text.getBytes(StandardCharsets.UTF_8), "reset");
    }

    private String undo() throws IOException {
        history.undo(exercise);
        return now();
    }

    private String redo() throws IOException {
        history.redo(exercise);
        return now();
    }

    private List<String> kept() throws IOException {
        return history.copies(exercise).stream()
                .map(copy -> {
                    try {
                        return Files.readString(copy.file());
                    } catch (IOException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }
}

package tulip.runner.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress.Verdict;

final class ProgressTest {
    @TempDir
    private Path home;

    private Workshop workshop;
    private Progress progress;

    @BeforeEach
    void aWorkshop() throws IOException {
        workshop = Workshop.in(home);
        progress = new Progress(home);
    }

    @Test
    void aFreshWorkshopIsNotStarted() throws IOException {
        assertEquals(State.NOT_STARTED, state(1));
        assertEquals(Optional.empty(), progress.snapshot().damage());
    }

    @Test
    void aVerdictIsRememberedUntilTheFileChanges() throws IOException {
        run(1, Verdict.WRONG);
        assertEquals(State.WRONG, state(1));
        edit("throw new Todo(\"ring\");", "return null;");
        assertEquals(State.WRONG_BEFORE, state(1));
        run(1, Verdict.DONE);
        assertEquals(State.DONE, state(1));
        edit("null", "heard");
        assertEquals(State.DONE_BEFORE, state(1));
        assertEquals(State.NOT_STARTED, state(2));
    }

    @Test
    void whatWasWrittenAndNeverRunIsNotRun() throws IOException {
        edit("throw new Todo(\"ring\");", "return null;");
        assertEquals(State.NOT_RUN, state(1));
        assertEquals(State.NOT_STARTED, state(2));
        edit("{", "{{");
        assertEquals(State.NOT_RUN, state(2));
    }

    @Test
    void aResetIsNotStartedWhateverTheLastVerdictWas() throws IOException {
        edit("throw new Todo(\"ring\");", "return null;");
        run(1, Verdict.DONE);
        workshop.write("module-iterators/src/main/java/tulip/iterators/exercise/MyBell.java", Workshop.STUB);
        assertEquals(State.NOT_STARTED, state(1));
    }

    @Test
    void whoPassesALaterContractOfTheFileHasPassedTheEarlierOnes() throws IOException {
        edit("throw new Todo(\"ring\");", "return null;");
        run(2, Verdict.DONE);
        assertEquals(State.DONE, state(1));
        assertEquals(
                Optional.of(exercise(2)),
                progress.snapshot().last(workshop.exercises().all()));
    }

    @Test
    void hintsAreCountedBesideVerdicts() throws IOException {
        progress.recordHints(exercise(1), 2);
        run(1, Verdict.DONE);
        assertEquals(2, progress.snapshot().hints(exercise(1)));
        assertEquals(0, progress.snapshot().hints(exercise(2)));
    }

    @Test
    void damageIsSaidAndKeptAside() throws IOException {
        Path file = home.resolve(".tulip/progress");
        run(1, Verdict.DONE);
        Files.writeString(file, "iterators/1 perhaps\n");
        assertTrue(progress.snapshot().damage().orElseThrow().contains("one of its lines is damaged"));
        progress.recordHints(exercise(1), 1);
        assertEquals(Optional.empty(), progress.snapshot().damage());
        assertEquals("iterators/1 perhaps\n", Files.readString(home.resolve(".tulip/progress.damaged")));
    }

    private void edit(String from, String to) throws IOException {
        Path file = exercise(1).answerFile();
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void run(int number, Verdict verdict) throws IOException {
        byte[] answer = Files.readAllBytes(exercise(number).answerFile());
        progress.record(exercise(number), verdict, answer, workshop.exercises().sharing(exercise(number)));
    }

    private State state(int number) throws IOException {
        return State.of(exercise(number), progress.snapshot());
    }

    private Exercise exercise(int number) throws IOException {
        return workshop.exercise(number);
    }
}

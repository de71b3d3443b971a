package tulip.runner.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;

final class WrittenTest {
    @TempDir
    private Path home;

    private Exercise ring;
    private Exercise mute;

    @BeforeEach
    void open() throws IOException {
        Workshop workshop = Workshop.in(home);
        ring = workshop.exercise(1);
        mute = workshop.exercise(2);
    }

    @Test
    void aMemberOfTheStubIsGivenUntilSomebodyChangesIt() throws IOException {
        String line = "this.heard = heard;";
        assertTrue(written(Workshop.STUB).isGiven(lineOf(line, Workshop.STUB)));
        String changed = Workshop.STUB.replace(line, "this.heard = new java.util.ArrayList<>(heard);");
        assertFalse(written(changed).isGiven(lineOf("this.heard =", changed)));
    }

    @Test
    void aMemberToWriteIsNeverGiven() throws IOException {
        int line = lineOf("Todo(\"ring\")", Workshop.STUB);
        assertFalse(written(Workshop.STUB).isGiven(line));
        assertEquals(Optional.of(ring), written(Workshop.STUB).exercise(line));
    }

    @Test
    void aMemberThatWasAddedIsNoExercises() throws IOException {
        String text = Workshop.STUB.replace(
                "public void mute", "private void mine() {\n        // mine\n    }\n\n    public void mute");
        int line = lineOf("// mine", text);
        assertFalse(written(text).isGiven(line));
        assertEquals(Optional.empty(), written(text).exercise(line));
    }

    @Test
    void anExerciseIsUntouchedWhileEachOfItsMembersIsATodo() throws IOException {
        Written written = written(Workshop.STUB.replace("throw new Todo(\"ring\");", "return heard;"));
        assertFalse(written.isUntouched(ring));
        assertTrue(written.isUntouched(mute));
    }

    private Written written(String text) throws IOException {
        return Written.of(List.of(ring, mute), text);
    }

    private static int lineOf(String part, String text) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}

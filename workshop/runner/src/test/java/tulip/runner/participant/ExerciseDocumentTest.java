package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.State;

final class ExerciseDocumentTest {
    @TempDir
    private Path folder;

    @Test
    void aBoardReadsWhatEachExerciseIsAndHowFarItIs() throws IOException {
        JsonObject document = document(State.DONE_BEFORE, State.NOT_STARTED);
        assertEquals(new JsonObject("""
                {
                  "exercises": [
                    {"id": "iterators/1", "shortId": "1.1", "title": "Ring", "stage": 1, "minutes": 10, "core": true,
                     "state": "done", "file": "module-iterators/src/main/java/tulip/iterators/exercise/MyBell.java"},
                    {"id": "iterators/2", "shortId": "1.2", "title": "Mute", "stage": 1, "minutes": 10, "core": true,
                     "state": "open", "file": "module-iterators/src/main/java/tulip/iterators/exercise/MyBell.java"}
                  ],
                  "done": 1,
                  "current": "iterators/2"
                }
                """), new JsonObject(document.encode()));
    }

    @Test
    void whateverIsWrittenAndNotDoneIsTried() throws IOException {
        for (State state : List.of(State.NOT_RUN, State.WRONG, State.WRONG_BEFORE)) {
            JsonObject first =
                    document(state, State.DONE).getJsonArray("exercises").getJsonObject(0);
            assertEquals("tried", first.getString("state"));
        }
    }

    private JsonObject document(State first, State second) throws IOException {
        List<Exercise> all = Workshop.in(folder).exercises().all();
        var rows = List.of(new ExerciseList.Row(all.get(0), first), new ExerciseList.Row(all.get(1), second));
        return new ExerciseDocument(folder.toRealPath(), rows, Optional.of(all.get(1))).toJson();
    }
}

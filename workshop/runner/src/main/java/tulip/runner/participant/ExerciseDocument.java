package tulip.runner.participant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.State;

/// The document of `list --json`, which an instructor's board reads; the README of the crawler describes it.
///
/// @param home     the project's folder
/// @param current  the current exercise
record ExerciseDocument(Path home, List<ExerciseList.Row> rows, Optional<Exercise> current) {
    static ExerciseDocument of(Course course) {
        List<ExerciseList.Row> rows = course.exercises().all().stream()
                .map(exercise -> new ExerciseList.Row(exercise, course.state(exercise)))
                .toList();
        return new ExerciseDocument(course.exercises().home(), rows, course.current());
    }

    JsonObject toJson() {
        var exercises = new JsonArray();
        rows.forEach(row -> exercises.add(toJson(row)));
        long done = rows.stream().filter(row -> row.state().isDone()).count();
        return new JsonObject()
                .put("exercises", exercises)
                .put("done", done)
                .put("current", current.map(Exercise::id).orElse(null));
    }

    private JsonObject toJson(ExerciseList.Row row) {
        Exercise exercise = row.exercise();
        return new JsonObject()
                .put("id", exercise.id())
                .put("shortId", exercise.shortId())
                .put("title", exercise.title())
                .put("stage", exercise.stage().number())
                .put("minutes", exercise.minutes())
                .put("core", exercise.core())
                .put("state", word(row.state()))
                .put("file", home.relativize(exercise.answerFile()).toString().replace('\\', '/'));
    }

    private static String word(State state) {
        return switch (state) {
            case NOT_STARTED -> "open";
            case NOT_RUN, WRONG, WRONG_BEFORE -> "tried";
            case DONE, DONE_BEFORE -> "done";
        };
    }
}

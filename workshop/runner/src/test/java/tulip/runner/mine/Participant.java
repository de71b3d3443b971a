package tulip.runner.mine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.engine.Part;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Stage;
import tulip.runner.sources.Transplant;

/// A participant's copy of the project in a temporary folder: texts, stubs and references. Members of the
/// reference stand in for the participant's own.
public record Participant(Path home) {
    private static final Path PROJECT = Path.of("../..");

    public static Participant in(Path folder) throws IOException {
        Path home = folder.toRealPath();
        for (Stage stage : Stage.values()) {
            copy(stage.module(PROJECT).resolve("exercises"), stage.module(home).resolve("exercises"));
            copy(
                    stage.module(PROJECT).resolve("src/main/java"),
                    stage.module(home).resolve("src/main/java"));
        }
        for (Exercise exercise : Exercises.load(home).all()) {
            Files.writeString(exercise.answerFile(), Files.readString(exercise.pristineAnswerFile()));
        }
        return new Participant(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private List<Exercise> exercises() throws IOException {
        return Exercises.load(home).all();
    }

    /// The exercises whose answers are parts of engine `mine`.
    public List<Exercise> exercisesOfParts() throws IOException {
        return exercises().stream()
                .filter(each -> Stream.of(Part.values())
                        .anyMatch(part ->
                                part.answer().equals(each.stage().exercisePackage() + "." + each.answerClass())))
                .toList();
    }

    /// Does the exercises with these ids.
    public Participant does(String... ids) throws IOException {
        for (String id : ids) {
            Exercise exercise = exercise(id);
            String text = Transplant.fill(exercise, Files.readString(exercise.answerFile()))
                    .text();
            Files.writeString(exercise.answerFile(), text);
        }
        return this;
    }

    /// Does all exercises whose answers are parts.
    public Participant doesAll() throws IOException {
        return does(exercisesOfParts().stream().map(Exercise::shortId).toArray(String[]::new));
    }

    /// Writes something else into an answer.
    public Participant changes(String id, String code, String other) throws IOException {
        Path file = exercise(id).answerFile();
        String text = Files.readString(file);
        assertTrue(text.contains(code), text);
        Files.writeString(file, text.replace(code, other));
        return this;
    }

    public String answer(String id) throws IOException {
        return Files.readString(exercise(id).answerFile());
    }

    public Path answerFile(String id) throws IOException {
        return exercise(id).answerFile();
    }

    private Exercise exercise(String id) throws IOException {
        return exercises().stream()
                .filter(each -> each.shortId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

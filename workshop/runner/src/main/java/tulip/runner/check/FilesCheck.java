package tulip.runner.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Stage;
import tulip.runner.sources.Solution;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Stub;
import tulip.runner.sources.Transplant;

/// Checks the files of the exercises: pristine copies are the same as what participants get, stubs are stubs, and
/// nothing stray lies about.
final class FilesCheck {
    private static final Set<String> HARMLESS = Set.of(".DS_Store");

    private final Exercises exercises;
    private final Findings findings;

    FilesCheck(Exercises exercises, Findings findings) {
        this.exercises = exercises;
        this.findings = findings;
    }

    void check(Exercise exercise) throws IOException {
        boolean sameStub = isSame(exercise.answerFile(), exercise.pristineAnswerFile());
        boolean sameTest = isSame(exercise.testFile(), exercise.pristineTestFile());
        for (String name : List.of(exercise.contract(), exercise.mistakes())) {
            Path source = exercise.testFile()
                    .resolveSibling("../" + name.substring(name.lastIndexOf('.') + 1) + ".java")
                    .normalize();
            if (!Files.exists(source)) {
                findings.add(exercise.text(), "has no " + source.getFileName() + " beside its stage's tests");
            }
        }
        if (sameStub && sameTest) {
            checkStub(exercise);
        }
    }

    private boolean isSame(Path file, Path pristine) throws IOException {
        for (Path each : List.of(file, pristine)) {
            if (!Files.exists(each)) {
                findings.add(each, "is missing");
                return false;
            }
        }
        if (Files.mismatch(file, pristine) >= 0) {
            findings.add(file, "is not what " + exercises.home().relativize(pristine) + " is: make them the same");
            return false;
        }
        return true;
    }

    private void checkStub(Exercise exercise) {
        Path stub = exercise.pristineAnswerFile();
        try {
            String text = SourceText.read(stub).text();
            List<String> todos = Stub.todos(exercise, text);
            if (todos.size() < exercise.fill().size()) {
                findings.add(
                        stub,
                        "is solved already: the body of each of " + exercise.fill() + " must be exactly"
                                + " 'throw new Todo(\"…\");', but only of " + todos + " it is");
                return;
            }
            Solution.of(exercise);
            Transplant.fill(exercise, text);
        } catch (IOException wrong) {
            findings.add(exercise.text(), wrong.getMessage());
        } catch (IllegalArgumentException noMember) {
            findings.add(exercise.text(), noMember.getMessage());
        }
    }

    /// Looks for members that no exercise asks for, in each stub once.
    void checkForgotten(List<Exercise> chosen) {
        for (Exercise exercise : chosen) {
            List<Exercise> sharing = exercises.sharing(exercise);
            if (sharing.getFirst().equals(exercise) && Files.exists(exercise.pristineAnswerFile())) {
                try {
                    Stub.forgotten(sharing)
                            .forEach(todo -> findings.add(
                                    exercise.pristineAnswerFile(),
                                    "no exercise asks for " + todo + ": name it in 'fill:'"));
                } catch (IOException | IllegalArgumentException said) {
                    // by checkStub
                }
            }
        }
    }

    void checkStray(Stage stage) throws IOException {
        Set<Path> known = new HashSet<>();
        for (Exercise exercise : exercises.of(stage)) {
            known.addAll(List.of(
                    exercise.text(),
                    exercise.answerFile(),
                    exercise.testFile(),
                    exercise.pristineAnswerFile(),
                    exercise.pristineTestFile()));
        }
        exercises.problems().forEach(problem -> known.add(problem.file())); // known, if not read
        Path module = stage.module(exercises.home());
        String folder = stage.exercisePackage().replace('.', '/');
        for (String each : List.of("exercises", "src/main/java/" + folder, "src/test/java/" + folder)) {
            checkStray(module.resolve(each), known);
        }
    }

    private void checkStray(Path folder, Set<Path> known) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !known.contains(file))
                    .filter(file -> !HARMLESS.contains(file.getFileName().toString()))
                    .sorted()
                    .forEach(file -> findings.add(file, "belongs to no exercise: remove it, or name it in one"));
        }
    }
}

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

/// Checks the files of the exercises: each stub equals its original, each stub is unsolved, and no file is left
/// over.
final class FilesCheck {
    private static final Set<String> HARMLESS = Set.of(".DS_Store", "package-info.java");

    private final Exercises exercises;
    private final Findings findings;

    FilesCheck(Exercises exercises, Findings findings) {
        this.exercises = exercises;
        this.findings = findings;
    }

    void check(Exercise exercise) throws IOException {
        boolean sameStub = isSame(exercise.answerFile(), exercise.pristineAnswerFile());
        boolean sameTest = isSame(exercise.testFile(), exercise.pristineTestFile());
        for (Path source : List.of(Sources.contract(exercise), Sources.mistakes(exercise))) {
            if (!Files.exists(source)) {
                findings.add(
                        exercise.text(),
                        "has no "
                                + exercises.home().relativize(source).toString().replace('\\', '/'));
            }
        }
        checkUses(exercise);
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
            String other = exercises.home().relativize(pristine).toString().replace('\\', '/');
            findings.add(file, "differs from its original, " + other + ": make them the same");
            return false;
        }
        return true;
    }

    private void checkUses(Exercise exercise) throws IOException {
        for (String type : exercise.uses()) {
            String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
            if (!isSource(exercise.stage(), file)) {
                findings.addAtKey(
                        exercise.text(),
                        "uses",
                        "allows " + type + ", but neither this stage, nor one before it, nor the kit has a " + file);
            }
        }
    }

    /// Whether a stage, an earlier stage or the kit has a source file of this name.
    private boolean isSource(Stage last, String name) throws IOException {
        Stream<Path> stages = Stream.of(Stage.values())
                .filter(stage -> stage.number() <= last.number())
                .map(stage -> stage.module(exercises.home()));
        List<Path> roots = Stream.concat(stages, Stream.of(exercises.home().resolve("workshop/kit")))
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .toList();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                if (files.filter(file -> !file.getParent().endsWith("exercise"))
                        .anyMatch(file -> file.getFileName().toString().equals(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void checkStub(Exercise exercise) {
        Path stub = exercise.pristineAnswerFile();
        try {
            String text = SourceText.read(stub).text();
            List<String> todos = Stub.todos(exercise, text);
            exercise.fill().stream()
                    .filter(member -> todos.stream().noneMatch(todo -> isCalled(todo, member)))
                    .forEach(solved -> findings.add(
                            stub,
                            Sources.mention(solved),
                            "is solved already: the body of " + solved + " must be exactly 'throw new Todo(\"…\");'"));
            if (todos.size() == exercise.fill().size()) {
                Solution.of(exercise);
                Transplant.fill(exercise, text);
            }
        } catch (IOException | IllegalArgumentException wrong) {
            findings.addAtKey(exercise.text(), "fill", wrong.getMessage());
        }
    }

    private static boolean isCalled(String todo, String member) {
        return todo.equals(member) || todo.replaceFirst("\\(.*", "").equals(member) || member.endsWith("#" + todo);
    }

    /// Looks for members that no exercise asks for, in each stub once.
    void checkForgotten(List<Exercise> chosen) {
        for (Exercise exercise : chosen) {
            List<Exercise> sharing = exercises.sharing(exercise);
            Path stub = exercise.pristineAnswerFile();
            if (sharing.getFirst().equals(exercise) && Files.exists(stub)) {
                try {
                    Stub.forgotten(sharing)
                            .forEach(todo -> findings.add(
                                    stub,
                                    Sources.mention(todo),
                                    "no exercise asks for " + todo + ": name it in 'fill:'"));
                } catch (IOException | IllegalArgumentException said) {
                    // checkStub reports it
                }
            }
        }
    }

    void checkStray(Stage stage) throws IOException {
        Set<Path> known = new HashSet<>();
        Set<Path> mistakes = new HashSet<>();
        for (Exercise exercise : exercises.of(stage)) {
            known.addAll(List.of(
                    exercise.text(),
                    exercise.answerFile(),
                    exercise.testFile(),
                    exercise.pristineAnswerFile(),
                    exercise.pristineTestFile()));
            mistakes.add(Sources.mistakes(exercise));
        }
        Path module = stage.module(exercises.home());
        String folder = stage.exercisePackage().replace('.', '/');
        for (String each : List.of("exercises", "src/main/java/" + folder, "src/test/java/" + folder)) {
            for (Path file : files(module.resolve(each))) {
                if (!known.contains(file)) {
                    findings.add(file, "belongs to no exercise: remove it, or name it in one");
                }
            }
        }
        for (Path file :
                files(module.resolve("src/test/java/" + stage.packageName().replace('.', '/')))) {
            if (file.getFileName().toString().endsWith("Mistakes.java") && !mistakes.contains(file)) {
                findings.add(file, "belongs to no exercise, so nobody checks that these mistakes are caught");
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !HARMLESS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}

package tulip.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.runner.answer.AnswerCompiler;
import tulip.runner.answer.AnswerFile;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.Unusable;
import tulip.runner.answer.Uses;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Order;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;

/// Runs answers: reads, compiles, looks through, and gives to a child.
final class ExerciseRun {
    /// What JUnit's API needs; an answer of the last stage may use every library.
    private static final List<String> FEW =
            List.of("junit-jupiter-api", "junit-platform-commons", "opentest4j", "apiguardian-api");

    private final ChildRun child;
    private final Optional<Duration> deadline;

    /// @param deadline  instead of what the exercise says
    ExerciseRun(ChildRun child, Optional<Duration> deadline) {
        this.child = child;
        this.deadline = deadline;
    }

    Attempt run(Exercise exercise) throws IOException {
        String text = "";
        try {
            text = AnswerFile.read(exercise.answerFile());
            Path test = exercise.pristineTestFile();
            var compiler = new AnswerCompiler(classPath(exercise.stage()));
            Compiled compiled = compiler.compile(
                    exercise.answerFile(), text, answerClass(exercise), test, Files.readString(test));
            new Uses(exercise.uses(), compiled.answer()).check();
            return new Attempt.Ran(exercise, verdict(exercise, compiled), compiled, text);
        } catch (Unusable unusable) {
            return new Attempt.Rejected(exercise, unusable.findings(), text);
        }
    }

    /// Whether somebody changed what puts the answer under its contract.
    static boolean isTestEdited(Exercise exercise) throws IOException {
        Path test = exercise.testFile();
        return Files.exists(test) && Files.mismatch(test, exercise.pristineTestFile()) >= 0;
    }

    private Verdict verdict(Exercise exercise, Compiled compiled) throws IOException {
        var order = new Order(exercise.test(), compiled.all(), List.of(exercise.mistakes()));
        return child.run(order, deadline.orElse(exercise.deadline()));
    }

    private static String answerClass(Exercise exercise) {
        return exercise.stage().exercisePackage() + "." + exercise.answerClass();
    }

    /// The compiler opens every jar that it is given, so it is given few.
    private static String classPath(Stage stage) {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(separator))
                .filter(entry -> stage == Stage.CRAWLER || !entry.endsWith(".jar") || isOneOfFew(entry))
                .collect(Collectors.joining(separator));
    }

    private static boolean isOneOfFew(String jar) {
        String name = Path.of(jar).getFileName().toString();
        return FEW.stream().anyMatch(name::startsWith);
    }
}

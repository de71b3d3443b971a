package tulip.runner.answer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;

/// Prepares an answer for a run: compiles it together with its test, and scans the class files.
public final class AnswerBuild {
    /// The project's own jars (from the launcher, or from Maven) and what JUnit's API needs. An answer of the last
    /// stage may use every library.
    private static final List<String> FEW = List.of(
            "tulip-",
            "module-",
            "kit-",
            "junit-jupiter-api",
            "junit-platform-commons",
            "opentest4j",
            "apiguardian-api");

    private final String classPath;

    /// @param classPath  of the project and its libraries
    public AnswerBuild(String classPath) {
        this.classPath = classPath;
    }

    /// Compiles an answer and scans its class files.
    ///
    /// @param text  the answer's source
    /// @throws Unusable if it does not compile, or uses what no answer may use
    public Compiled build(Exercise exercise, String text) throws IOException, Unusable {
        Path test = exercise.pristineTestFile();
        String answerClass = exercise.stage().exercisePackage() + "." + exercise.answerClass();
        Compiled compiled;
        try {
            compiled = new AnswerCompiler(classPath(exercise.stage()))
                    .compile(exercise.answerFile(), text, answerClass, test, Files.readString(test));
        } catch (Unusable errors) {
            MissingClass missing = MissingClass.of(exercise);
            throw new Unusable(
                    errors.findings().stream().map(missing::explained).toList());
        }
        new Uses(exercise.uses(), compiled.answer()).check();
        return compiled;
    }

    /// Few jars, because the compiler opens each of them.
    private String classPath(Stage stage) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> stage == Stage.CRAWLER || !entry.endsWith(".jar") || isOneOfFew(entry))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOneOfFew(String jar) {
        String name = Path.of(jar).getFileName().toString();
        return FEW.stream().anyMatch(name::startsWith);
    }
}

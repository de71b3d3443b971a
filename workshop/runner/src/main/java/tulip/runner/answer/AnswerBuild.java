package tulip.runner.answer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Exercise> all;

    /// @param classPath  of the project and its libraries
    /// @param all        all exercises: an answer may use the answers to earlier exercises
    public AnswerBuild(String classPath, List<Exercise> all) {
        this.classPath = classPath;
        this.all = all;
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
            compiled = new AnswerCompiler(classPath(exercise.stage()), earlierFolders(exercise))
                    .compile(exercise.answerFile(), text, answerClass, test, Files.readString(test));
        } catch (Unusable errors) {
            MissingClass missing = MissingClass.of(exercise);
            throw new Unusable(
                    errors.findings().stream().map(missing::explained).toList());
        }
        scan(exercise, compiled.answer());
        return compiled;
    }

    /// The folders of the answers of earlier stages, by package.
    private Map<String, Path> earlierFolders(Exercise exercise) {
        return all.stream()
                .filter(each -> each.stage().number() < exercise.stage().number())
                .collect(Collectors.toMap(
                        each -> each.stage().exercisePackage(),
                        each -> each.answerFile().getParent(),
                        (folder, _) -> folder));
    }

    /// Scans the answer to each exercise by the rules of that exercise.
    private void scan(Exercise exercise, Map<String, byte[]> answer) throws Unusable {
        Map<Exercise, Map<String, byte[]>> parts = new LinkedHashMap<>();
        answer.forEach((name, bytes) -> parts.computeIfAbsent(owner(exercise, name), _ -> new LinkedHashMap<>())
                .put(name, bytes));
        for (var part : parts.entrySet()) {
            new Uses(part.getKey().uses(), part.getValue(), answer).check();
        }
    }

    /// The earlier exercise to which this class is the answer, or else the exercise itself.
    private Exercise owner(Exercise exercise, String className) {
        String outer = className.replaceFirst("\\$.*", "");
        return all.stream()
                .takeWhile(each -> !each.answerFile().equals(exercise.answerFile()))
                .filter(each -> outer.equals(each.stage().exercisePackage() + "." + each.answerClass()))
                .findFirst()
                .orElse(exercise);
    }

    /// Few jars, because the compiler opens each of them.
    private String classPath(Stage stage) {
        return stage == Stage.CRAWLER ? classPath : few(classPath);
    }

    /// The class path for answers of the first four stages, if this JVM's holds the project and its libraries.
    static String usualClassPath() {
        return few(System.getProperty("java.class.path"));
    }

    private static String few(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar") || isOneOfFew(entry))
                .map(AnswerBuild::unpacked)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// In place of the launcher's jar, the folders from which it was packed. The compiler reads the directory of a
    /// whole jar
    /// before it finds one class.
    private static String unpacked(String entry) {
        Path folders = Path.of(entry).resolveSibling("folders");
        if (!entry.endsWith(".jar") || !Files.exists(folders)) {
            return entry;
        }
        try {
            return Files.readString(folders);
        } catch (IOException unreadable) {
            return entry;
        }
    }

    private static boolean isOneOfFew(String jar) {
        String name = Path.of(jar).getFileName().toString();
        return FEW.stream().anyMatch(name::startsWith);
    }
}

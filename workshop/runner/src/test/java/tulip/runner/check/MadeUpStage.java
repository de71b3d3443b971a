package tulip.runner.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;
import tulip.runner.exercises.Stage;

/// A correct stage with three exercises, in which a test plants an error. The second and third exercise share a
/// file.
final class MadeUpStage {
    private static final String MODULE = "module-coroutines/";
    private static final String MAIN = MODULE + "src/main/java/tulip/coroutines/";
    private static final String TEST = MODULE + "src/test/java/tulip/coroutines/";
    private static final String STUBS = MODULE + "exercises/stubs/";
    private static final Stage STAGE = Stage.COROUTINES;

    private final Map<String, String> files = new LinkedHashMap<>();

    MadeUpStage() {
        text(1, "Twice", "MyTwice", "twice", "Twice#twice", "return n + n;");
        text(2, "CountUp", "MyCounter", "up", "Counter#up", "count++;");
        text(3, "CountDown", "MyCounter", "down", "Counter#down", "count--;");
        files.put(MODULE + "README.md", MadeUpSources.CHAPTER);
        files.put(MAIN + "Twice.java", MadeUpSources.TWICE);
        files.put(MAIN + "Counter.java", MadeUpSources.COUNTER);
        stub("MyTwice", MadeUpSources.stub(MadeUpSources.TWICE));
        stub("MyCounter", MadeUpSources.stub(MadeUpSources.COUNTER));
        tests("Twice", "MyTwice", MadeUpSources.TWICE_CONTRACT, MadeUpSources.TWICE_MISTAKES, "Twice");
        tests("CountUp", "MyCounter", MadeUpSources.UP_CONTRACT, MadeUpSources.UP_MISTAKES, "Counter");
        tests("CountDown", "MyCounter", MadeUpSources.DOWN_CONTRACT, MadeUpSources.DOWN_MISTAKES, "Counter");
    }

    private void text(int number, String title, String answer, String fill, String reference, String solution) {
        String slug = title.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        files.put(
                MODULE + "exercises/" + number + "-" + slug + ".md",
                MadeUpSources.TEXT
                        .replace("NUMBER", String.valueOf(number))
                        .replace("TITLE", title)
                        .replace("ANSWER", answer)
                        .replace("FILL", fill)
                        .replace("REFERENCE", reference)
                        .replace("SOLUTION", solution));
    }

    private void stub(String name, String source) {
        files.put(MAIN + "exercise/" + name + ".java", source);
        files.put(STUBS + name + ".java", source);
    }

    private void tests(String title, String answer, String contract, String mistakes, String reference) {
        files.put(TEST + title + "Contract.java", contract);
        files.put(TEST + title + "Mistakes.java", mistakes);
        files.put(TEST + title + "Test.java", MadeUpSources.subject(title, title + "Test", reference));
        String test = MadeUpSources.exerciseTest(title, answer);
        files.put(TEST + "exercise/" + title + "ExerciseTest.java", test);
        files.put(STUBS + title + "ExerciseTest.java", test);
    }

    /// Adds a mistake that hangs.
    MadeUpStage withHang() {
        return change(
                "TwiceMistakes.java",
                "final class TwiceMistakes {\n",
                "final class TwiceMistakes {\n" + MadeUpSources.NEVER_ENDS);
    }

    /// Changes every file whose path ends in this way.
    MadeUpStage change(String end, String from, String to) {
        boolean changed = false;
        for (var file : files.entrySet()) {
            if (file.getKey().endsWith(end) && file.getValue().contains(from)) {
                file.setValue(file.getValue().replace(from, to));
                changed = true;
            }
        }
        if (!changed) {
            throw new IllegalArgumentException("there is no '" + from + "' in " + end);
        }
        return this;
    }

    /// @param path  below the module
    MadeUpStage add(String path, String text) {
        files.put(MODULE + path, text);
        return this;
    }

    MadeUpStage remove(String end) {
        if (!files.keySet().removeIf(path -> path.endsWith(end))) {
            throw new IllegalArgumentException("there is no " + end);
        }
        return this;
    }

    /// Writes everything, compiles what a build compiles, and checks it.
    ///
    /// @param numbers  of the exercises to run
    /// @return the findings, as they are shown
    List<String> check(Path home, Set<Integer> numbers, int repeat) throws IOException {
        for (var file : files.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path main = home.resolve(MODULE + "target/classes");
        Path test = home.resolve(MODULE + "target/test-classes");
        String libraries = System.getProperty("java.class.path");
        if (!numbers.isEmpty()) { // else nothing runs
            compile(home.resolve(MAIN), main, libraries);
            compile(home.resolve(TEST), test, main + File.pathSeparator + libraries);
        }
        Exercises exercises = Exercises.load(home);
        List<Exercise> chosen = exercises.all().stream()
                .filter(exercise -> numbers.contains(exercise.number()))
                .toList();
        String classPath = String.join(File.pathSeparator, main.toString(), test.toString(), libraries);
        return new WorkshopCheck(exercises, Set.of(STAGE), chosen)
                .run(repeat, classPath, _ -> {}).stream()
                        .map(problem -> shown(problem, exercises.home()))
                        .toList();
    }

    /// Removes the folders, which are always the same.
    private static String shown(Problem problem, Path home) {
        return problem.show(home).replaceFirst("^\\S*/", "");
    }

    /// The participants' files are left out, as in a build, because they may not compile.
    private static void compile(Path sources, Path classes, String classPath) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-implicit:none", "-parameters", "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> all = Files.list(sources)) {
            all.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        Files.createDirectories(classes);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the made-up stage does not compile");
        }
    }
}

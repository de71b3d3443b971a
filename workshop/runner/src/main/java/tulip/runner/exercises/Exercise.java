package tulip.runner.exercises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An exercise, as its text declares it.
///
/// @param id         `iterators/3`
/// @param number     from 1, within the stage
/// @param title      one word: `StickyEnd`; contract, mistakes and test are named after it
/// @param minutes    for an experienced developer who is new to the topic
/// @param core       whether it belongs to the one-day core
/// @param file       the file that the participant edits: `MyStickyEnd.java`; exercises may share a file that grows
/// @param fill       the members to write: `next`, `Walk#hasNext` of a nested class, `send(T)` of an overloaded
///                   method
/// @param reference  the members of the reference that are the solution: `StickyEnd#hasNext`
/// @param uses       the project's types that an answer may refer to, beside those declared in its own file
/// @param task       Markdown, as are checks, hints and why
/// @param predict    a question to answer before the first run
/// @param answer     the answer to that question, shown when the exercise is done
/// @param deadline   how long a run of its contract may take
/// @param text       the file with this text
public record Exercise(
        String id,
        Stage stage,
        int number,
        String title,
        int minutes,
        boolean core,
        String file,
        List<String> fill,
        List<String> reference,
        List<String> uses,
        String task,
        String checks,
        List<String> hints,
        String why,
        Optional<String> predict,
        Optional<String> answer,
        Duration deadline,
        Path text) {
    private static final int MOST_FOLDERS = 4;

    /// The short form of the [#id]: `1.3`.
    public String shortId() {
        return stage.number() + "." + number;
    }

    /// The class that a participant edits, by its simple name.
    public String answerClass() {
        return file.substring(0, file.length() - ".java".length());
    }

    /// The simple name of the reference's class.
    public String referenceClass() {
        return reference.getFirst().split("[#.]", 2)[0];
    }

    /// The full name of the contract's class.
    public String contract() {
        return stage.packageName() + "." + title + "Contract";
    }

    public String mistakes() {
        return stage.packageName() + "." + title + "Mistakes";
    }

    public String test() {
        return stage.exercisePackage() + "." + title + "ExerciseTest";
    }

    /// The file that the participant edits.
    public Path answerFile() {
        return sources("main", stage.exercisePackage()).resolve(file);
    }

    /// The stub: the answer's file before any change.
    public Path pristineAnswerFile() {
        return pristine().resolve(file);
    }

    /// The test that runs the contract on the answer in an IDE.
    public Path testFile() {
        return sources("test", stage.exercisePackage()).resolve(title + "ExerciseTest.java");
    }

    /// The original of that test, which `run` compiles.
    public Path pristineTestFile() {
        return pristine().resolve(title + "ExerciseTest.java");
    }

    /// The file of the reference's class. Its package is that of the stage, or one below.
    public Path referenceFile() {
        String name = referenceClass() + ".java";
        Path folder = sources("main", stage.packageName());
        Path usual = folder.resolve(name);
        return Files.exists(usual) ? usual : below(folder, name).orElse(usual);
    }

    private static Optional<Path> below(Path folder, String name) {
        try (Stream<Path> all = Files.find(
                folder, MOST_FOLDERS, (file, _) -> file.getFileName().toString().equals(name))) {
            return all.sorted().findFirst();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private Path pristine() {
        return text.resolveSibling("stubs");
    }

    private Path sources(String kind, String packageName) {
        Path module = text.getParent().getParent();
        return module.resolve("src").resolve(kind).resolve("java").resolve(packageName.replace('.', '/'));
    }

    @Override
    public String toString() {
        return shortId();
    }
}

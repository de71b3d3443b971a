package tulip.runner.check;

import java.nio.file.Path;
import java.util.regex.Pattern;
import tulip.runner.exercises.Exercise;

/// Finds the sources of an exercise's tests.
final class Sources {
    private Sources() {}

    static Path contract(Exercise exercise) {
        return source(exercise, exercise.contract());
    }

    static Path mistakes(Exercise exercise) {
        return source(exercise, exercise.mistakes());
    }

    /// The file of a class of the stage's tests, also of a nested one.
    ///
    /// @param className  with its package
    static Path source(Exercise exercise, String className) {
        String outer = className.substring(className.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        return exercise.testFile().getParent().resolveSibling(outer + ".java");
    }

    /// Finds the line that declares a member: `next`, `Walk#next` or `send(T)`.
    static Pattern mention(String member) {
        String name = member.replaceFirst("^.*#", "").replaceFirst("\\(.*", "");
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\(.*\\{");
    }

    /// Finds the line that declares a method without parameters.
    static Pattern method(String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\(\\)");
    }
}

package tulip.runner.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;

/// Writes answers to the first exercise of the workshop.
public final class CountdownAnswer {
    /// A right body of `iterator()`.
    public static final String RIGHT = """
            return new Iterator<>() {
                private int next = from;
                public boolean hasNext() { return next >= 1; }
                public Integer next() {
                    if (!hasNext()) throw new NoSuchElementException();
                    return next--;
                }
            };""";

    /// The line number of the body's first line.
    public static final int LINE = 14;

    private CountdownAnswer() {}

    public static Exercise exercise() throws IOException {
        return Exercises.load(Path.of("../..")).find("iterators/1", _ -> false);
    }

    /// Writes an answer with this body.
    ///
    /// @param members  further members, beside `iterator()`
    public static String withBody(String body, String... members) {
        return """
                package tulip.iterators.exercise;

                import java.io.*;
                import java.util.*;
                import java.util.function.*;
                import java.util.stream.*;

                public final class MyCountdown implements Iterable<Integer> {
                    private final int from;
                    public MyCountdown(int from) { this.from = from; }

                    @Override
                    public Iterator<Integer> iterator() {
                        %s
                    }
                    %s
                }
                """.formatted(body, String.join("\n", members));
    }

    public static Compiled build(String text) throws IOException, Unusable {
        return new AnswerBuild(System.getProperty("java.class.path"), List.of()).build(exercise(), text);
    }

    /// Compiles without the scan, so that only the child protects against the answer.
    public static Compiled compile(String text) throws IOException, Unusable {
        Exercise exercise = exercise();
        return new AnswerCompiler(System.getProperty("java.class.path"), Map.of())
                .compile(
                        exercise.answerFile(),
                        text,
                        "tulip.iterators.exercise.MyCountdown",
                        exercise.pristineTestFile(),
                        java.nio.file.Files.readString(exercise.pristineTestFile()));
    }
}

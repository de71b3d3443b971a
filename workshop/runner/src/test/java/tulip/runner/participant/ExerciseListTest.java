package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;
import tulip.runner.state.State;
import tulip.runner.terminal.Style;

/// Lays out as many exercises as the whole workshop has.
final class ExerciseListTest {
    private static final int[] COUNTS = {7, 6, 6, 13, 8};
    private static final List<ExerciseList.Row> ROWS = Stream.of(Stage.values())
            .flatMap(stage ->
                    IntStream.rangeClosed(1, COUNTS[stage.number() - 1]).mapToObj(number -> row(stage, number)))
            .toList();

    @Test
    void allExercisesFitTheSmallestScreenWithTheNextPrompt() {
        List<String> lines = lines(80, 24);
        assertEquals(22, lines.size(), lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
        assertEquals("✓>1.1  • GeneratorExpression   15      ✗ 4.2    GeneratorExpression   15", lines.getFirst());
        assertEquals("1 Iterators  2 Generators  3 Coroutines  4 Async and await  5 The crawler", lines.get(20));
        assertEquals("✓ 5 done   ✗ 35 wrong   · 0 to do   • core, 75 of 600 min", lines.getLast());
    }

    @Test
    void aLittleHigherTheStagesAreNamed() {
        List<String> lines = lines(80, 30);
        assertEquals(24, lines.size(), lines::toString);
        assertTrue(lines.getFirst().startsWith("1 Iterators, 105 min"), lines::toString);
    }

    @Test
    void whereThereIsRoomEachIsSaidInWords() {
        for (List<String> lines : List.of(lines(100, 50), lines(80, 0), lines(40, 24))) {
            assertEquals(46, lines.size());
            assertEquals("✗ 1.2    GeneratorExpression   15  wrong", lines.get(2));
        }
    }

    private static List<String> lines(int columns, int screenRows) {
        Optional<Exercise> current = Optional.of(ROWS.getFirst().exercise());
        return new ExerciseList(ROWS, current, new Style(false, true)).lines(columns, screenRows);
    }

    private static ExerciseList.Row row(Stage stage, int number) {
        State state = number == 1 ? State.DONE : State.WRONG;
        var exercise = new Exercise(
                stage.id() + "/" + number,
                stage,
                number,
                "GeneratorExpression",
                15,
                number == 1,
                "MyAnswer.java",
                List.of("next"),
                List.of("Answer#next"),
                List.of(),
                "",
                "",
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Path.of("text.md"));
        return new ExerciseList.Row(exercise, state);
    }
}

package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;

/// `docs/teaching.md` says the same as the exercises.
final class TeachingTest {
    private static final Path HOME = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("\\| (\\d\\.\\d+ \\w+) \\| (\\d+) \\| [^|]+ \\| [^|]+ \\|");
    private static final Pattern TIME = Pattern.compile("\\| (\\d\\d:\\d\\d) \\| (\\d+) \\| ([^|]+) \\|");
    private static final Pattern EXERCISE = Pattern.compile("Exercise (\\d\\.\\d+ \\w+)");
    private static final Pattern TWO_DAYS = Pattern.compile("\\| [12], \\w+ \\| ([^|]+) \\| (\\d+) \\|");
    private static final Pattern PROGRAM = Pattern.compile("run-example (\\w+)");

    private String text;
    private List<Exercise> exercises;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(HOME.resolve("docs/teaching.md"));
        exercises = Exercises.load(HOME).all();
    }

    @Test
    void eachExerciseHasARowWithItsMinutes() {
        assertEquals(
                exercises.stream().map(TeachingTest::nameAndMinutes).toList(),
                all(ROW, part("exercises"))
                        .map(row -> row.group(1) + " " + row.group(2))
                        .toList());
    }

    @Test
    void theDayHasNoGapAndHoldsTheCore() {
        List<String> held = new ArrayList<>();
        LocalTime now = LocalTime.of(9, 0);
        for (MatchResult row : all(TIME, part("timetable")).toList()) {
            assertEquals(now, LocalTime.parse(row.group(1)), row.group());
            now = now.plusMinutes(Long.parseLong(row.group(2)));
            all(EXERCISE, row.group(3)).forEach(each -> held.add(each.group(1) + " " + row.group(2)));
        }
        assertEquals(
                exercises.stream()
                        .filter(Exercise::core)
                        .map(TeachingTest::nameAndMinutes)
                        .toList(),
                held);
        String sum = exercises.stream()
                        .filter(Exercise::core)
                        .mapToInt(Exercise::minutes)
                        .sum() + " minutes of exercises";
        assertTrue(text.contains(sum), sum);
    }

    @Test
    void theMinutesOfTwoDaysAreRight() {
        List<MatchResult> rows = all(TWO_DAYS, text).toList();
        assertEquals(4, rows.size());
        for (MatchResult row : rows) {
            List<String> names = List.of(row.group(1).split(", ", -1));
            List<Exercise> found = exercises.stream()
                    .filter(each -> names.contains(each.shortId() + " " + each.title()))
                    .toList();
            assertEquals(names.size(), found.size(), row.group());
            assertEquals(
                    Integer.parseInt(row.group(2)),
                    found.stream().mapToInt(Exercise::minutes).sum(),
                    row.group());
        }
    }

    @Test
    void eachProgramExists() throws IOException {
        List<RunExampleCommand.Program> programs = RunExampleCommand.programs(HOME);
        List<String> named = all(PROGRAM, text).map(each -> each.group(1)).toList();
        assertTrue(named.size() > 5);
        named.forEach(name -> assertEquals(
                1, programs.stream().filter(program -> program.isCalled(name)).count(), name));
    }

    private static String nameAndMinutes(Exercise exercise) {
        return exercise.shortId() + " " + exercise.title() + " " + exercise.minutes();
    }

    private String part(String name) {
        String begin = "<!-- " + name + " -->";
        return text.substring(text.indexOf(begin), text.indexOf("<!-- /" + name + " -->"));
    }

    private static Stream<MatchResult> all(Pattern pattern, String in) {
        return pattern.matcher(in).results();
    }
}

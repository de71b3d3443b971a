package tulip.runner.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;
import tulip.runner.state.State;
import tulip.runner.terminal.Style;

/// Lays out all exercises on one screen. A high screen gets one column with the states in words, a low screen two
/// columns, and a very low screen also no headings.
public final class ExerciseList {
    private static final int COLUMN = 39;

    private final List<Row> rows;
    private final Optional<Exercise> current;
    private final Style style;

    /// An exercise and its state.
    record Row(Exercise exercise, State state) {}

    /// A line, its visible width, and words that are added if there is room.
    private record Line(String text, int width, String words) {}

    /// All exercises with their present states.
    ///
    /// @param current  the current exercise
    public static ExerciseList of(Course course, Optional<Exercise> current, Style style) {
        List<Row> rows = course.exercises().all().stream()
                .map(exercise -> new Row(exercise, course.state(exercise)))
                .toList();
        return new ExerciseList(rows, current, style);
    }

    /// @param current  the current exercise
    ExerciseList(List<Row> rows, Optional<Exercise> current, Style style) {
        this.rows = rows;
        this.current = current;
        this.style = style;
    }

    /// Shows all exercises, and below them a count of each state.
    ///
    /// @param screenRows  the rows of the terminal, or 0 if there is no limit
    public List<String> lines(int columns, int screenRows) {
        int room = screenRows == 0 ? Integer.MAX_VALUE : screenRows - 2; // for the summary and the next prompt
        List<Line> staged = staged();
        List<String> lines = new ArrayList<>();
        if (columns < 2 * COLUMN || staged.size() <= room) {
            staged.forEach(line -> lines.add(line.text + line.words));
        } else if (half(staged.size()) <= room) {
            lines.addAll(twoColumns(staged));
        } else {
            lines.addAll(twoColumns(rows.stream().map(this::line).toList()));
            lines.add(style.bold(stages()));
        }
        lines.add(summary());
        return lines;
    }

    private List<Line> staged() {
        List<Line> lines = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<Row> own =
                    rows.stream().filter(row -> row.exercise.stage() == stage).toList();
            if (!own.isEmpty()) {
                String head = head(stage) + ", " + minutes(own) + " min";
                lines.add(new Line(style.bold(head), head.length(), ""));
                own.forEach(row -> lines.add(line(row)));
            }
        }
        return lines;
    }

    private static List<String> twoColumns(List<Line> lines) {
        int half = half(lines.size());
        List<String> both = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            Line left = lines.get(i);
            String right = half + i < lines.size() ? lines.get(half + i).text : "";
            both.add((left.text + " ".repeat(COLUMN - left.width) + right).stripTrailing());
        }
        return both;
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }

    private Line line(Row row) {
        Exercise exercise = row.exercise;
        boolean here = current.equals(Optional.of(exercise));
        String text = String.format(
                Locale.ROOT,
                "%s%-4s %s %-20s %3d",
                here ? ">" : " ",
                exercise.shortId(),
                exercise.core() ? core() : " ",
                exercise.title(),
                exercise.minutes());
        String mark = mark(row.state);
        String painted =
                row.state.isDone() ? style.green(mark) : row.state.isWrong() ? style.red(mark) : style.yellow(mark);
        return new Line(painted + (here ? style.bold(text) : text), 1 + text.length(), "  " + row.state);
    }

    private String mark(State state) {
        String marks = style.unicode() ? "✓✗?·" : "+x?.";
        int which = state.isDone() ? 0 : state.isWrong() ? 1 : state == State.NOT_RUN ? 2 : 3;
        return marks.substring(which, which + 1);
    }

    private String core() {
        return style.unicode() ? "•" : "*";
    }

    private String stages() {
        return rows.stream().map(row -> head(row.exercise.stage())).distinct().collect(Collectors.joining("  "));
    }

    private static String head(Stage stage) {
        return stage.number() + " " + stage.title();
    }

    private String summary() {
        long done = rows.stream().filter(row -> row.state.isDone()).count();
        long wrong = rows.stream().filter(row -> row.state.isWrong()).count();
        List<Row> core = rows.stream().filter(row -> row.exercise.core()).toList();
        return String.format(
                Locale.ROOT,
                "%s %d done   %s %d wrong   %s %d to do   %s core, %d of %d min",
                mark(State.DONE),
                done,
                mark(State.WRONG),
                wrong,
                mark(State.NOT_STARTED),
                rows.size() - done - wrong,
                core(),
                minutes(core),
                minutes(rows));
    }

    private static int minutes(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.exercise.minutes()).sum();
    }
}

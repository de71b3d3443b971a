package tulip.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Stage;
import tulip.runner.state.State;

@Command(
        name = "list",
        description = {
            "Lists the exercises: whether each is done, how many minutes it takes, and with a dot those of the one-day"
                    + " core."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip list"})
final class ListCommand implements Callable<Integer> {
    private static final int ROWS = 22; // of the 24 that a terminal has at least
    private static final int COLUMN = 39;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private record Row(Exercise exercise, State state) {}

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        List<Row> rows = course.exercises().all().stream()
                .map(exercise -> new Row(exercise, course.state(exercise)))
                .toList();
        Style style = Style.ofTerminal();
        var out = spec.commandLine().getOut();
        Optional<Exercise> current = course.current();
        lines(rows, current, style).forEach(out::println);
        out.println(summary(rows, style));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static List<String> lines(List<Row> rows, Optional<Exercise> current, Style style) {
        boolean narrow = Style.columns() < 2 * COLUMN;
        List<String> lines = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        boolean words = narrow || rows.size() + Stage.values().length <= ROWS;
        for (Stage stage : Stage.values()) {
            List<Row> own =
                    rows.stream().filter(row -> row.exercise.stage() == stage).toList();
            if (own.isEmpty()) {
                continue;
            }
            String head = stage.number() + " " + stage.title() + ", " + minutes(own) + " min";
            lines.add(style.bold(head));
            widths.add(head.length());
            for (Row row : own) {
                boolean here = current.equals(Optional.of(row.exercise));
                lines.add(line(row, here, style) + (words ? "  " + row.state : ""));
                widths.add(plainLine(row).length());
            }
        }
        return words ? lines : twoColumns(lines, widths);
    }

    private static List<String> twoColumns(List<String> lines, List<Integer> widths) {
        int half = (lines.size() + 1) / 2;
        List<String> both = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            String right = half + i < lines.size() ? lines.get(half + i) : "";
            both.add((lines.get(i) + " ".repeat(COLUMN - widths.get(i)) + right).stripTrailing());
        }
        return both;
    }

    private static String line(Row row, boolean here, Style style) {
        String plain = plainLine(row);
        String mark = mark(row.state, style.unicode());
        String rest = plain.substring(1);
        String coloured = switch (row.state) {
            case DONE, DONE_BEFORE -> style.green(mark);
            case WRONG, WRONG_BEFORE -> style.red(mark);
            case NOT_RUN, NOT_STARTED -> style.yellow(mark);
        };
        String dotted = style.unicode() ? rest : rest.replace('•', '*');
        return coloured + (here ? style.bold(dotted) : dotted);
    }

    private static String plainLine(Row row) {
        Exercise exercise = row.exercise;
        return String.format(
                "  %-4s %s %-20s %3d",
                exercise.shortId(), exercise.core() ? "•" : " ", exercise.title(), exercise.minutes());
    }

    private static String mark(State state, boolean unicode) {
        String marks = unicode ? "✓✗?·" : "+x?.";
        int which = state.isDone() ? 0 : state.isWrong() ? 1 : state == State.NOT_RUN ? 2 : 3;
        return marks.substring(which, which + 1);
    }

    private static String summary(List<Row> rows, Style style) {
        long done = rows.stream().filter(row -> row.state.isDone()).count();
        long wrong = rows.stream().filter(row -> row.state.isWrong()).count();
        List<Row> core = rows.stream().filter(row -> row.exercise.core()).toList();
        return mark(State.DONE, style.unicode()) + " " + done + " done   " + mark(State.WRONG, style.unicode()) + " "
                + wrong + " wrong   " + mark(State.NOT_STARTED, style.unicode()) + " " + (rows.size() - done - wrong)
                + " to do   " + (style.unicode() ? "•" : "*") + " core, " + minutes(core) + " of " + minutes(rows)
                + " min";
    }

    private static int minutes(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.exercise.minutes()).sum();
    }
}

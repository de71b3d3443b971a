package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.runner.answer.Members;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Limits;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Text;

@Command(
        name = "run",
        description = {
            "Checks your answer to an exercise: compiles it, and runs its checks in a JVM of its own.",
            "The name of a file that several exercises share means the first of them that is not done."
        },
        sortOptions = false,
        exitCodeOnExecutionException = CommandLine.ExitCode.USAGE, // because 1 is a verdict
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip run                      your current exercise",
            "  ./tulip run 1.1",
            "  ./tulip run MyCountdown.java",
            "",
            "Exit status: 0 done, 1 wrong (or it does not compile), 2 used wrongly or",
            "could not be run, 3 not started.",
            "TULIP_DEADLINE=SECONDS gives a run more or less time."
        })
public final class RunCommand implements Callable<Integer> {
    private static final int NOT_STARTED = 3;
    private static final int USUAL_ROWS = 24;

    @Mixin
    private ExerciseArgument argument;

    @Option(names = "--all", description = "shows every check, step and line of output, however many there are")
    private boolean all;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        List<Exercise> chosen = argument.all(course);
        Optional<Duration> deadline = deadline(System.getenv("TULIP_DEADLINE"));
        try (ChildRun child = ChildRun.start(Limits.USUAL)) { // it warms up while this JVM compiles
            course.history().keep(chosen.getFirst(), "run");
            return show(course, run(course, chosen, new ExerciseRun(course.exercises(), child, deadline)));
        }
    }

    /// Runs the exercises in order, up to the first that is not done.
    private static Attempt run(Course course, List<Exercise> chosen, ExerciseRun run) throws IOException {
        Attempt attempt = null;
        for (Exercise exercise : chosen) {
            attempt = run.run(exercise);
            remember(course, attempt);
            if (!isDone(attempt)) {
                return attempt;
            }
        }
        return attempt;
    }

    private static void remember(Course course, Attempt attempt) throws IOException {
        Exercise exercise = attempt.exercise();
        Path file = exercise.answerFile();
        byte[] answer = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        course.progress()
                .record(exercise, verdict(attempt), answer, course.exercises().sharing(exercise));
    }

    private static Progress.Verdict verdict(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Rejected _ -> Progress.Verdict.WRONG;
            case Attempt.Ran ran ->
                Progress.Verdict.valueOf(ran.verdict().state().name());
        };
    }

    private static boolean isDone(Attempt attempt) {
        return verdict(attempt) == Progress.Verdict.DONE;
    }

    private int show(Course course, Attempt attempt) throws IOException {
        int rows = Terminal.isLive() && Terminal.rows() > 0 ? Terminal.rows() : USUAL_ROWS;
        var report = new RunReport(Style.ofTerminal(), Style.columns(), rows - 1, all, Ending.of(course));
        List<String> notes = notes(course, attempt);
        boolean task = verdict(attempt) == Progress.Verdict.NOT_STARTED;
        if (task && attempt instanceof Attempt.Ran ran) {
            List<String> lines = report.lines(attempt, Optional.empty(), List.of());
            Pager.show(lines, report.below(ran, notes), spec.commandLine().getOut());
        } else {
            report.lines(attempt, next(course, attempt.exercise()), notes)
                    .forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        }
        return switch (verdict(attempt)) {
            case DONE -> CommandLine.ExitCode.OK;
            case WRONG -> CommandLine.ExitCode.SOFTWARE;
            case NOT_STARTED -> NOT_STARTED;
        };
    }

    /// The first exercise after this exercise that is not done. If there is none, the first of all that is not
    /// done.
    private static Optional<Exercise> next(Course course, Exercise exercise) {
        List<Exercise> all = course.exercises().all();
        Stream<Exercise> after =
                all.stream().dropWhile(each -> !each.equals(exercise)).skip(1);
        return Stream.concat(after, all.stream())
                .filter(each -> !each.equals(exercise) && !course.state(each).isDone())
                .findFirst();
    }

    private static List<String> notes(Course course, Attempt attempt) throws IOException {
        List<String> notes = new ArrayList<>();
        if (ExerciseRun.isTestEdited(attempt.exercise())) {
            notes.add(attempt.exercise().testFile().getFileName()
                    + " was edited, so the original was run instead (it is in exercises/stubs)");
        }
        if (attempt instanceof Attempt.Ran ran) {
            others(ran).ifPresent(notes::add);
        }
        boolean started = verdict(attempt) != Progress.Verdict.NOT_STARTED;
        if (started
                && attempt instanceof Attempt.Ran ran
                && !ran.verdict().leftovers().isEmpty()) {
            notes.add(leftovers(course, ran));
        }
        return notes;
    }

    private static Optional<String> others(Attempt.Ran ran) {
        List<String> others = new ArrayList<>(new Members(ran.compiled().answer()).files());
        others.remove(ran.exercise().file());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("your answer needs " + String.join(", ", others) + ", compiled with it. But reset, undo"
                        + " and diff know only " + ran.exercise().file());
    }

    /// One line, also for many threads. Threads that a later exercise of the file will end are not named.
    private static String leftovers(Course course, Attempt.Ran ran) {
        List<String> threads = ran.verdict().leftovers();
        Exercise exercise = ran.exercise();
        boolean goesOn = !course.exercises().sharing(exercise).getLast().equals(exercise);
        String more = threads.size() == 1 ? "" : " and " + (threads.size() - 1) + " more";
        return "your code left " + Text.plural(threads.size(), "thread") + " running: "
                + (goesOn ? exercise.shortId() + " does not end its own yet" : threads.getFirst() + more);
    }

    private static Optional<Duration> deadline(String seconds) {
        if (seconds == null || seconds.isBlank()) {
            return Optional.empty();
        }
        if (!seconds.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("TULIP_DEADLINE is '" + seconds + "', but must be whole seconds from 1");
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds)));
    }
}

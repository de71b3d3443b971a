package tulip.runner.participant;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Limits;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;

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
        try (ChildRun child = ChildRun.start(Limits.USUAL)) { // it warms up while this JVM reads and compiles
            Course course = Course.open(spec);
            List<Exercise> chosen = argument.all(course);
            Optional<Duration> deadline = Judge.deadline(System.getenv("TULIP_DEADLINE"));
            return show(course, run(chosen, new Judge(course, child, deadline)));
        }
    }

    /// Runs the exercises in order, up to the first that is not done.
    private static Judgement run(List<Exercise> chosen, Judge judge) throws IOException {
        Judgement judgement = judge.judge(chosen.getFirst());
        for (Exercise exercise : chosen.subList(1, chosen.size())) {
            if (!judgement.isDone()) {
                return judgement;
            }
            judgement = judge.judge(exercise);
        }
        return judgement;
    }

    private int show(Course course, Judgement judgement) {
        int rows = Terminal.isLive() && Terminal.rows() > 0 ? Terminal.rows() : USUAL_ROWS;
        var report =
                new RunReport(Style.ofTerminal(), Style.columns(), rows - 1, all, Ending.of(course), Wording.COMMANDS);
        Attempt attempt = judgement.attempt();
        boolean task = judgement.verdict() == Progress.Verdict.NOT_STARTED;
        if (task && attempt instanceof Attempt.Ran ran) {
            List<String> lines = report.lines(attempt, Optional.empty(), List.of());
            Pager.show(
                    lines,
                    report.below(ran, judgement.notes()),
                    spec.commandLine().getOut());
        } else {
            report.lines(attempt, judgement.next(), judgement.notes())
                    .forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        }
        return switch (judgement.verdict()) {
            case DONE -> CommandLine.ExitCode.OK;
            case WRONG -> CommandLine.ExitCode.SOFTWARE;
            case NOT_STARTED -> NOT_STARTED;
        };
    }
}

package tulip.runner.participant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;

@Command(
        name = "solution",
        description = {
            "Shows the reference's solution of an exercise: only the members that it asks for.",
            "Asks first, if your answer is not done yet."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip solution", "  ./tulip solution 1.3", "  ./tulip solution 1.3 --yes"})
public final class SolutionCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument exercise;

    @Option(
            names = {"-y", "--yes"},
            description = "does not ask")
    private boolean yes;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Course course = Course.open(spec);
        Exercise chosen = exercise.in(course);
        if (!yes && !course.state(chosen).isDone() && !isWanted(chosen)) {
            return CommandLine.ExitCode.OK;
        }
        Style style = Style.ofTerminal();
        List<String> shown = new SolutionPage(chosen, course.exercises().home(), style, Style.columns()).lines();
        List<String> below = List.of("", style.dim("Beside yours: ./tulip diff " + chosen));
        Pager.show(shown, below, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /// Asks on the terminal. In a pipe, takes an answer that is there already.
    private boolean isWanted(Exercise chosen) throws IOException {
        if (!Terminal.isInteractive() && System.in.available() == 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "your " + chosen + " is not done yet: './tulip solution " + chosen + " --yes' shows the solution");
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print("Your " + chosen + " is not done yet. Show the workshop's answer? (y: yes, Enter: no) ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }
}

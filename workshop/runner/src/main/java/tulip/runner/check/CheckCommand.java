package tulip.runner.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tulip.crawler.lab.Amounts;
import tulip.runner.command.Home;
import tulip.runner.command.OptionValues;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.exercises.Problem;
import tulip.runner.exercises.Stage;

@Command(
        name = "check",
        description = {
            "Checks the workshop itself, for those who write it: every stub is not started, every reference keeps its"
                    + " contract, every mistake is caught as it should be, every text is whole.",
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip check                     everything",
            "  ./tulip check iterators           one stage",
            "  ./tulip check 2.3 --repeat 200",
            "",
            "Exit status: 0 all is well, 1 something is wrong, 2 used wrongly."
        })
public final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "a stage or an exercise (default: everything)")
    private String what;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description =
                    "how often each reference must pass (default: 8; a contract that fails in one run of five then"
                            + " passes one check of six). Contracts without threads, mistakes and stubs run a"
                            + " quarter as often, but at least twice")
    private int repeat = 8;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OptionValues.atLeast(1, "--repeat", repeat);
        Exercises exercises = Exercises.load(Home.folder());
        Optional<Stage> stage = Arrays.stream(Stage.values())
                .filter(each ->
                        each.id().equals(what) || String.valueOf(each.number()).equals(what))
                .findFirst();
        List<Exercise> chosen = what == null
                ? exercises.all()
                : stage.map(exercises::of).orElseGet(() -> List.of(exercises.find(what, _ -> true)));
        Set<Stage> stages = what == null
                ? Set.of(Stage.values())
                : Set.of(stage.orElseGet(() -> chosen.getFirst().stage()));
        long begin = System.nanoTime();
        List<Problem> problems = new WorkshopCheck(exercises, stages, chosen)
                .run(repeat, System.getProperty("java.class.path"), this::say);
        problems.forEach(problem -> say(problem.show(exercises.home())));
        String all = Amounts.plural(chosen.size(), "exercise") + " in "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s: ";
        say(all + (problems.isEmpty() ? "all is well." : Amounts.plural(problems.size(), "problem") + "."));
        return problems.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

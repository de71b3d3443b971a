package tulip.runner;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tulip.runner.check.CheckCommand;
import tulip.runner.measure.BenchCommand;
import tulip.runner.measure.CrawlCommand;
import tulip.runner.measure.RaceCommand;
import tulip.runner.measure.SiteCommand;
import tulip.runner.participant.CatchUpCommand;
import tulip.runner.participant.CoffeeCommand;
import tulip.runner.participant.DiffCommand;
import tulip.runner.participant.HintCommand;
import tulip.runner.participant.ListCommand;
import tulip.runner.participant.ResetCommand;
import tulip.runner.participant.RunCommand;
import tulip.runner.participant.SolutionCommand;
import tulip.runner.participant.UndoCommand;
import tulip.runner.terminal.StandardOutput;

/// Is what `./tulip` runs: one subcommand for each thing that a participant or a speaker does.
@Command(
        name = "tulip",
        description = "Codename Tulip: the making of async, in Java.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Start with:",
            "  ./tulip race             the same crawl, four ways of waiting, side by side",
            "  ./tulip COMMAND --help   what a command can do, with examples",
            "",
            "Exit status: 0 done, 1 failed, 2 used wrongly."
        },
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            HintCommand.class,
            SolutionCommand.class,
            DiffCommand.class,
            ResetCommand.class,
            UndoCommand.class,
            CatchUpCommand.class,
            CoffeeCommand.class,
            CheckCommand.class,
            RaceCommand.class,
            BenchCommand.class,
            CrawlCommand.class,
            SiteCommand.class
        })
public final class Main implements Runnable {
    // Kept here, since a logger that nobody holds forgets its level.
    private static final Logger VERTX = Logger.getLogger("io.vertx");
    private static final Logger NETTY = Logger.getLogger("io.netty");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        VERTX.setLevel(Level.OFF);
        NETTY.setLevel(Level.OFF);
        StandardOutput.install();
        int status = commandLine().execute(args);
        Optional<String> failure = StandardOutput.failure();
        if (failure.isPresent()) {
            System.err.println("tulip: standard output cannot be written: " + failure.get());
            status = CommandLine.ExitCode.SOFTWARE;
        }
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpWidth(80)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::execution);
    }

    /// Without a command: shows what there is.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

package tulip.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import tulip.runner.answer.CompilerWarmUp;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.StandardOutput;
import tulip.runner.terminal.Style;

/// The program that `./tulip` starts: one subcommand for each thing that a participant or a speaker does.
@Command(
        name = "tulip",
        description = "Codename Tulip: the making of async, in Java.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Start with:",
            "  ./tulip                  your next exercise, checked on every save",
            "  ./tulip race             the same crawl, four ways of waiting, side by side",
            "  ./tulip COMMAND --help   what a command can do, with examples",
            "",
            "Exit status: 0 done, 1 failed, 2 used wrongly."
        })
public final class Main implements Callable<Integer> {
    private static final int NARROWEST_HELP = 55; // picocli refuses less

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        Locale.setDefault(Locale.US); // every text is English, so numbers are written as in English
        StandardOutput.install();
        int status = run(args);
        Optional<String> failure = StandardOutput.failure();
        if (failure.isPresent()) {
            System.err.println("tulip: standard output cannot be written: " + failure.get());
            status = CommandLine.ExitCode.SOFTWARE;
        }
        if (status != CommandLine.ExitCode.OK || !isShort(words(args))) {
            System.exit(status); // not after a short command: exit() sets up a logger first, which takes 20 ms
        }
    }

    private static boolean isShort(String... args) {
        return args.length > 0
                && Commands.named(args[0])
                        .filter(each -> each.length == Commands.Length.SHORT)
                        .isPresent();
    }

    /// Runs a command in this JVM.
    ///
    /// @return its exit status
    public static int run(String... args) {
        String[] words = words(args);
        if (words.length > 0 && words[0].equals(Commands.RUN.word())) {
            CompilerWarmUp.begin();
        }
        return commandLine(words).execute(words);
    }

    /// The words as picocli knows them: no word means `watch`, `help` means `--help`, and `help run` means `run
    /// --help`.
    static String[] words(String... args) {
        if (args.length == 0) {
            return new String[] {Commands.WATCH.word()};
        }
        return args[0].equals("help")
                ? Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help"))
                        .toArray(String[]::new)
                : args;
    }

    /// Runs the command. A long help text is shown one screen at a time.
    private static int execute(CommandLine.ParseResult parsed) {
        for (CommandLine each : parsed.asCommandLineList()) {
            if (each.isUsageHelpRequested()) {
                List<String> lines =
                        each.getUsageMessage(each.getColorScheme()).lines().toList();
                Pager.show(lines, List.of(), each.getOut());
                return CommandLine.ExitCode.OK;
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /// Sets up the command that the first word names, or else all commands. Setting up all of them takes longer
    /// than running one of them.
    static CommandLine commandLine(String... args) {
        Optional<Commands> named = args.length == 0 ? Optional.empty() : Commands.named(args[0]);
        if (!isShort(args)) {
            QuietLibraries.install();
        }
        var line = new CommandLine(new Main());
        named.map(List::of)
                .orElse(List.of(Commands.values()))
                .forEach(each -> line.addSubcommand(each.word(), each.type));
        line.setColorScheme(Help.defaultColorScheme(Style.ofTerminal().colour() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Main::list);
        return line.setUsageHelpWidth(helpWidth())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler(Errors::execution);
    }

    private static int helpWidth() {
        return Math.max(NARROWEST_HELP, Lines.columns());
    }

    private static String list(Help help) {
        var text = new StringBuilder();
        for (var group : Commands.Group.values()) {
            var table = Help.TextTable.forColumns(
                    help.colorScheme(),
                    new Help.Column(14, 2, Help.Column.Overflow.SPAN),
                    new Help.Column(helpWidth() - 14, 1, Help.Column.Overflow.WRAP));
            Commands.in(group).forEach(each -> table.addRowValues(each.word(), description(help, each)));
            text.append(String.format(Locale.ROOT, "%n%s:%n%s", group.heading, table));
        }
        return help.subcommands().isEmpty() ? "" : text.toString();
    }

    private static String description(Help help, Commands command) {
        return help.subcommands()
                .get(command.word())
                .commandSpec()
                .usageMessage()
                .description()[0];
    }

    /// Options alone, without a command.
    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "there is no command");
    }

    /// Turns off the logs of the libraries that crawl: the commands report the same failures in plainer words.
    private static final class QuietLibraries {
        // A logger that nothing refers to is collected, and its level is lost.
        private static final List<Logger> LOGGERS = Stream.of("io.vertx", "io.netty", "crawlercommons")
                .map(Logger::getLogger)
                .toList();

        static void install() {
            LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        }
    }
}

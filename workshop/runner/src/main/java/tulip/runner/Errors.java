package tulip.runner;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import tulip.crawler.engine.EngineFailure;
import tulip.runner.command.DidYouMean;
import tulip.runner.command.NothingLeft;
import tulip.runner.state.Reasons;
import tulip.runner.terminal.Terminal;

/// Turns an exception into one sentence and an exit status: 2 for wrong use, 1 for a failure. A command may give its
/// failures another status.
final class Errors {
    private static final Pattern CHOICE = Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was");

    private Errors() {}

    /// Reports a command line that cannot be understood.
    static int usage(CommandLine.ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        say(command, name, sentence(problem) + " (try './" + name + " --help')");
        return ExitCode.USAGE;
    }

    /// Reports a command that failed.
    static int execution(Exception problem, CommandLine command, ParseResult parsed) {
        String name = command.getCommandSpec().qualifiedName();
        if (System.getenv("TULIP_DEBUG") != null) {
            problem.printStackTrace(command.getErr());
        }
        switch (problem) {
            case IllegalArgumentException wrongUse -> {
                say(command, name, wrongUse.getMessage());
                return ExitCode.USAGE;
            }
            case NothingLeft nothing -> {
                Terminal.wrapped(nothing.getMessage()).forEach(command.getOut()::println);
                command.getOut().flush();
                return ExitCode.OK;
            }
            case EngineFailure failure -> say(command, name, failure.getMessage());
            case FileSystemException failure -> say(command, name, failure.getFile() + ": " + Reasons.of(failure));
            case IOException failure -> say(command, name, failure.getMessage());
            case InterruptedException _ -> say(command, name, "interrupted");
            default -> say(command, name, "error in tulip itself: " + problem + " (TULIP_DEBUG=1 shows where)");
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String sentence(CommandLine.ParameterException problem) {
        if (!(problem instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return ofOneWord(problem.getMessage());
        }
        String word = unmatched.getUnmatched().getFirst();
        boolean expectsCommand = !problem.getCommandLine().getSubcommands().isEmpty();
        if (!expectsCommand && !word.startsWith("-")) {
            return "'" + word + "' is one argument too many";
        }
        String what = word.startsWith("-") ? "option" : "command";
        List<String> suggestions = suggestions(word, problem.getCommandLine(), expectsCommand);
        String hint = suggestions.isEmpty() ? "" : ": did you mean " + String.join(" or ", suggestions) + "?";
        return "'" + word + "' is no " + what + hint;
    }

    /// picocli names the constants of an enum as Java code does: `expected one of [WEB, STAR] (case-insensitive)`.
    private static String ofOneWord(String message) {
        return CHOICE.matcher(message)
                .replaceFirst(match -> "choose from " + match.group(1).toLowerCase(Locale.ROOT) + ", not");
    }

    private static List<String> suggestions(String word, CommandLine command, boolean expectsCommand) {
        if (expectsCommand && !word.startsWith("-")) {
            return DidYouMean.of(word, Arrays.stream(Commands.values()).map(Commands::word));
        }
        return DidYouMean.of(word, command.getCommandSpec().optionsMap().keySet().stream());
    }

    private static void say(CommandLine command, String name, String sentence) {
        String line = name + ": " + String.valueOf(sentence).strip().replaceAll("\\s*\\R\\s*", " ");
        Terminal.wrapped(line).forEach(command.getErr()::println);
        command.getErr().flush();
    }
}

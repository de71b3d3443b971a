package tulip.runner;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/// Turns whatever went wrong into one sentence and an exit status: 2 for wrong use, 1 for a failure.
final class Errors {
    private Errors() {}

    /// The command line makes no sense.
    static int usage(CommandLine.ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        say(command, name, problem.getMessage() + " (try './" + name + " --help')");
        return ExitCode.USAGE;
    }

    /// The command failed.
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
            case IOException failure -> say(command, name, failure.getMessage());
            case InterruptedException _ -> say(command, name, "interrupted");
            default -> say(command, name, "error in tulip itself: " + problem + " (TULIP_DEBUG=1 shows where)");
        }
        return ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String name, String sentence) {
        command.getErr().println(name + ": " + String.valueOf(sentence).strip().replaceAll("\\s*\\R\\s*", " "));
        command.getErr().flush();
    }
}

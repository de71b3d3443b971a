package tulip.runner.preflight;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.crawler.lab.Provenance;
import tulip.runner.command.Home;
import tulip.runner.terminal.Style;

@Command(
        name = "preflight",
        description = {
            "Checks in 15 seconds whether what is measured on this machine now means something.",
            "",
            "Power, energy saving, other programs, memory, open files, ports, options of the JVM; and an A/A:"
                    + " a short race of an engine with itself, which must show no difference. The last line is GO or"
                    + " NO GO.",
            "",
            "Exit status: 0 for GO, 1 for NO GO. A line with the word look stops nobody."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip preflight", "  ./tulip preflight --json"})
public final class PreflightCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var command = spec.commandLine();
        command.getErr().println("tulip: looking at this machine, and racing an engine with itself (10 s) ...");
        command.getErr().flush();
        PreflightReport report = Preflight.examine();
        var out = command.getOut();
        if (json) {
            out.println(report.toJson()
                    .mergeIn(Provenance.gather(Home.folder()).toJson())
                    .encodePrettily());
        } else {
            report.lines(Style.ofTerminal(), Style.columns()).forEach(out::println);
        }
        out.flush();
        return report.goes() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}

package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.crawler.lab.Provenance;
import tulip.runner.command.Home;
import tulip.runner.terminal.Style;

@Command(
        name = "doctor",
        description = {
            "Checks whether this machine can run the workshop, and says how to mend what hinders it.",
            "",
            "Exit status: 0 if nothing hinders a participant, 1 otherwise. A mark ! is a note, which hinders nobody."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./tulip doctor", "  ./tulip doctor --prepare", "  ./tulip doctor --json"})
public final class DoctorCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--prepare",
            description = "first fetch what Maven needs for a day without network, and show that a build works with it;"
                    + " about a minute")
    private boolean prepare;

    @Option(names = "--json", description = "print JSON, for example for an instructor's board")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Home.folder().toAbsolutePath().normalize();
        var command = spec.commandLine();
        if (prepare) {
            new Preparation(new MavenFiles(home), sentence -> {
                        command.getErr().println("tulip: " + sentence);
                        command.getErr().flush();
                    })
                    .run();
        }
        var report = new DoctorReport(Doctor.examine(home));
        var out = command.getOut();
        if (json) {
            var document = report.toJson().mergeIn(Provenance.gather(home).toJson());
            out.println(document.encodePrettily());
        } else {
            report.lines(Style.ofTerminal(), Style.columns()).forEach(out::println);
        }
        out.flush();
        return report.isHealthy() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}

package tulip.runner.measure;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tulip.crawler.compare.ComparedFiles;
import tulip.crawler.compare.ResultFile;

@Command(
        name = "compare",
        description = "Compares two files of bench --json or race --json: first what was different, then the lanes.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Settings, machine, JDK and commit that differ are listed first. Then each",
            "lane of both files follows, with the quotient of its times.",
            "",
            "Examples:",
            "  ./tulip bench --json before.json",
            "  ./tulip bench --json after.json",
            "  ./tulip bench compare before.json after.json"
        })
final class BenchCompareCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "the first file")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "the second file; both of bench, or both of race")
    private Path second;

    @Override
    public Integer call() {
        var compared = ComparedFiles.of(ResultFile.read(first), ResultFile.read(second));
        var out = spec.commandLine().getOut();
        out.print(new CompareTable(compared).text());
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}

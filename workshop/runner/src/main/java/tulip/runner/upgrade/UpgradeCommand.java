package tulip.runner.upgrade;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.Home;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.History;
import tulip.runner.state.WatchLock;
import tulip.runner.terminal.Pager;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

@Command(
        name = "upgrade",
        description = {
            "Brings a newer workshop, and keeps every answer. Where the stub of an answer has changed, shows the"
                    + " difference.",
            "In a git clone it pulls. Without git: unpack the newer workshop into a new folder, and start there"
                    + " ./tulip upgrade --from FOLDER. If you have unpacked it over this folder, ./tulip upgrade brings"
                    + " back the answers that were overwritten."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./tulip upgrade",
            "  ./tulip upgrade --no-pull         only shows what has changed, without network",
            "  ./tulip upgrade --from ../older   takes over the answers from another folder"
        })
public final class UpgradeCommand implements Callable<Integer> {
    @Option(names = "--no-pull", description = "fetches nothing")
    private boolean noPull;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "takes over answers, progress and history from an older workshop; that folder stays as it is")
    private Path from;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var exercises = Exercises.load(Home.folder());
        try (var _ = WatchLock.take(exercises.home())) {
            List<String> news =
                    from == null ? newer(exercises) : started(exercises).takeOver(exercises);
            var settlement = new Settlement(Exercises.load(exercises.home()), Style.ofTerminal());
            settlement.settle();
            List<String> lines = new ArrayList<>();
            news.forEach(sentence -> lines.addAll(Wrap.words(sentence, Style.columns())));
            lines.addAll(settlement.lines(Style.columns()));
            Pager.show(lines, List.of(), spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private StartedWorkshop started(Exercises exercises) throws IOException {
        return StartedWorkshop.of(from.toAbsolutePath().normalize(), exercises.home());
    }

    private List<String> newer(Exercises exercises) throws IOException, InterruptedException {
        var git = new Git(exercises.home().toRealPath());
        if (noPull) {
            return List.of();
        }
        if (!git.isClone()) {
            return List.of("This folder is no git clone, so nothing was fetched.");
        }
        try (var _ = new EarlyEnd(git::end)) {
            return List.of(new Aside(exercises, new History(exercises.home()), git, this::say).pull());
        }
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("tulip: " + sentence);
        err.flush();
    }
}

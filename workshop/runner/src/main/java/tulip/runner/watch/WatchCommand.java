package tulip.runner.watch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tulip.kit.Clock;
import tulip.runner.command.EarlyEnd;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Course;
import tulip.runner.participant.ExerciseArgument;
import tulip.runner.participant.Judge;
import tulip.runner.state.WatchLock;
import tulip.runner.terminal.RawTerminal;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Terminal;

@Command(
        name = "watch",
        description = {
            "Shows an exercise, and checks your answer each time you save it. Without a command,"
                    + " ./tulip does the same.",
            "Without a terminal it prints lines, and reads keys from standard input up to its end."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The key ? shows all keys; q ends.",
            "",
            "Examples:",
            "  ./tulip",
            "  ./tulip watch 2.3",
            "",
            "TULIP_DEADLINE=SECONDS gives a check more or less time. TULIP_EDITOR names the",
            "editor that the key o opens."
        })
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private ExerciseArgument argument;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<CompletableFuture<RawTerminal>> terminal = Terminal.isLive()
                ? Optional.of(CompletableFuture.supplyAsync(WatchCommand::openTerminal)) // while this thread reads
                : Optional.empty();
        var loop = new WatchLoop(Clock.SYSTEM);
        try (var _ = new EarlyEnd(() -> loop.add(new Event.Quit()))) {
            watch(loop, terminal);
        }
        return CommandLine.ExitCode.OK;
    }

    private void watch(WatchLoop loop, Optional<CompletableFuture<RawTerminal>> terminal)
            throws IOException, InterruptedException {
        try {
            Optional<Duration> deadline = Judge.deadline(System.getenv("TULIP_DEADLINE"));
            Course course = Course.open(spec);
            Exercise first = argument.in(course);
            try (var _ = WatchLock.take(course.exercises().home());
                    var runs = new ChildRuns(course, deadline, Clock.SYSTEM, loop::add);
                    Screen screen = screen(loop, terminal)) {
                var tools = new Tools(
                        runs,
                        screen,
                        Style.ofTerminal(),
                        Clock.SYSTEM,
                        answer -> new AnswerFiles(answer).look(),
                        new EditorOpening(screen, terminal),
                        Path.of("").toAbsolutePath());
                loop.run(new Session(course, first, tools));
            }
        } finally {
            terminal.ifPresent(opened -> opened.thenAccept(RawTerminal::close)
                    .exceptionally(_ -> null)
                    .join());
        }
    }

    /// The screen, to which keys lead from now on.
    private Screen screen(WatchLoop loop, Optional<CompletableFuture<RawTerminal>> terminal) {
        PrintWriter out = spec.commandLine().getOut();
        if (terminal.isEmpty()) {
            Keyboard.ofLines(System.in, loop::add);
            return new PlainScreen(out, Style.columns());
        }
        var screen = new AnsiScreen(out, Style.ofTerminal(), Size.of(Terminal.columns(), Terminal.rows()));
        Keyboard.of(terminal.get(), screen, loop::add);
        return screen;
    }

    private static RawTerminal openTerminal() {
        try {
            return RawTerminal.open();
        } catch (IOException noTerminal) {
            throw new UncheckedIOException(noTerminal);
        }
    }
}

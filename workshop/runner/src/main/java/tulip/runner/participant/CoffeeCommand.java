package tulip.runner.participant;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tulip.async.example.CoffeeShop;
import tulip.kit.Clock;
import tulip.kit.coffee.Rush;
import tulip.kit.coffee.Telling;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.SvgPicture;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;
import tulip.runner.command.EarlyEnd;
import tulip.runner.command.OptionValues;
import tulip.runner.terminal.Terminal;

@Command(
        name = "coffee",
        description = "Shows the coffee shop of a stage as a timeline: who did what, and who waited.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every stage serves the same seven customers in its own way, on the same axis.",
            "",
            "Examples:",
            "  ./tulip coffee",
            "  ./tulip coffee --stage 1 --live",
            "  ./tulip coffee --stage 1 --svg coffee.svg",
            "  ./tulip coffee --stage 4 --tasks --trace shop.json"
        })
public final class CoffeeCommand implements Callable<Integer> {
    @Option(
            names = "--stage",
            paramLabel = "N",
            description = "the stage (default: all stages that have a coffee shop, one after the other)")
    private Integer stage;

    @Option(names = "--svg", paramLabel = "FILE", description = "write the picture as SVG, too; needs --stage")
    private Path svg;

    @Option(names = "--live", description = "play it, on a terminal; Ctrl-C ends it")
    private boolean live;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "how many times faster than real time it plays (default: 60, a minute in a second)")
    private Double speed;

    @Option(names = "--tasks", description = "show the tasks instead, and for what they wait; for stage 4")
    private boolean tasks;

    @Mixin
    private TraceOption trace;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        List<Timeline> timelines = timelines();
        Screen screen = Terminal.screen();
        PrintWriter out = spec.commandLine().getOut();
        if (live) {
            play(timelines, screen);
        } else {
            out.print(String.join(
                    System.lineSeparator(),
                    timelines.stream()
                            .map(timeline -> new TerminalPicture(timeline, screen).whole())
                            .toList()));
            out.flush();
        }
        OptionValues.write("--svg", svg, () -> SvgPicture.draw(timelines.getFirst()));
        if (trace.isGiven()) {
            trace.write(() -> Tellings.trace(Rush.ORDERS));
            trace.tellWhere(out);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Timeline> timelines() {
        if (tasks) {
            return List.of(CoffeeShop.tasks(Rush.ORDERS));
        }
        Collection<Telling> told = stage == null ? Tellings.all() : List.of(Tellings.of(stage));
        return told.stream().map(telling -> telling.tell(Rush.ORDERS)).toList();
    }

    private void check() throws IOException {
        if (stage != null) {
            Tellings.of(stage);
        }
        if (svg != null && stage == null) {
            throw new IllegalArgumentException("--svg draws one telling: say which with --stage");
        }
        if ((tasks || trace.isGiven()) && (stage == null || stage != Tellings.TRACED)) {
            throw new IllegalArgumentException((tasks ? "--tasks" : "--trace")
                    + " shows an event loop, which only one stage has: add --stage " + Tellings.TRACED);
        }
        OptionValues.writable("--svg", svg);
        trace.check();
        if (speed != null && !live) {
            throw new IllegalArgumentException("--speed is for --live: give both or none");
        }
        if (speed != null && !(speed >= 0.01 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("--speed is " + speed + ", but must be 0.01 to 1000000");
        }
        if (live && !Terminal.isLive()) {
            throw new IllegalArgumentException(
                    "--live needs a terminal to draw on: leave it out for the whole picture");
        }
    }

    private void play(List<Timeline> timelines, Screen screen) {
        var player = new LivePicture(spec.commandLine().getOut(), Clock.SYSTEM, screen, speed == null ? 60 : speed);
        Thread playing = Thread.currentThread();
        try (var _ = new EarlyEnd(playing::interrupt)) {
            player.play(timelines);
        }
    }
}

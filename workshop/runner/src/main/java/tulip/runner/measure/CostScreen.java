package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tulip.crawler.cost.CostEvent;
import tulip.crawler.cost.CostSettings;
import tulip.crawler.cost.LaneCost;
import tulip.crawler.cost.Step;
import tulip.crawler.lab.Amounts;
import tulip.crawler.race.Entrant;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.LiveLines;
import tulip.runner.terminal.Terminal;

/// Shows a running measurement: on a terminal one line for each lane, redrawn; otherwise one line for each
/// step.
final class CostScreen {
    private static final int DOING = 46;

    private static final class LaneLine {
        String doing = "";
        double part; // of the step, 0 to 1
    }

    private final PrintWriter out;
    private final LiveLines picture;
    private final boolean live = Terminal.isLive();
    private final int nameWidth;
    private final Map<Entrant, LaneLine> lanes = new LinkedHashMap<>();

    CostScreen(PrintWriter out, CostSettings settings) {
        this.out = out;
        settings.lanes().forEach(lane -> lanes.put(lane, new LaneLine()));
        nameWidth = HeldTable.nameWidth(settings);
        picture = new LiveLines(
                out, List.of("Codename Tulip: what a million requests cost", HeldTable.scenario(settings)));
    }

    /// Prints the title.
    void open() {
        picture.begin();
        draw();
    }

    synchronized void show(CostEvent event) {
        switch (event) {
            case CostEvent.SiteWarmUp _ -> {
                lanes.values().forEach(line -> line.doing = "site and load warm up");
                note("Site and load warm up.");
            }
            case CostEvent.ServiceStarted(Entrant lane) -> {
                lanes.values().forEach(line -> {
                    if (line.doing.startsWith("site")) {
                        line.doing = "";
                    }
                });
                say(lane, "starts");
                note(lane);
            }
            case CostEvent.StepStarted(Entrant lane, Step.Phase phase, double rate) ->
                say(lane, phase(phase) + perSecond(rate));
            case CostEvent.StepProgress(Entrant lane, int sent, int planned) ->
                lanes.get(lane).part = planned == 0 ? 0 : (double) sent / planned;
            case CostEvent.Draining(Entrant lane, int requests) -> say(lane, requests + " requests are left");
            case CostEvent.StepEnded(Entrant lane, Step step) -> {
                say(lane, ended(step));
                note(lane);
            }
            case CostEvent.LaneEnded(LaneCost lane) -> {
                say(lane.entrant(), "holds " + HeldTable.held(lane) + "/s");
                note(lane.entrant());
            }
            case CostEvent.LaneLost(Entrant lane, String why) -> {
                say(lane, "lost");
                note(name(lane) + "lost: " + why);
            }
        }
        draw();
    }

    /// Leaves the lines. Later output appears below.
    synchronized void close() {
        picture.end();
    }

    /// The result of a step, in at most [#DOING] columns.
    static String ended(Step step) {
        String memory = step.use().rssMegabytes().isPresent()
                ? Amounts.number(step.use().rssMegabytes().getAsDouble(), 0) + " MB"
                : "";
        return String.format(
                Locale.ROOT,
                "%s%9s %-6s p99 %8s %7s",
                phase(step.phase()),
                perSecond(step.rate()),
                step.held() ? "held" : "broke",
                Amounts.millis(step.load().p99Millis()),
                memory);
    }

    private static String phase(Step.Phase phase) {
        return phase == Step.Phase.WARM_UP ? "warm-up " : "";
    }

    private static String perSecond(double rate) {
        return Amounts.number(rate, 0) + "/s";
    }

    private void say(Entrant lane, String doing) {
        lanes.get(lane).doing = doing;
        lanes.get(lane).part = 0;
    }

    private void note(Entrant lane) {
        note(name(lane) + lanes.get(lane).doing);
    }

    /// Prints a line, unless the output is a terminal, which shows bars instead.
    private void note(String line) {
        if (!live) {
            out.println(line.stripTrailing());
            out.flush();
        }
    }

    private String name(Entrant lane) {
        return lane.name() + " ".repeat(nameWidth - lane.name().length());
    }

    private void draw() {
        if (!live) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lanes.forEach((lane, line) -> lines.add(line(name(lane), line.doing, line.part)));
        picture.draw(lines);
    }

    /// The line of a lane. Its bar shows how much of a step was sent.
    static String line(String paddedName, String doing, double part) {
        int width = Lines.growingBar(paddedName.length() + DOING + 1);
        return String.format(
                Locale.ROOT, "%s%-" + DOING + "s%s", paddedName, doing, Terminal.bar(Math.min(1, part) * width));
    }
}

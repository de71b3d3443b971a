package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.race.Race;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.RaceSettings;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;
import tulip.runner.terminal.Text;
import tulip.runner.terminal.Wrap;

/// Shows a running race: on a terminal one line for each lane, redrawn; otherwise one line for each event.
final class RaceScreen {
    private static final int BAR = Lines.bar(24, 50); // beside the other columns, and the last that stays empty

    private static final class LaneLine {
        String doing = "";
        int pages;
    }

    private final PrintWriter out;
    private final RaceSettings settings;
    private final boolean live = Terminal.isLive();
    private final Map<EngineKind, LaneLine> lanes = new EnumMap<>(EngineKind.class);
    private int total;
    private boolean drawn;
    private boolean checking;

    RaceScreen(PrintWriter out, RaceSettings settings) {
        this.out = out;
        this.settings = settings;
        settings.lanes().forEach(lane -> lanes.put(lane, new LaneLine()));
    }

    void open() {
        out.println("Codename Tulip: the same crawl, " + Text.plural(lanes.size(), "way") + " of waiting");
        Wrap.words(RaceTable.scenario(settings), Lines.columns()).forEach(out::println);
        out.println();
        draw();
    }

    synchronized void show(RaceEvent event) {
        switch (event) {
            case RaceEvent.IdealKnown(int pages, long ideal) -> {
                total = pages;
                lanes.values().forEach(line -> line.doing = "the site starts");
                note(String.format(
                        Locale.ROOT, "The site has %s; ideal time %,d ms.", Text.plural(pages, "page"), ideal));
            }
            case RaceEvent.SiteWarmUp(int pages) ->
                lanes.values().forEach(line -> {
                    line.doing = "the site warms up";
                    line.pages = pages;
                });
            case RaceEvent.RoundStarted(EngineKind lane, Phase phase, int number) -> {
                if (phase == Phase.CHECK && !checking) {
                    checking = true;
                    lanes.replaceAll((_, _) -> new LaneLine());
                }
                lanes.get(lane).pages = 0;
                lanes.get(lane).doing = doing(phase, number);
            }
            case RaceEvent.RoundProgress(EngineKind lane, int pages) -> lanes.get(lane).pages = pages;
            case RaceEvent.RoundEnded(EngineKind lane, Phase phase, int number, var round) -> {
                lanes.get(lane).pages = round.pages();
                lanes.get(lane).doing = doing(phase, number) + "  " + Text.millis(round.wallMillis());
                note(String.format(Locale.ROOT, "%-19s%s", lane.id(), lanes.get(lane).doing));
            }
            case RaceEvent.Agreed(int pages, String digest) ->
                note(String.format(
                        Locale.ROOT,
                        "All lanes found the same %s (%s).",
                        Text.plural(pages, "page"),
                        digest.substring(0, 12)));
            case RaceEvent.WarmedUp(EngineKind lane, int rounds, boolean settled) -> {
                lanes.get(lane).doing = settled ? "warm after " + rounds : "after " + Text.plural(rounds, "warm-up");
                note(String.format(Locale.ROOT, "%-19s%s", lane.id(), lanes.get(lane).doing));
            }
        }
        draw();
    }

    void close() {
        if (live) {
            out.println();
        }
    }

    private static String doing(Phase phase, int number) {
        return switch (phase) {
            case CHECK -> "first crawl";
            case WARM_UP -> "warm-up " + number;
            case MEASURE -> "round " + number + " of " + Race.ROUNDS;
        };
    }

    /// Prints a line, unless the output is a terminal, which shows bars instead.
    private void note(String line) {
        if (!live) {
            out.println(line);
            out.flush();
        }
    }

    private void draw() {
        if (!live) {
            return;
        }
        var picture = new StringBuilder(drawn ? "\r\033[" + lanes.size() + "A" : "");
        drawn = true;
        lanes.forEach((lane, line) -> {
            double part = total == 0 ? 0 : Math.min(1, (double) line.pages / total);
            String bar = Terminal.bar(part * BAR);
            String padded = bar + " ".repeat(BAR - bar.length());
            picture.append(Terminal.redrawn(
                    String.format(Locale.ROOT, "%-19s%-22s %s %,6d", lane.id(), line.doing, padded, line.pages)));
        });
        out.print(picture);
        out.flush();
    }
}

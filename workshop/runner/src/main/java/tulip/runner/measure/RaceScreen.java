package tulip.runner.measure;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.lab.Amounts;
import tulip.crawler.race.Entrant;
import tulip.crawler.race.RaceEvent;
import tulip.crawler.race.RaceEvent.Phase;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.RaceWords;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.LiveLines;
import tulip.runner.terminal.Terminal;

/// Shows a running race: on a terminal one line for each lane, redrawn; otherwise one line for each event.
final class RaceScreen {
    private static final int DOING = 25;
    private static final int PAGES = 9; // with the space before, and the last column, which stays empty
    private static final long REPLAY_MILLIS = 1_800;
    private static final long SHORTEST_REPLAY_MILLIS = 800;
    private static final int FRAME_MILLIS = 40;

    private static final class LaneLine {
        String doing = "";
        double pages;
    }

    private final PrintWriter out;
    private final LiveLines picture;
    private final boolean live = Terminal.isLive();
    private final int nameWidth;
    private final Finish finish = new Finish(System::nanoTime);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Entrant, LaneLine> lanes = new LinkedHashMap<>();
    private int total;
    private boolean warming;
    private boolean checking;

    RaceScreen(PrintWriter out, RaceSettings settings) {
        this.out = out;
        settings.lanes().forEach(lane -> lanes.put(lane, new LaneLine()));
        nameWidth = RaceTable.nameWidth(settings);
        picture = new LiveLines(
                out,
                List.of(
                        "Codename Tulip: the same crawl, " + Amounts.plural(ways(settings), "way") + " of waiting",
                        RaceWords.scenario(settings)));
    }

    private static int ways(RaceSettings settings) {
        return (int) settings.lanes().stream().filter(lane -> !lane.isFloor()).count();
    }

    /// Prints the title.
    void open() {
        picture.begin();
        draw();
    }

    synchronized void show(RaceEvent event) {
        finish.see(event);
        switch (event) {
            case RaceEvent.IdealKnown(int pages, long ideal) -> {
                total = pages;
                lanes.values().forEach(line -> line.doing = "the site starts");
                note(String.format(
                        Locale.ROOT, "The site has %s; ideal time %,d ms.", Amounts.plural(pages, "page"), ideal));
            }
            case RaceEvent.SiteWarmUp(int pages) -> {
                if (!warming) {
                    warming = true;
                    note("The site warms up, and the lanes start.");
                }
                lanes.values().forEach(line -> {
                    line.doing = "the site warms up";
                    line.pages = pages;
                });
            }
            case RaceEvent.RoundStarted(Entrant lane, Phase phase, int number) -> {
                if (phase == Phase.CHECK && !checking) {
                    checking = true;
                    lanes.replaceAll((_, _) -> new LaneLine());
                }
                lanes.get(lane).pages = 0;
                lanes.get(lane).doing = doing(phase, number);
                if (phase == Phase.WARM_UP && number == 1) {
                    note(lane);
                }
            }
            case RaceEvent.RoundProgress(Entrant lane, int pages) -> lanes.get(lane).pages = pages;
            case RaceEvent.RoundEnded(Entrant lane, Phase phase, int number, var round) -> {
                lanes.get(lane).pages = round.pages();
                lanes.get(lane).doing = doing(phase, number) + "  " + Amounts.millis(round.wallMillis());
                if (phase != Phase.WARM_UP) { // there are dozens of these
                    note(lane);
                }
            }
            case RaceEvent.Agreed(int pages, String digest) ->
                note(String.format(
                        Locale.ROOT,
                        "All lanes found the same %s (%s).",
                        Amounts.plural(pages, "page"),
                        digest.substring(0, 12)));
            case RaceEvent.WarmedUp(Entrant lane, int rounds) -> {
                lanes.get(lane).doing = "after " + Amounts.plural(rounds, "warm-up");
                note(lane);
            }
            case RaceEvent.Standings _ -> {} // the table comes at the end
            case RaceEvent.LaneLost(Entrant lane, String why) -> {
                lanes.get(lane).doing = "lost";
                lanes.get(lane).pages = 0;
                note(name(lane) + "lost: " + why);
            }
        }
        draw();
    }

    /// Shows the last round of all lanes side by side, in slow motion. Only on a terminal.
    ///
    /// @param left  how long this should take at most
    void replay(Duration left) {
        double longest = finish.longestMillis();
        if (!live || longest == 0 || total == 0) {
            return;
        }
        lanes.keySet().removeIf(lane -> !finish.hasLane(lane));
        long millis = Math.clamp(left.toMillis(), SHORTEST_REPLAY_MILLIS, REPLAY_MILLIS);
        double slower = millis / longest;
        try {
            for (int shown = 0; !ended.await(FRAME_MILLIS, TimeUnit.MILLISECONDS); shown += FRAME_MILLIS) {
                replay(shown / slower);
                if (shown > millis) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void replay(double millis) {
        lanes.forEach((lane, line) -> {
            boolean arrived = millis >= finish.millis(lane);
            line.doing = arrived ? "finish  " + Amounts.millis(finish.millis(lane)) : "last round, replayed";
            line.pages = finish.pagesAt(lane, millis);
        });
        draw();
    }

    /// Ends a replay early.
    void end() {
        ended.countDown();
    }

    /// Leaves the lines. Later output appears below.
    synchronized void close() {
        picture.end();
    }

    private static String doing(Phase phase, int number) {
        return switch (phase) {
            case CHECK -> "first crawl";
            case WARM_UP -> "warm-up " + number;
            case REHEARSAL -> "rehearsal";
            case MEASURE -> "round " + number;
        };
    }

    private void note(Entrant lane) {
        note(name(lane) + lanes.get(lane).doing);
    }

    /// Prints a line, unless the output is a terminal, which shows bars instead.
    private void note(String line) {
        if (!live) {
            out.println(line);
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
        lanes.forEach((lane, line) -> lines.add(line(name(lane), line.doing, line.pages, total)));
        picture.draw(lines);
    }

    /// The line of a lane. Its bar fills what the terminal has left.
    static String line(String paddedName, String doing, double pages, int total) {
        int width = Lines.growingBar(paddedName.length() + DOING + PAGES);
        double part = total == 0 ? 0 : Math.min(1, pages / total);
        String bar = Terminal.bar(part * width);
        String padded = bar + " ".repeat(width - bar.length());
        return String.format(Locale.ROOT, "%s%-" + DOING + "s%s %,7.0f", paddedName, doing, padded, pages);
    }
}

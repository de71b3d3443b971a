package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchEvent;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.CPython;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.LiveLines;
import tulip.runner.terminal.Terminal;

/// Shows running benchmarks: on a terminal a [BenchPicture], redrawn; otherwise one line for each fork.
final class BenchScreen {
    private static final int SHORT_LABEL = 18;
    private static final int LONG_LABEL = 31; // long enough to tell the cases of each benchmark apart
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LiveLines lines;
    private final BenchDisplay display;
    private final BenchPlan plan;
    private final BenchGroups groups;
    private final Map<BenchCase, String> doing = new HashMap<>();
    private final int labelWidth;
    private final LongSupplier nanoTime;
    private final TimeLeft timeLeft;
    private List<String> now;
    private BenchLane running = BenchLane.NONE;
    private long noteNanos;

    BenchScreen(PrintWriter out, BenchPlan plan) {
        this(out, plan, Terminal.isLive(), new LiveLines(out, title(plan)), System::nanoTime);
    }

    /// @param live  whether lines can be drawn again
    BenchScreen(PrintWriter out, BenchPlan plan, boolean live, LiveLines lines, LongSupplier nanoTime) {
        this.plan = plan;
        this.lines = lines;
        this.nanoTime = nanoTime;
        groups = new BenchGroups(plan);
        labelWidth = labelWidth(plan);
        now = List.of(plan.needsSite() ? "the site starts" : "the first JVM starts");
        timeLeft = TimeLeft.of(plan, nanoTime);
        noteNanos = nanoTime.getAsLong();
        display = new BenchDisplay(out, live, lines, this::picture);
    }

    static List<String> title(BenchPlan plan) {
        return List.of(BenchTitle.of(plan), BenchTitle.scenario(plan));
    }

    void open() {
        display.open();
    }

    void close() {
        display.close();
    }

    void show(BenchEvent event) {
        take(event);
        display.draw();
    }

    private synchronized void take(BenchEvent event) {
        switch (event) {
            case BenchEvent.SiteAsked(double part) -> {
                running = BenchLane.NONE;
                now = List.of(String.format(Locale.ROOT, "the site warms up, %.0f %%", part * 100));
            }
            case BenchEvent.SiteMeasured(var ceiling) -> {
                String most = Amounts.number(ceiling.requestsPerSecond(), 0) + " requests/s";
                now = List.of("the site answers " + most + " at most");
                note("the site           " + most + " at most");
            }
            case BenchEvent.PythonStarted() -> {
                running = BenchLane.NONE;
                now = List.of("CPython does the same work");
            }
            case BenchEvent.PythonTimed(CPython.Times least) ->
                least.nanos().forEach((work, nanos) -> note(least.version(), work, Amounts.score(nanos) + " ns"));
            case BenchEvent.ForkStarted(BenchCase each, int round) -> {
                running = groups.lane(each);
                now = List.of(forkOf(each, round), "starts");
                doing.put(each, "fork " + round);
                timeLeft.started(plan.times(each).forkMillis());
            }
            case BenchEvent.IterationStarted(BenchCase each, int round, boolean warmUp, int number, int count) -> {
                String of = number + " of " + count;
                now = List.of(forkOf(each, round), (warmUp ? "warm-up " : "iteration ") + of);
                doing.put(each, (warmUp ? "warm-up " : "fork " + round + ", iteration ") + of);
            }
            case BenchEvent.IterationEnded(BenchCase each, boolean warmUp, double score, String unit) -> {
                List<String> words = new ArrayList<>(now.subList(0, Math.min(2, now.size())));
                words.add(shown(score, unit));
                now = words;
                if (!warmUp) {
                    groups.lane(each).add(score, unit(unit));
                }
                if (nanoTime.getAsLong() - noteNanos > QUIET_NANOS) {
                    note(each.label(), warmUp ? doing.get(each) : "measuring", shown(score, unit));
                }
            }
            case BenchEvent.ForkEnded(BenchCase each, int round, double score, String unit) -> {
                groups.lane(each).done(round);
                timeLeft.ended();
                note(each.label(), "fork " + round + " of " + plan.forks(each), shown(score, unit));
            }
        }
    }

    private String forkOf(BenchCase each, int round) {
        String label = each.isFanOut() ? groups.lane(each).name() : each.label();
        return label + ": fork " + round + " of " + plan.forks(each);
    }

    private String shown(double score, String unit) {
        return Amounts.score(score) + " " + unit(unit);
    }

    private String unit(String unit) {
        return plan.isFanOut() ? unit.replace("/op", "") : unit;
    }

    private void note(String label, String doing, String score) {
        note(String.format(Locale.ROOT, "%s %-24s%13s  %s", cut(label, labelWidth), doing, score, timeLeft));
    }

    private void note(String line) {
        noteNanos = nanoTime.getAsLong();
        display.note(line);
    }

    /// The lines of the picture, for the window as it is now.
    private synchronized List<String> picture() {
        return new BenchPicture(Terminal.columns(), lines.room(), System.out.charset())
                .lines(groups.groups(), "forks", BenchPicture.Now.of(running, now, timeLeft));
    }

    static int labelWidth(BenchPlan plan) {
        int longest = plan.cases().stream()
                .mapToInt(each -> each.label().length())
                .max()
                .orElse(0);
        return Math.clamp(longest, SHORT_LABEL, LONG_LABEL);
    }

    /// The label with exactly this many characters.
    static String cut(String label, int width) {
        String cut = label.length() > width ? label.substring(0, width - 1) + "…" : label;
        return cut + " ".repeat(width - cut.length());
    }
}

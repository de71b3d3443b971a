package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.bench.run.BenchCase;
import tulip.crawler.bench.run.BenchEvent;
import tulip.crawler.bench.run.BenchPlan;
import tulip.crawler.bench.run.BenchTimes;
import tulip.crawler.bench.run.CPython;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.LiveLines;
import tulip.runner.terminal.Terminal;

/// Shows running benchmarks: on a terminal one line for each case, redrawn; otherwise one line for each fork.
final class BenchScreen {
    private static final int OTHERS = 42; // columns beside the label and the bar; the last one stays empty
    private static final int SHORT_LABEL = 18;
    private static final int LONG_LABEL = 31; // long enough to tell the cases of each benchmark apart
    private static final int MOST_LINES = 12;
    private static final long REDRAW_MILLIS = 500;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final class CaseLine {
        String doing = "waits";
        String score = "";
        int forksDone;
        int iterations; // of the current fork
    }

    private final PrintWriter out;
    private final LiveLines lines;
    private final BenchPlan plan;
    private final int labelWidth;
    private final boolean live = Terminal.isLive();
    private final Map<BenchCase, CaseLine> cases = new LinkedHashMap<>();
    private final Map<BenchCase, BenchTimes> times = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final TimeLeft timeLeft;
    private String site = "starts";
    private BenchCase current;
    private long noteNanos = System.nanoTime();

    /// Prints the title and starts the display.
    BenchScreen(PrintWriter out, BenchPlan plan) {
        this.out = out;
        this.plan = plan;
        labelWidth = labelWidth(plan);
        plan.cases().forEach(each -> {
            cases.put(each, new CaseLine());
            times.put(each, plan.times(each));
        });
        timeLeft = new TimeLeft(plan);
        current = plan.cases().getFirst();
        lines = new LiveLines(out, List.of(BenchTitle.of(plan), BenchTitle.scenario(plan)));
        lines.begin();
        draw();
        if (live) {
            Thread.ofVirtual().start(this::redraw);
        }
    }

    synchronized void show(BenchEvent event) {
        switch (event) {
            case BenchEvent.SiteAsked(double part) ->
                site = String.format(Locale.ROOT, "warms up %3.0f %%", part * 100);
            case BenchEvent.SiteMeasured(var ceiling) -> {
                site = Amounts.number(ceiling.requestsPerSecond(), 0) + " requests/s";
                note("the site           " + site + " at most");
            }
            case BenchEvent.PythonTimed(CPython.Times least) ->
                least.nanos().forEach((work, nanos) -> note(least.version(), work, Amounts.score(nanos) + " ns"));
            case BenchEvent.ForkStarted(BenchCase each, int round) -> {
                current = each;
                cases.get(each).doing = "fork " + round;
                timeLeft.started(each);
            }
            case BenchEvent.IterationStarted(BenchCase each, int round, boolean warmUp, int number, int count) ->
                cases.get(each).doing =
                        (warmUp ? "warm-up " : "fork " + round + ", iteration ") + number + " of " + count;
            case BenchEvent.IterationEnded(BenchCase each, boolean warmUp, double score, String unit) -> {
                cases.get(each).iterations++;
                if (System.nanoTime() - noteNanos > QUIET_NANOS) {
                    String running = warmUp ? cases.get(each).doing : "measuring";
                    note(each.label(), running, shown(score, unit));
                }
            }
            case BenchEvent.ForkEnded(BenchCase each, int round, double score, String unit) ->
                ended(each, round, score, unit);
        }
        draw();
    }

    private void ended(BenchCase each, int round, double score, String unit) {
        CaseLine line = cases.get(each);
        line.forksDone = round;
        line.iterations = 0;
        line.doing = round == plan.forks(each) ? "done" : "waits";
        line.score = shown(score, unit);
        timeLeft.ended();
        note(each.label(), "fork " + round + " of " + plan.forks(each), line.score);
    }

    private String shown(double score, String unit) {
        return Amounts.score(score) + " " + (plan.isFanOut() ? unit.replace("/op", "") : unit);
    }

    /// Ends the drawing. Later output appears below it.
    synchronized void end() {
        over.countDown();
        lines.end();
    }

    private void redraw() {
        try {
            while (!over.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                synchronized (this) {
                    draw();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String label, String doing, String score) {
        note(String.format(Locale.ROOT, "%s %-24s%13s  %s", cut(label, labelWidth), doing, score, timeLeft));
    }

    /// Prints a line, unless the output is a terminal, which shows bars instead.
    private void note(String line) {
        noteNanos = System.nanoTime();
        if (!live) {
            out.println(line);
            out.flush();
        }
    }

    private void draw() {
        if (!live || over.getCount() == 0) {
            return;
        }
        List<String> picture = new ArrayList<>();
        boolean all = cases.size() <= MOST_LINES;
        if (all) {
            cases.forEach((each, line) ->
                    picture.add(line(cut(each.label(), labelWidth), line.doing, part(each), line.score)));
        } else {
            CaseLine line = cases.get(current);
            picture.add(line(cut(current.label(), labelWidth), line.doing, part(current), line.score));
        }
        String label = plan.needsSite() && timeLeft.nothingStarted() ? "the site" : "all";
        String doing = label.equals("all") ? timeLeft.forks() : site;
        picture.add(line(cut(label, labelWidth), doing, timeLeft.part(), timeLeft.toString()));
        lines.draw(picture);
    }

    private double part(BenchCase each) {
        CaseLine line = cases.get(each);
        BenchTimes fork = times.get(each);
        double iterations = Math.max(1, fork.warmUpIterations() + fork.iterations());
        return Math.min(1, (line.forksDone + line.iterations / iterations) / plan.forks(each));
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

    /// The line of a case. Its bar fills what the terminal has left.
    static String line(String label, String doing, double part, String score) {
        int barWidth = Lines.growingBar(OTHERS + label.length());
        String bar = Terminal.bar(part * barWidth);
        return String.format(
                Locale.ROOT, "%s %-27s%s%s%13s", label, doing, bar, " ".repeat(barWidth - bar.length()), score);
    }
}

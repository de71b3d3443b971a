package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import tulip.crawler.bench.echo.EchoBench;
import tulip.crawler.bench.echo.EchoEvent;
import tulip.crawler.bench.echo.EchoServerKind;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.LiveLines;
import tulip.runner.terminal.Terminal;

/// Shows a running comparison of echo servers: on a terminal a [BenchPicture], redrawn; otherwise one line for each
/// measurement.
final class EchoScreen {
    private static final long START_MILLIS = 600; // of a server, and its end

    private record Measured(EchoServerKind server, int connections) {}

    private final LiveLines lines;
    private final BenchDisplay display;
    private final EchoBench bench;
    private final LongSupplier nanoTime;
    private final Map<Measured, BenchLane> lanes = new LinkedHashMap<>();
    private List<BenchGroup> groups = List.of();
    private List<String> now = List.of("looks for Python");
    private BenchLane running = BenchLane.NONE;
    private TimeLeft timeLeft;

    EchoScreen(PrintWriter out, EchoBench bench) {
        this(out, bench, Terminal.isLive(), new LiveLines(out, title(bench)), System::nanoTime);
    }

    /// @param live  whether lines can be drawn again
    EchoScreen(PrintWriter out, EchoBench bench, boolean live, LiveLines lines, LongSupplier nanoTime) {
        this.bench = bench;
        this.lines = lines;
        this.nanoTime = nanoTime;
        timeLeft = timeLeft(EchoServerKind.values().length);
        display = new BenchDisplay(out, live, lines, this::picture);
    }

    static List<String> title(EchoBench bench) {
        return List.of(
                "Codename Tulip: echo servers, each on one thread",
                Amounts.plural(bench.rounds(), "round") + " of "
                        + Amounts.number(bench.time().toMillis() / 1e3, 1) + " s, after as much warm-up, seed "
                        + bench.seed());
    }

    private TimeLeft timeLeft(int servers) {
        int runs = servers * bench.connections().size() * bench.rounds();
        return new TimeLeft(0, (double) runs * millisEach(), runs, "run", nanoTime);
    }

    private long millisEach() {
        return START_MILLIS + 2 * bench.time().toMillis();
    }

    void open() {
        display.open();
    }

    void close() {
        display.close();
    }

    void show(EchoEvent event) {
        take(event);
        display.draw();
    }

    private synchronized void take(EchoEvent event) {
        switch (event) {
            case EchoEvent.Planned(List<EchoServerKind> servers) -> plan(servers);
            case EchoEvent.Started(EchoServerKind server, int connections, int round) -> {
                running = lanes.get(new Measured(server, connections));
                now = List.of(server.title() + ": round " + round + " of " + bench.rounds(), connections(connections));
                timeLeft.started(millisEach());
            }
            case EchoEvent.Measured(
                    EchoServerKind server,
                    int connections,
                    int round,
                    double perSecond,
                    double p99Micros) -> {
                BenchLane lane = lanes.get(new Measured(server, connections));
                lane.add(perSecond, "/s");
                lane.done(round);
                timeLeft.ended();
                display.note(String.format(
                        Locale.ROOT,
                        "%d of %d  %-25s %,6d connections %,9.0f/s  p99 %,7.0f µs",
                        round,
                        bench.rounds(),
                        server.title(),
                        connections,
                        perSecond,
                        p99Micros));
            }
        }
    }

    private void plan(List<EchoServerKind> servers) {
        timeLeft = timeLeft(servers.size());
        List<BenchGroup> planned = new ArrayList<>();
        for (int connections : bench.connections()) {
            List<BenchLane> group = new ArrayList<>();
            for (EchoServerKind server : servers.stream().sorted().toList()) {
                var lane = new BenchLane(server.title(), bench.rounds());
                lanes.put(new Measured(server, connections), lane);
                group.add(lane);
            }
            planned.add(new BenchGroup(connections(connections), OptionalDouble.empty(), group));
        }
        groups = planned;
    }

    private static String connections(int connections) {
        return Amounts.plural(connections, "connection");
    }

    /// The lines of the picture, for the window as it is now.
    private synchronized List<String> picture() {
        return new BenchPicture(Terminal.columns(), lines.room(), System.out.charset())
                .lines(groups, "rounds", BenchPicture.Now.of(running, now, timeLeft));
    }
}

package tulip.crawler.race;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Meter;
import tulip.crawler.Url;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineFailure;
import tulip.crawler.engine.EngineKind;

/// The main class of a lane's JVM: crawls the site with one engine, once for each command.
///
/// Arguments: engine, URL, concurrency, pool. Commands on standard input: `round` crawls, writes the progress and then
/// the [Round]; `pages` writes the pages of the last round. The JVM ends when standard input ends.
final class LaneMain {
    private static final long PROGRESS_MILLIS = 50;

    private final PrintStream out;
    private final Url url;
    private final Budget budget;
    private final Engine engine;
    private List<String> pages = List.of();

    private LaneMain(PrintStream out, Url url, Budget budget, Engine engine) {
        this.out = out;
        this.url = url;
        this.budget = budget;
        this.engine = engine;
    }

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err); // so that output of libraries does not mix with the protocol
        int concurrency = Integer.parseInt(args[2]);
        EngineKind kind = EngineKind.find(args[0]).orElseThrow();
        try (Engine engine = kind.open(Limits.DEFAULT, concurrency, Integer.parseInt(args[3]))) {
            new LaneMain(out, Url.parse(args[1]), Budget.wholeSite(concurrency), engine).runCommands(commands());
        }
    }

    private void runCommands(BlockingQueue<String> commands) throws InterruptedException {
        write(new JsonObject().put("ready", true));
        while (true) {
            String command = commands.take();
            switch (command) {
                case "round" -> writeRound();
                case "pages" -> write(new JsonObject().put("pages", new JsonArray(pages)));
                default -> write(new JsonObject().put("error", "unknown command '" + command + "'"));
            }
        }
    }

    private void writeRound() throws InterruptedException {
        JsonObject answer;
        try {
            answer = round();
        } catch (EngineFailure failure) {
            answer = new JsonObject().put("error", failure.getMessage());
        }
        write(answer);
    }

    private JsonObject round() throws InterruptedException {
        var crawl = new Crawl(url, budget);
        Thread reporter = Thread.ofPlatform().daemon().name("progress").start(() -> report(crawl));
        Meter.resetPlatformThreads();
        OptionalLong cpuBefore = Meter.cpuNanos();
        long begin = System.nanoTime();
        engine.run(crawl);
        long wall = System.nanoTime() - begin;
        OptionalLong cpuAfter = Meter.cpuNanos();
        reporter.interrupt();
        reporter.join();
        var result = crawl.result();
        pages = result.pages();
        OptionalDouble cpu = cpuBefore.isPresent() && cpuAfter.isPresent()
                ? OptionalDouble.of((cpuAfter.getAsLong() - cpuBefore.getAsLong()) / 1e9)
                : OptionalDouble.empty();
        return Round.of(result, wall, cpu).toJson();
    }

    private void report(Crawl crawl) {
        try {
            while (true) {
                Thread.sleep(PROGRESS_MILLIS);
                write(new JsonObject().put("progress", crawl.progress().pages()));
            }
        } catch (InterruptedException over) {
            // The round has ended; its result is written next.
        }
    }

    private void write(JsonObject object) {
        synchronized (out) {
            out.println(object.encode());
            out.flush();
        }
    }

    /// Reads commands on a thread of its own, so that this JVM also ends during a round when its parent ends.
    private static BlockingQueue<String> commands() {
        BlockingQueue<String> commands = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("commands").start(() -> {
            try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    commands.add(line);
                }
            } catch (IOException gone) {
                // The parent has ended.
            }
            Runtime.getRuntime().halt(0);
        });
        return commands;
    }
}

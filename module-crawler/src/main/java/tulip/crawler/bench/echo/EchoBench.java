package tulip.crawler.bench.echo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import tulip.crawler.lab.ChildJvm;
import tulip.crawler.lab.ResultHead;

/// Compares echo servers. Each server runs in a process of its own; this JVM makes the load. The servers take
/// turns, in an order shuffled anew for each round.
///
/// @param python   the program of the server in Python
/// @param rounds   how often each server is measured; a table shows medians
/// @param time     of each measurement, after a warm-up of the same time
/// @param cut      whether to stop early: asked before each measurement
public record EchoBench(
        Path python, List<Integer> connections, int rounds, Duration time, long seed, BooleanSupplier cut) {
    private static final int BYTES = 64;
    private static final List<String> FLAGS = ChildJvm.withAccess("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC");

    /// The results of a server, by the number of connections.
    public record Row(EchoServerKind server, Map<Integer, List<EchoLoad.Result>> results) {
        public boolean has(int connections) {
            return results.containsKey(connections);
        }

        public double perSecond(int connections) {
            return median(connections, EchoLoad.Result::perSecond);
        }

        public double medianMicros(int connections) {
            return median(connections, EchoLoad.Result::medianMicros);
        }

        public double p99Micros(int connections) {
            return median(connections, EchoLoad.Result::p99Micros);
        }

        private double median(int connections, ToDoubleFunction<EchoLoad.Result> value) {
            double[] sorted = results.get(connections).stream()
                    .mapToDouble(value)
                    .sorted()
                    .toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }

    /// Measures all servers. Without Python there is no row for it. If the bench is cut, a server may have no
    /// row, or no result for a number of connections.
    ///
    /// @param listener  gets the events on the caller's thread
    public List<Row> run(Consumer<EchoEvent> listener) throws IOException {
        Map<EchoServerKind, Row> rows = new EnumMap<>(EchoServerKind.class);
        List<EchoServerKind> kinds = new ArrayList<>(List.of(EchoServerKind.values()));
        if (!hasPython()) {
            kinds.remove(EchoServerKind.ASYNCIO);
        }
        listener.accept(new EchoEvent.Planned(kinds));
        var random = new Random(seed);
        for (int round = 1; round <= rounds; round++) {
            Collections.shuffle(kinds, random);
            for (EchoServerKind kind : kinds) {
                Row row = rows.computeIfAbsent(kind, _ -> new Row(kind, new TreeMap<>()));
                for (int count : connections) {
                    if (cut.getAsBoolean()) {
                        return List.copyOf(rows.values());
                    }
                    listener.accept(new EchoEvent.Started(kind, count, round));
                    EchoLoad.Result result;
                    try {
                        result = measure(kind, count);
                    } catch (IOException lost) {
                        if (cut.getAsBoolean()) { // Ctrl-C has ended the server, too
                            return List.copyOf(rows.values());
                        }
                        throw lost;
                    }
                    row.results.computeIfAbsent(count, _ -> new ArrayList<>()).add(result);
                    listener.accept(new EchoEvent.Measured(kind, count, round, result.perSecond(), result.p99Micros()));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private EchoLoad.Result measure(EchoServerKind kind, int count) throws IOException {
        Process server = start(kind);
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            String port = said.readLine();
            if (port == null) {
                throw new IOException("the echo server " + kind.id() + " did not start");
            }
            try (var load = new EchoLoad(Integer.parseInt(port), count, BYTES)) {
                return load.run(time, time);
            }
        } finally {
            end(server);
        }
    }

    private Process start(EchoServerKind kind) throws IOException {
        List<String> command;
        if (kind == EchoServerKind.ASYNCIO) {
            command = List.of("python3", python.toString());
        } else {
            command = ChildJvm.command(FLAGS, EchoServerMain.class);
            command.add(kind.id());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(Process server) throws IOException {
        try {
            server.getOutputStream().close();
            if (!server.waitFor(2, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasPython() {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import asyncio").start();
            return python.waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The flags of each server's JVM, which a table tells.
    public static List<String> flags() {
        return FLAGS;
    }

    /// All results, as JSON.
    public JsonObject toJson(List<Row> rows) {
        var servers = new JsonArray();
        for (Row row : rows) {
            var results = new JsonObject();
            row.results.forEach((count, all) -> results.put(
                    "" + count,
                    new JsonObject()
                            .put("perSecond", row.perSecond(count))
                            .put("medianMicros", row.medianMicros(count))
                            .put("p99Micros", row.p99Micros(count))
                            .put(
                                    "rounds",
                                    new JsonArray(all.stream()
                                            .map(EchoLoad.Result::toJson)
                                            .toList()))));
            servers.add(new JsonObject().put("server", row.server.id()).put("connections", results));
        }
        return ResultHead.of("bench --echo")
                .put("messageBytes", BYTES)
                .put("secondsEach", time.toMillis() / 1e3)
                .put("flags", new JsonArray(FLAGS))
                .put("rows", servers);
    }
}

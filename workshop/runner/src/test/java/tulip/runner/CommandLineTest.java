package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Uses the commands as the launcher does, in this JVM.
class CommandLineTest {
    record Run(int status, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void helpShowsEveryCommandWithItsDescription() {
        Run run = run("--help");
        assertEquals(0, run.status);
        for (Commands command : Commands.values()) {
            assertTrue(run.out.contains("\n  " + command.word() + " "), run.out);
        }
        run.out.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }

    /// picocli would wrap a longer line in its middle.
    @Test
    void noLineOfAFooterIsTooLong() {
        for (Commands command : Commands.values()) {
            CommandLine.Model.CommandSpec spec = Main.commandLine(command.word())
                    .getSubcommands()
                    .get(command.word())
                    .getCommandSpec();
            for (String line : spec.usageMessage().footer()) {
                assertTrue(String.format(line).length() <= 80, command.word() + ": " + line);
            }
        }
    }

    @Test
    void helpIsACommandToo() {
        assertEquals(run("--help"), run("help"));
        assertEquals(run("run", "--help"), run("help", "run"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "list",
                "hint",
                "solution",
                "diff",
                "reset",
                "undo",
                "catch-up",
                "check",
                "preflight",
                "race",
                "bench",
                "cost",
                "crawl",
                "site",
                "serve",
                "coffee",
                "text",
                "watch",
                "run-example",
                "doctor"
            })
    void everyCommandExplainsItselfIn80Columns(String command) {
        Run run = run(command, "--help");
        assertEquals(0, run.status);
        assertTrue(run.out.contains("Examples:"));
        run.out.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "crwal -> 'crwal' is no command: did you mean crawl?",
                "nonsense -> 'nonsense' is no command (try",
                "list --jsn -> did you mean --json?",
                "doctor --prepair -> did you mean --prepare?",
                "doctor now -> 'now' is one argument too many",
                "preflight --jsn -> did you mean --json?",
                "preflight now -> 'now' is one argument too many",
                "crawl --latncy 3 -> did you mean --latency?",
                "run-example Nothing -> there is no program 'Nothing' ('./tulip run-example' lists them)",
                "crawl --engine fast http://h/ -> no engine 'fast'",
                "race --lanes virtual,fast -> no engine 'fast'",
                "crawl h -> 'h' is not a URL",
                "crawl http://h:99999/ -> port must be a number up to 65535",
                "crawl -> either a URL or --folder",
                "crawl --misbehave http://h/ -> leave out the URL",
                "crawl --misbehave --folder . -> leave out --folder",
                "site --misbehave --links 3 -> leave out --links",
                "crawl --concurrency 0 http://h/ -> --concurrency is 0",
                "crawl --max-pages 0 http://h/ -> --max-pages is 0",
                "crawl --max-depth -1 http://h/ -> --max-depth is -1",
                "crawl --delay -1 http://h/ -> --delay is -1",
                "crawl --pool 0 http://h/ -> --pool is 0",
                "crawl --concurrency x http://h/ -> --concurrency",
                "crawl --start x.html http://h/ -> --start",
                "crawl --latency 5 http://h/ -> --latency",
                "race --lanes virtual+soon -> 'virtual+soon' must end in a number of milliseconds",
                "race --rounds 0 -> --rounds is 0, but must be 1 to 60",
                "race --site-cpus x -> 'x' is no list of cores: write it as 1 or 0-2,5",
                "race --event-loops 0 -> --event-loops is 0, but must be at least 1",
                "race --vertx-pool 0 -> --vertx-pool is 0, but must be at least 1",
                "race --backlog 0 -> --backlog is 0, but must be at least 1",
                "race --backlog 9 --server tulip -> --backlog is for --server vertx",
                "race --lane-flags fast=-Xint -> there is no lane 'fast' to give flags to",
                "race --lane-flags virtual=9 -> '9' is no flag for a lane",
                "race --same-jvm --site-cpus 1 -> contradict each other",
                "bench --echo --vertx-pool 5 -> --vertx-pool is for the fan-out",
                "bench --lane-flags fast=-Xint -> there is no lane 'fast' to give flags to",
                "bench compare -> Missing required parameters",
                "bench compare a.json -> Missing required parameter",
                "bench compare none.json README.md -> there is no file none.json",
                "race --pages 0 -> --pages must be between",
                "race --links 0 -> --links must be between",
                "race --latency soon -> latency",
                "race --warm-up -1 -> --warm-up is -1",
                "race --price-core-hour -1 -> price",
                "race --start x.html -> --start names a page of a folder",
                "race --shape ring -> ring",
                "race --pool -3 -> --pool is -3",
                "race --folder /no/such -> /no/such",
                "bench --quick --standard -> not several",
                "bench --engines fast -> no engine 'fast'",
                "bench --fan-out 0 -> fanOut is '0'",
                "bench --latency soon -> latencyMillis is 'soon'",
                "bench --pool -1 -> pool is '-1'",
                "bench NoSuch -> no benchmark matches NoSuch",
                "bench -- NoSuch -> no benchmark matches NoSuch",
                "bench -- -f 0 -> at least 1 fork",
                "bench -- -i 0 -> after --: Cannot parse argument '0' of option i",
                "bench -- -nosuch -> after --:",
                "bench -- -rff x -> --json FILE",
                "bench -- -p colour=red -> -p colour: no benchmark chosen has such a parameter",
                "cost --engines fast -> no engine 'fast'",
                "cost --engines sequential -> 'sequential' does not send many requests at once: choose from threads",
                "cost --memory lots -> --memory is 'lots', but must be a number with m or g, as 256m",
                "cost --memory 8m -> --memory is 8m, but a JVM needs at least 32m",
                "cost --cpus 0 -> --cpus is 0, but must be at least 1",
                "cost --cpus 9999 -> --cpus is 9999, but this machine has",
                "cost --fan-out 0 -> --fan-out is 0",
                "cost --fan-out 1001 -> --fan-out is 1001, but 1000 is the most",
                "cost --latency -1 -> --latency is -1",
                "cost --latency 60001 --p99 90000 -> --latency is 60001, but 60000 is the most",
                "cost --p99 100 -> --p99 is 100, but the site alone takes 100 ms (--latency), so it must be more",
                "cost --pool 0 -> --pool is 0",
                "cost --at-once 0 -> --at-once is 0",
                "cost --step 0.1 -> --step is 0.1, but must be 0.2 to 60 seconds",
                "cost --price-gb-hour -1 -> price",
                "site --port 65536 -> between 0 and 65535",
                "site --folder /no/such -> /no/such",
                "site --server apache -> --server",
                "site --misbehave --server tulip -> leave out --server",
                "serve --port 65536 -> between 0 and 65535",
                "serve --back-ends 0 -> --back-ends is 0",
                "serve --back-ends 1001 -> --back-ends is 1001",
                "serve --latency soon -> latency",
                "coffee --stage 0 -> --stage is 0, but there is a coffee shop only in stage",
                "coffee --stage 9 -> --stage is 9, but there is a coffee shop only in stage",
                "coffee --stage x -> 'x' is not an int",
                "coffee --svg x.svg -> say which with --stage",
                "coffee --tasks -> --tasks shows an event loop, which only one stage has: add --stage 4",
                "coffee --stage 2 --trace x.json -> --trace shows an event loop, which only one stage has",
                "coffee --live -> --live needs a terminal",
                "coffee --speed 5 -> --speed is for --live",
                "coffee --live --speed 0 -> --speed is 0",
                "coffee --live --speed NaN -> --speed is NaN"
            })
    void wrongUseIsOneSentenceAndStatus2(String arguments, String sentence) {
        Run run = run(arguments.split(" "));
        assertEquals(CommandLine.ExitCode.USAGE, run.status, run.err);
        assertOneSentence(run, sentence);
    }

    @Test
    void tooManyConnectionsNameTheLimitItsValueAndHowToRaiseIt() {
        Run run = run("crawl", "http://127.0.0.1/", "--concurrency", "2000000000");
        assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
        assertOneSentence(run, "2,000,000,000 connections");
        assertTrue(run.err.matches("(?s).*ulimit -n\\) is [0-9,]+: raise it with 'ulimit -n 2000000200'.*"), run.err);
    }

    @Test
    void anAddressWhereNobodyListensIsAFailure() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Run run = run("crawl", "http://127.0.0.1:" + port + "/");
        assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
        assertOneSentence(run, "connection refused");
    }

    @Test
    void aPortInUseIsAFailure() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = run("site", "--port", String.valueOf(socket.getLocalPort()));
            assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
            assertOneSentence(run, "port " + socket.getLocalPort());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedBeforeAnythingIsDone() {
        Path json = folder.resolve("none/x.json");
        Run run = run("crawl", "http://127.0.0.1:1/", "--json", json.toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
        assertOneSentence(run, json.toString());
    }

    @Test
    void theCoffeeShopIsDrawnInTheTerminalAndAsSvg() throws IOException {
        Path svg = folder.resolve("coffee.svg");
        Run run = run("coffee", "--stage", "1", "--svg", svg.toString());
        assertEquals(0, run.status, run.err);
        assertTrue(run.out.startsWith("The coffee shop, stage 1"), run.out);
        assertTrue(Files.readString(svg).startsWith("<svg "));
        assertTrue(run("coffee").out.startsWith(run.out));
    }

    @Test
    void theTasksOfTheCoffeeShopAreDrawnAndTheirTraceIsWritten() throws IOException {
        Path json = folder.resolve("shop.json");
        Run run = run("coffee", "--stage", "4", "--tasks", "--trace", json.toString());
        assertEquals(0, run.status, run.err);
        assertTrue(run.out.startsWith("The tasks of the coffee shop, stage 4"), run.out);
        assertTrue(run.out.contains("The trace is in " + json + ": open it on "), run.out);
        assertTrue(Files.readString(json).startsWith("[\n{\"ph\":\"M\""));
        assertTrue(
                run("coffee", "--stage", "4", "--trace", json.toString()).out.startsWith("The coffee shop, stage 4"));
    }

    @Test
    void aTraceThatCannotBeWrittenIsNamedBeforeTheProgramRuns() {
        Run run = run(
                "run-example",
                "TracedTea",
                "--trace",
                folder.resolve("none/x.json").toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
        assertOneSentence(run, "cannot be written: there is no folder");
        assertOneSentence(run("coffee", "--stage", "4", "--trace", folder.toString()), "is a folder: name a file");
    }

    @Test
    void aPictureThatCannotBeWrittenIsNamedBeforeAnythingIsDrawn() {
        Run run = run("coffee", "--stage", "1", "--svg", folder.toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run.status);
        assertOneSentence(run, "--svg " + folder + " is a folder");
    }

    private static void assertOneSentence(Run run, String sentence) {
        assertEquals(1, run.err.lines().count(), run.err);
        assertTrue(run.err.contains(sentence), run.err);
        assertEquals("", run.out);
    }

    static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = Main.words(arguments);
        int status = Main.commandLine(words)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Run(status, out.toString(), err.toString());
    }
}

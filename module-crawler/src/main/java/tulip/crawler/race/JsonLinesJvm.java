package tulip.crawler.race;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Holds a JVM of our own that talks in lines: commands go in, JSON objects come out.
///
/// The child ends when its standard input does, so it cannot outlive us however we end.
final class JsonLinesJvm implements AutoCloseable {
    private static final int MAX_LAST_LINES = 8;
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;
    private static final long ALIVE_CHECK_MILLIS = 300;

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final Deque<String> lastLines = new ArrayDeque<>(); // guarded by itself
    private final Thread listener;

    /// Starts a JVM with our own class path.
    ///
    /// @param name  what to call it in a message
    JsonLinesJvm(String name, List<String> flags, Class<?> main, List<String> arguments) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        listener = Thread.ofVirtual().start(this::listenToErrors);
    }

    /// Sends one line.
    void send(String line) throws IOException {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException gone) {
            throw ended();
        }
    }

    /// Waits for the next object.
    ///
    /// @throws IOException with a sentence for the user, if the child ended or said that it failed
    JsonObject receive() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith("{")) {
                remember(line); // the JVM itself speaks here when it cannot start
                continue;
            }
            var object = new JsonObject(line);
            if (object.containsKey("error")) {
                throw new IOException(object.getString("error"));
            }
            return object;
        }
        throw ended();
    }

    /// Looks whether the child still runs, and gives it a moment to end.
    ///
    /// @throws IOException with a sentence for the user, if it does not
    void requireAlive() throws IOException {
        try {
            if (process.waitFor(ALIVE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw ended();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private IOException ended() {
        try {
            process.waitFor(CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            listener.join(CLOSE_TIMEOUT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        String status = process.isAlive() ? "closed its output" : "ended with exit status " + process.exitValue();
        synchronized (lastLines) {
            String words = lastLines.isEmpty() ? "" : "; its last output: " + String.join(" | ", lastLines);
            return new IOException("the JVM of " + name + " " + status + words);
        }
    }

    private void listenToErrors() {
        try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
            }
        } catch (IOException closed) {
            // The child is gone; what it said is kept.
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == MAX_LAST_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }
}

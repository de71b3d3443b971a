package tulip.crawler.lab;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A child JVM with a line protocol: it reads its settings and then commands from standard input, and writes JSON
/// objects to standard output. [Parent] is the child's end.
///
/// The child ends when its standard input ends, so it never outlives its parent.
public final class ChildJvm implements AutoCloseable {
    private static final List<String> ACCESS = List.of(
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private interface Handshake {
        JsonObject with(ChildJvm child) throws IOException;
    }

    private static final int MAX_LAST_LINES = 8;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final long ALIVE_CHECK_MILLIS = 300;

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final Deque<String> lastLines = new ArrayDeque<>(); // guarded by itself
    private final Thread listener;
    private final JsonObject ready;

    /// Starts a JVM with this JVM's class path, and waits for its first object.
    ///
    /// @param name      the child's name in error messages
    /// @param settings  what [Parent#settings] returns in the child
    /// @throws IOException with a sentence for the user, if the child has ended or reports an error
    public ChildJvm(String name, List<String> flags, Class<?> main, JsonObject settings) throws IOException {
        this(name, List.of(), flags, main, settings);
    }

    /// Starts a JVM as the other constructor does, through another program.
    ///
    /// @param launcher  a program that runs the command after it in its own process, such as `taskset -c 0`
    public ChildJvm(String name, List<String> launcher, List<String> flags, Class<?> main, JsonObject settings)
            throws IOException {
        this(name, launcher, flags, main, settings, ChildJvm::receive);
    }

    private ChildJvm(
            String name,
            List<String> launcher,
            List<String> flags,
            Class<?> main,
            JsonObject settings,
            Handshake handshake)
            throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>(launcher);
        command.addAll(command(flags, main));
        process = new ProcessBuilder(command).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
        listener = Thread.ofPlatform().daemon().name("errors of " + name).start(this::listenToErrors);
        try {
            send(settings.encode());
            ready = handshake.with(this);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /// Starts a JVM and does not wait for its first object, so that another thread can end it meanwhile.
    /// [#receive] waits for it, and [#ready] has nothing.
    ///
    /// @throws IOException with a sentence for the user, if no process can be started
    public static ChildJvm start(String name, List<String> flags, Class<?> main, JsonObject settings)
            throws IOException {
        return new ChildJvm(name, List.of(), flags, main, settings, _ -> new JsonObject());
    }

    /// Adds to these flags what our JVMs may use, as `./tulip` may: the JDK's own continuations, native code,
    /// and memory through `sun.misc.Unsafe` (JEP 498). Without the last, Netty 4.2 takes other ways, which the
    /// AOT cache does not hold.
    public static List<String> withAccess(String... flags) {
        return Stream.concat(Stream.of(flags), ACCESS.stream()).toList();
    }

    /// Makes an executor for work with several children at once, with a platform thread for each piece of work.
    /// A virtual thread that reads from a process holds its carrier, and with a few of them the other virtual
    /// threads stand still.
    public static ExecutorService newExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("children-", 1).factory());
    }

    /// The command that starts a main class with this JVM's class path.
    public static List<String> command(List<String> flags, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /// The first object that the child has written.
    public JsonObject ready() {
        return ready;
    }

    /// Sends one line.
    public void send(String line) throws IOException {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException gone) {
            throw ended();
        }
    }

    /// Waits for the next JSON object.
    ///
    /// @throws IOException with a sentence for the user, if the child has ended or reports an error
    public JsonObject receive() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith("{")) {
                remember(line); // a JVM that cannot start writes its error here
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

    /// Checks that the child still runs. Waits up to 300 ms first, since the child may be about to end.
    ///
    /// @throws IOException with a sentence for the user, if the child has ended
    public void requireAlive() throws IOException {
        try {
            if (process.waitFor(ALIVE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw ended();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Ends the child without a chance to say anything, as a system does that has no memory left.
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end(CLOSE_TIMEOUT);
    }

    /// Asks the child to end. Kills it if it takes longer than this. Another thread may wait in [#receive]
    /// meanwhile, which then throws an IOException.
    public void end(Duration most) {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(most)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    Process process() {
        return process;
    }

    private IOException ended() {
        try {
            process.waitFor(CLOSE_TIMEOUT);
            listener.join(CLOSE_TIMEOUT);
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
            // The child has ended; its last lines are kept.
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

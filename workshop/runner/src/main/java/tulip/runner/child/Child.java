package tulip.runner.child;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A child JVM, seen from its parent.
final class Child implements AutoCloseable {
    /// The property that chooses how bodies pause. The default is virtual threads, which thread dumps and debuggers
    /// show.
    private static final String SUSPENSION = "tulip.suspension";
    /// Netty's name for a machine. It looks for an address of the network card otherwise, and warns if there is no
    /// card.
    private static final String MACHINE = "02:00:00:00:00:00:00:01";

    private static final int START_MILLIS = 30_000;
    private static final int GREETING_MILLIS = 2_000;
    private static final int NONCE_BYTES = 16;
    private static final int WRITING_SECONDS = 60;

    private final String nonce = HexFormat.of().formatHex(randomBytes());
    private final String mark = "TULIP_CHILD=" + HexFormat.of().formatHex(randomBytes());
    private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final Scratch scratch = Scratch.create();
    private final Process process;
    private final RawOutput raw;
    private Socket socket;
    private DataInputStream in;
    private DataOutputStream out;

    Child(Limits limits, String classPath) throws IOException {
        process = start(limits, classPath);
        Orphans.onExitKill(this);
        raw = new RawOutput(process, limits);
        try (var stdin = process.getOutputStream()) {
            stdin.write(nonce.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException alreadyDead) {
            // awaitReady reports it
        }
    }

    private Process start(Limits limits, String classPath) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.folder().resolve("hs_err.log"),
                "--add-exports",
                "java.base/jdk.internal.vm=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-ea",
                "-Djava.io.tmpdir=" + scratch.folder(),
                "-Dio.netty.machineId=" + MACHINE,
                "-D" + SUSPENSION + "=" + System.getProperty(SUSPENSION, "virtual-thread")));
        command.addAll(StartCache.flags(classPath));
        command.addAll(List.of(
                ChildMain.class.getName(),
                String.valueOf(door.getLocalPort()),
                String.valueOf(limits.shownOutput()),
                String.valueOf(limits.mostOutput())));
        var builder =
                new ProcessBuilder(command).directory(scratch.folder().toFile()).redirectErrorStream(true);
        // Both would print into the answer's output.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().put("CLASSPATH", absolute(classPath)); // too long for a command line on Windows
        builder.environment().put(mark.substring(0, mark.indexOf('=')), mark.substring(mark.indexOf('=') + 1));
        return builder.start();
    }

    /// Makes the paths absolute, because the child has a working folder of its own.
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// Accepts the connection of the child and of no other process.
    ///
    /// @throws IOException with a sentence for the user, if it did not start
    void awaitReady() throws IOException {
        long end = System.nanoTime() + START_MILLIS * 1_000_000L;
        while (socket == null) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw notStarted();
            }
            door.setSoTimeout(100);
            try {
                greet(door.accept());
            } catch (SocketTimeoutException notYet) {
                continue;
            }
            if (socket != null && !(receive(end) instanceof Message.Ready)) {
                throw notStarted();
            }
        }
    }

    private void greet(Socket caller) throws IOException {
        try {
            caller.setTcpNoDelay(true);
            caller.setSoTimeout(GREETING_MILLIS);
            var heard = new DataInputStream(new BufferedInputStream(caller.getInputStream()));
            if (heard.readUTF().equals(nonce)) {
                socket = caller;
                in = heard;
                out = new DataOutputStream(caller.getOutputStream());
                return;
            }
        } catch (IOException stranger) {
            // closed below
        }
        caller.close();
    }

    private IOException notStarted() {
        String status = process.isAlive() ? "did not answer" : "ended with exit status " + process.exitValue();
        String words = new String(raw.take(), StandardCharsets.UTF_8).strip();
        String last = words.isEmpty() ? "" : ": " + words.lines().findFirst().orElse("");
        return new IOException("the JVM that runs the answer " + status + last);
    }

    synchronized void send(Order order) throws IOException {
        out.writeByte(ChildMain.ORDER);
        order.write(out);
    }

    synchronized void askWhere() throws IOException {
        out.writeByte(ChildMain.WHERE);
        out.flush();
    }

    /// @throws SocketTimeoutException if no message arrived in time; if only a part arrived, the connection is
    ///                                unusable
    Message receive(long endNanos) throws IOException {
        long left = (endNanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        return Message.read(in);
    }

    /// Output that bypassed the child's [Console]: of the JVM itself, or of processes that the answer started.
    byte[] takeRawOutput() {
        return raw.take();
    }

    boolean isFlooded() {
        return raw.isFlooded();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Ends the process, so that its connection ends too.
    void kill() {
        process.destroyForcibly();
    }

    /// Waits for the end of a child that has closed its connection.
    int exitStatus() {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return 0;
        }
        raw.await();
        return process.exitValue();
    }

    @Override
    public void close() {
        if (StartCache.isWritten()) {
            letItWrite();
        }
        Orphans.kill(process, mark);
        Orphans.forget(this);
        try {
            door.close();
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closed) {
            // the connection is not needed any more
        }
        scratch.delete();
    }

    /// Lets the child end by itself. Its JVM then writes the cache.
    private void letItWrite() {
        try {
            if (socket != null) {
                socket.close();
                process.waitFor(WRITING_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException closed) {
            // the child is gone
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package tulip.kit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lists all threads of the JVM with their stacks. Only a dump to a file shows virtual threads.
public final class ThreadDump {
    private static final Pattern BETWEEN = Pattern.compile("\\n\\n");

    /// `#22 "reader" virtual WAITING 2026-…`
    private static final Pattern HEAD = Pattern.compile("#(\\d+) \"(.*)\" (virtual )?([A-Z_]+) .*");

    /// `at tulip.iterators.exercise.MyTee.next(MyTee.java:17)`, perhaps with a loader's or a module's name before
    /// it.
    private static final Pattern FRAME = Pattern.compile("([\\w.$]+)\\.([\\w$<>]+)\\((\\w+\\.java):(\\d+)\\)");

    private static final String WAITS_TO_LOCK = "- waiting to lock <"; // since JDK 25
    private static final String LOCKED = "- locked <";

    private ThreadDump() {}

    /// A thread at the moment of the dump.
    ///
    /// @param id       of the thread, in this JVM
    /// @param name     empty for most virtual threads
    /// @param running  whether it runs, and does not wait
    /// @param stack    innermost frame first, without frames that have no line number
    /// @param waitsToLock  the monitor for which the thread waits, as `type@hash`; empty if there is none
    /// @param locked       the monitors that the thread holds
    public record Snapshot(
            long id,
            String name,
            boolean virtual,
            boolean running,
            List<StackTraceElement> stack,
            String waitsToLock,
            List<String> locked) {}

    /// Takes a dump. This takes some milliseconds, and the first time some tens of milliseconds.
    ///
    /// @return nothing, if this JVM cannot do so
    public static List<Snapshot> take() {
        Path folder = null;
        Path file = null;
        try {
            folder = Files.createTempDirectory("tulip-threads");
            file = folder.resolve("dump");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return read(Files.readString(file));
        } catch (IOException | UnsupportedOperationException unavailable) {
            return List.of();
        } finally {
            delete(file);
            delete(folder);
        }
    }

    static List<Snapshot> read(String dump) {
        return BETWEEN.splitAsStream(dump.replace("\r\n", "\n"))
                .flatMap(paragraph -> snapshot(paragraph).stream())
                .toList();
    }

    private static Optional<Snapshot> snapshot(String paragraph) {
        List<String> lines = paragraph.lines().toList();
        var head = HEAD.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!head.matches()) {
            return Optional.empty();
        }
        List<StackTraceElement> stack =
                lines.stream().skip(1).flatMap(line -> frame(line).stream()).toList();
        return Optional.of(new Snapshot(
                Long.parseLong(head.group(1)),
                head.group(2),
                head.group(3) != null,
                head.group(4).equals("RUNNABLE"),
                stack,
                monitors(lines, WAITS_TO_LOCK).stream().findFirst().orElse(""),
                monitors(lines, LOCKED)));
    }

    private static List<String> monitors(List<String> lines, String what) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(what) && line.endsWith(">"))
                .map(line -> line.substring(what.length(), line.length() - 1))
                .toList();
    }

    private static Optional<StackTraceElement> frame(String line) {
        var frame = FRAME.matcher(line);
        return frame.find()
                ? Optional.of(new StackTraceElement(
                        frame.group(1), frame.group(2), frame.group(3), Integer.parseInt(frame.group(4))))
                : Optional.empty();
    }

    private static void delete(Path path) {
        if (path != null) {
            path.toFile().delete();
        }
    }
}

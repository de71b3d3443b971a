package tulip.runner.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Kills a child and all processes that it started, also when this JVM ends.
///
/// A process may have left the process tree, by `setsid` or because its parent is dead. On Linux a mark in its
/// environment identifies it. On other systems only the process tree is found.
final class Orphans {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int MOST_ROUNDS = 5;
    private static final Set<Child> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(Child::close)));
    }

    private Orphans() {}

    static void onExitKill(Child child) {
        LIVING.add(child);
    }

    static void forget(Child child) {
        LIVING.remove(child);
    }

    /// @param mark  a variable in the environment of all these processes, as `NAME=value`
    static void kill(Process child, String mark) {
        List<ProcessHandle> family = new ArrayList<>(child.descendants().toList());
        child.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        for (int round = 0; round < MOST_ROUNDS; round++) { // a process may start another one meanwhile
            List<ProcessHandle> marked = marked(mark);
            marked.forEach(ProcessHandle::destroyForcibly);
            if (marked.isEmpty()) {
                return;
            }
        }
    }

    private static List<ProcessHandle> marked(String mark) {
        if (!Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        List<ProcessHandle> marked = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path each : all) {
                if (environment(each).contains(mark)) {
                    handle(each).ifPresent(marked::add);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return marked;
        }
        return marked;
    }

    private static String environment(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException notOursOrGone) {
            return "";
        }
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }
}

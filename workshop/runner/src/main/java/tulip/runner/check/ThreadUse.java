package tulip.runner.check;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Finds out whether a class, or a class of the project that the class uses, may start threads. Code on one thread
/// does the same in each run, so few runs are enough.
final class ThreadUse {
    private static final Pattern STARTS_THREADS = Pattern.compile("java/lang/Thread(\\$.*)?|java/util/concurrent/"
            + "(Executors|ForkJoin.*|CompletableFuture|StructuredTaskScope.*|.*ThreadPool.*|Flow.*)");

    private final ClassLoader classPath;
    private final Map<String, List<String>> references = new ConcurrentHashMap<>();

    /// @param classPath  of the project and its libraries
    ThreadUse(String classPath) {
        URL[] folders = Arrays.stream(classPath.split(File.pathSeparator))
                .map(ThreadUse::url)
                .toArray(URL[]::new);
        this.classPath = new URLClassLoader(folders, null);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// @param className  by its full name
    boolean startsThreads(String className) {
        Set<String> seen = new HashSet<>();
        Queue<String> open = new ArrayDeque<>(List.of(className.replace('.', '/')));
        while (!open.isEmpty()) {
            String type = open.remove();
            if (STARTS_THREADS.matcher(type).matches()) {
                return true;
            }
            if (isOfAStage(type) && seen.add(type)) {
                open.addAll(references.computeIfAbsent(type, this::read));
            }
        }
        return false;
    }

    /// The kit runs each check on a thread of its own, so classes of the kit do not count.
    private static boolean isOfAStage(String type) {
        return type.startsWith("tulip/") && !type.startsWith("tulip/kit/");
    }

    private List<String> read(String type) {
        try (InputStream in = classPath.getResourceAsStream(type + ".class")) {
            return in == null ? List.of() : references(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> references(byte[] bytes) {
        return StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName())
                .toList();
    }
}

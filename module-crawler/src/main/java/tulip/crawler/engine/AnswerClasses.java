package tulip.crawler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tulip.async.Queue;
import tulip.async.TaskGroup;
import tulip.crawler.TaskWorkerQueue;

/// Loads the compiled answers of a participant from their folder, and all other classes from the class path.
///
/// The class path may hold answers too, compiled by a build. These may be older, so they are never loaded.
///
/// A worker queue names the classes `Queue` and `TaskGroup` of the reference, which are no interfaces. If the
/// participant has written them, these names are replaced in its class file by those of the answers.
final class AnswerClasses extends ClassLoader {
    private static final Pattern ANSWER = Pattern.compile("tulip\\.\\w+\\.exercise\\..+");
    private static final Pattern WORKER_QUEUE = Pattern.compile("(" + Pattern.quote(TaskWorkerQueue.class.getName())
            + "|" + Pattern.quote(Part.WORKER_QUEUE.answer()) + ")(\\$.*)?");

    private final OwnParts own;
    private final ClassNames names;

    AnswerClasses(OwnParts own) {
        super("answers", AnswerClasses.class.getClassLoader());
        this.own = own;
        Map<String, String> replaced = new TreeMap<>();
        if (own.has(Part.QUEUE)) {
            replaced.put(Queue.class.getName(), Part.QUEUE.answer());
        }
        if (own.has(Part.TASK_GROUP)) {
            replaced.put(TaskGroup.class.getName(), Part.TASK_GROUP.answer());
        }
        this.names = new ClassNames(replaced);
    }

    static boolean isAnswer(String className) {
        return ANSWER.matcher(className).matches();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isAnswer(name) && !WORKER_QUEUE.matcher(name).matches()) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] read = bytes(name);
            byte[] bytes = WORKER_QUEUE.matcher(name).matches() ? names.replaceIn(read) : read;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException | UncheckedIOException missing) {
            throw new ClassNotFoundException(name, missing);
        }
    }

    private byte[] bytes(String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        if (isAnswer(name)) {
            return Files.readAllBytes(own.classes().resolve(file));
        }
        try (InputStream in = getParent().getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    /// Finds a constructor of the answer that replaces a part.
    Constructor<?> constructor(Part part, Class<?>... parameters) {
        return constructor(part.answer(), parameters);
    }

    Constructor<?> constructor(String className, Class<?>... parameters) {
        try {
            return loadClass(className).getConstructor(parameters);
        } catch (ReflectiveOperationException missing) {
            throw unusable(className, missing);
        }
    }

    static EngineFailure unusable(String className, Throwable why) {
        return new EngineFailure("engine mine cannot use " + className + ": " + why, why);
    }
}

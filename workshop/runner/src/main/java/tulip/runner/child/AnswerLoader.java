package tulip.runner.child;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/// Loads the answer and its test from the order. All other classes come from the class path.
///
/// Classes of the packages `tulip.*.exercise` on the class path are never loaded, since they may be out of date.
final class AnswerLoader extends ClassLoader {
    private static final Pattern ANSWER = Pattern.compile("tulip\\.\\w+\\.exercise\\..+");

    private final Map<String, byte[]> classes;

    AnswerLoader(Map<String, byte[]> classes) {
        super("answer", AnswerLoader.class.getClassLoader());
        this.classes = classes;
    }

    static boolean isAnswer(String className) {
        return ANSWER.matcher(className).matches();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isAnswer(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    /// Gives the class files of the answer as well, which a checker may load again.
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = classes.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}

package tulip.runner.child;

import java.nio.file.Path;
import java.util.List;
import tulip.crawler.lab.ChildCache;

/// The AOT cache with which a child's JVM starts (JEP 514), and its training.
public final class StartCache {
    private static final String WRITTEN = "tulip.child.cache.new";

    private StartCache() {}

    /// Lets the next children write the cache when they end, as part of the launcher's training run.
    public static void train(Path file) {
        System.setProperty(WRITTEN, file.toString());
    }

    /// Whether a child writes the cache when it ends.
    static boolean isWritten() {
        return System.getProperty(WRITTEN) != null;
    }

    /// The flags of a child's JVM. A cache fits one class path only, and makes each start with another one slower.
    static List<String> flags(String classPath) {
        if (isWritten()) {
            return List.of("-XX:AOTCacheOutput=" + System.getProperty(WRITTEN));
        }
        return classPath.equals(System.getProperty("java.class.path")) ? ChildCache.flags() : List.of();
    }
}

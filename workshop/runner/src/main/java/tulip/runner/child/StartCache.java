package tulip.runner.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The AOT cache with which a child's JVM starts (JEP 514). The launcher names its file in a property.
public final class StartCache {
    /// The property that names the cache.
    static final String USED = "tulip.children.cache";

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
        String used = System.getProperty(USED);
        boolean fits =
                used != null && classPath.equals(System.getProperty("java.class.path")) && Files.exists(Path.of(used));
        return fits ? List.of("-XX:AOTCache=" + used) : List.of();
    }
}

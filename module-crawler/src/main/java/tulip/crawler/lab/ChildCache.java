package tulip.crawler.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The AOT cache with which the JVMs start that a command starts (JEP 514). The launcher names its file in a property;
/// without the launcher there is none.
public final class ChildCache {
    private static final String FILE = "tulip.children.cache";

    private ChildCache() {}

    /// The flags of a child that has this JVM's class path.
    public static List<String> flags() {
        String file = System.getProperty(FILE);
        return file != null && Files.exists(Path.of(file))
                ? List.of("-XX:AOTCache=" + file, "-Xlog:disable")
                : List.of();
    }
}

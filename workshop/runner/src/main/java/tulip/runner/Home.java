package tulip.runner;

import java.nio.file.Path;

/// Knows where the project is: the launcher says so.
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("tulip.home", ""));
    }
}

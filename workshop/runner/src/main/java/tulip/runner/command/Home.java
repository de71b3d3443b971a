package tulip.runner.command;

import java.nio.file.Path;

/// The project's folder, which the launcher passes as a system property.
public final class Home {
    private Home() {}

    public static Path folder() {
        return Path.of(System.getProperty("tulip.home", ""));
    }
}

package tulip.runner.command;

import java.nio.file.Path;

/// Knows where the project is: the launcher says so.
public final class Home {
    private Home() {}

    public static Path folder() {
        return Path.of(System.getProperty("tulip.home", ""));
    }
}

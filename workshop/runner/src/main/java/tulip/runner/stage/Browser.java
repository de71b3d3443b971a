package tulip.runner.stage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Opens a page in the user's browser.
final class Browser {
    private Browser() {}

    /// @throws IOException with a sentence for the user, if this system has no command for it
    static void open(String url) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
                : system.startsWith("mac") ? List.of("open", url) : List.of("xdg-open", url);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            throw new IOException(
                    "--open cannot open a browser here (no " + command.getFirst() + "): open " + url + " yourself",
                    missing);
        }
    }
}

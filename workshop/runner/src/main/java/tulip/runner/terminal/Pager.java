package tulip.runner.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Shows long text one screen at a time, if standard output is a terminal.
///
/// The environment variable `PAGER` names the program, which is `less` by default. Without it, all lines are
/// printed.
public final class Pager {
    private static final String PROMPT = "space goes on, q ends";
    private static final int MISSING = 126; // from this status on, the shell could not start the program

    private Pager() {}

    /// Shows lines, a screen at a time if they do not fit.
    ///
    /// @param below  printed after the lines, so that it stays on the screen
    public static void show(List<String> lines, List<String> below, PrintWriter out) {
        int rows = Terminal.isLive() ? Terminal.rows() : 0;
        boolean fits = rows == 0 || lines.size() + below.size() < rows;
        if (fits || !page(lines)) {
            lines.forEach(out::println);
        }
        below.forEach(out::println);
        out.flush();
    }

    /// @return whether the lines were shown
    private static boolean page(List<String> lines) {
        String program = Optional.ofNullable(System.getenv("PAGER")).orElse("less");
        if (program.isBlank() || System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        var builder = new ProcessBuilder("sh", "-c", program)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // -R: colours; -X: the text stays; -e: space at the end leaves; -Ps: the prompt, up to the $
        builder.environment().putIfAbsent("LESS", "-RXe -Ps" + PROMPT + "$");
        try {
            Process pager = builder.start();
            // Ctrl-C goes to both programs. The pager decides, and this JVM ends after it.
            var wait = new Thread(() -> awaitEnd(pager));
            Runtime.getRuntime().addShutdownHook(wait);
            write(lines, pager);
            int status = awaitEnd(pager);
            Runtime.getRuntime().removeShutdownHook(wait);
            return status < MISSING;
        } catch (IOException | IllegalStateException notStarted) {
            return false;
        }
    }

    private static void write(List<String> lines, Process pager) {
        try (var in = new PrintWriter(new OutputStreamWriter(pager.getOutputStream(), System.out.charset()))) {
            lines.forEach(in::println);
        }
    }

    private static int awaitEnd(Process pager) {
        try {
            return pager.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}

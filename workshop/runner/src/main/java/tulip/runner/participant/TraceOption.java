package tulip.runner.participant;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tulip.runner.command.OptionValues;
import tulip.runner.terminal.Terminal;

/// The option `--trace`: a file for what an event loop does.
final class TraceOption {
    private static final String NAME = "--trace";

    @Option(names = NAME, paramLabel = "FILE", description = "write what the event loop does, for Perfetto")
    private Path file;

    boolean isGiven() {
        return file != null;
    }

    Path file() {
        return file;
    }

    /// Refuses a file that cannot be written.
    void check() throws IOException {
        OptionValues.writable(NAME, file);
    }

    /// Writes the trace, if the option was given.
    void write(Supplier<String> json) throws IOException {
        OptionValues.write(NAME, file, json);
    }

    /// Says where the trace is, and how to open it.
    void tellWhere(PrintWriter out) {
        Terminal.wrapped("The trace is in " + file + ": open it on https://ui.perfetto.dev (Open trace file)")
                .forEach(out::println);
        out.flush();
    }
}

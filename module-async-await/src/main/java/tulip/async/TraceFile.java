package tulip.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tulip.kit.Clock;

/// The file into which all loops of this JVM are traced: `-Dtulip.trace=FILE` names it, and the option `--trace` of
/// `./tulip run-example` does so. It is whole when the JVM ends, also after an exception or a Ctrl-C.
final class TraceFile {
    private static final String NAME = System.getProperty("tulip.trace"); // null: loops are not traced
    private static final ChromeTrace FILE = NAME == null ? null : open();

    private TraceFile() {}

    /// The trace with which a new loop begins; null: none.
    static Trace traceOfNewLoop(Clock clock) {
        return FILE == null ? null : Trace.with(null, clock, FILE.ofLoop());
    }

    private static ChromeTrace open() {
        try {
            ChromeTrace file = ChromeTrace.to(Path.of(NAME));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(file)));
            return file;
        } catch (IOException refused) {
            tell(refused);
            return null;
        }
    }

    private static void close(ChromeTrace file) {
        try {
            file.close();
        } catch (UncheckedIOException full) {
            tell(full.getCause());
        }
    }

    private static void tell(IOException why) {
        System.err.println("the trace " + NAME + " is not written: " + why);
    }
}

package tulip.runner.command;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import java.util.function.Supplier;
import tulip.crawler.lab.Provenance;

/// Checks the values of options before a command starts its work, and writes the files that options name.
public final class OptionValues {
    private OptionValues() {}

    public static int atLeast(int least, String option, int value) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + ", but must be at least " + least);
        }
        return value;
    }

    /// Checks a port; 0 stands for any free one.
    public static void port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port is " + port + ", but a port is between 0 and 65535");
        }
    }

    /// Writes the measurements as JSON, with machine, commit and date. Does nothing if no file was named.
    public static void writeJson(Path file, Function<Provenance, JsonObject> document) throws IOException {
        write(
                "--json",
                file,
                () -> document.apply(Provenance.gather(Home.folder())).encodePrettily() + "\n");
    }

    /// Writes the file that an option names. Does nothing if no file was named.
    ///
    /// @throws IOException naming option and file
    public static void write(String option, Path file, Supplier<String> text) throws IOException {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text.get());
        } catch (IOException full) {
            throw unwritable(option, file, full);
        }
    }

    private static IOException unwritable(String option, Path file, IOException cause) {
        String reason = switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no file can be made there";
            default -> cause.getMessage();
        };
        return new IOException(option + " " + file + " cannot be written: " + reason, cause);
    }

    /// Refuses a file that cannot be written.
    ///
    /// @throws IOException with a sentence for the user
    public static void writable(String option, Path file) throws IOException {
        if (file == null) {
            return;
        }
        if (file.toString().isEmpty()) {
            throw new IllegalArgumentException(option + " needs the name of a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IOException(option + " " + file + " is a folder: name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(option + " " + file + " cannot be written: there is no folder " + folder);
        }
        try {
            open(file);
        } catch (IOException refused) {
            throw unwritable(option, file, refused);
        }
    }

    /// Opens the file for writing, because permissions do not show every reason for a refusal. Changes nothing.
    private static void open(Path file) throws IOException {
        boolean existed = Files.exists(file);
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
        if (!existed) {
            Files.delete(file);
        }
    }
}

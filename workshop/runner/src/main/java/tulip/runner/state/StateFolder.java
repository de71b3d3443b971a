package tulip.runner.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder `.tulip/`, which holds progress and history. Commands that run at the same time take turns.
final class StateFolder {
    private static final Object TURN = new Object(); // because a file lock belongs to the JVM, not to a thread

    /// An action that may fail for a reason of the file system.
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    private final Path folder;

    StateFolder(Path home) {
        this.folder = home.resolve(".tulip");
    }

    Path path() {
        return folder;
    }

    /// Runs an action while no other command, in this or another terminal, changes the folder.
    <T> T alone(Action<T> action) throws IOException {
        synchronized (TURN) {
            try {
                Files.createDirectories(folder);
            } catch (IOException problem) {
                throw unusable(problem);
            }
            try (var file = open();
                    var _ = file.lock()) {
                return action.run();
            } catch (UncheckedIOException problem) {
                throw problem.getCause(); // a stream of files wraps its exceptions
            }
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(folder.resolve("state.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException problem) {
            throw unusable(problem);
        }
    }

    private IOException unusable(IOException problem) {
        return new IOException(
                "the folder .tulip cannot be written to (" + Reasons.of(problem)
                        + "), and without a copy of your answers there no command touches them",
                problem);
    }
}

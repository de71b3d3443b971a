package tulip.runner.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tulip.runner.state.Reasons;

/// A file that is made in a folder beside its place, and moved to its place when it is whole.
///
/// The folder is deleted at the end, also if a signal ends the JVM.
final class NewFile implements AutoCloseable {
    private static final int ATTEMPTS = 100; // to delete the folder while another thread still writes to it

    private final Path place;
    private final Path folder;
    private final Thread end = new Thread(this::interrupt);
    private volatile boolean interrupted;

    /// @param place  where the file will be
    /// @throws IOException with a sentence for the user, if there can be no new file
    NewFile(Path place) throws IOException {
        Path parent = place.toAbsolutePath().getParent();
        if (Files.isDirectory(place)) {
            throw new IllegalArgumentException(
                    "'" + place + "' is a folder: name a file in it, for example " + place.resolve("tulip-bundle.zip"));
        }
        if (Files.exists(place)) {
            throw new IllegalArgumentException(place + " exists: delete it, or name another file");
        }
        if (!Files.isDirectory(parent)) {
            throw new IllegalArgumentException("there is no folder " + parent + " for the bundle: make it first");
        }
        this.place = place;
        folder = folderIn(parent);
        Runtime.getRuntime().addShutdownHook(end);
    }

    private static Path folderIn(Path parent) throws IOException {
        try {
            return Files.createTempDirectory(parent, "unfinished-bundle-");
        } catch (IOException refused) {
            throw new IOException("cannot write to " + parent + ": " + Reasons.of(refused), refused);
        }
    }

    /// A file in the folder.
    Path resolve(String name) {
        return folder.resolve(name);
    }

    /// Moves a file of the folder to its place.
    void keep(Path whole) throws IOException {
        Files.move(whole, place);
    }

    /// Whether a signal ends the JVM. Writing fails then, because the folder is deleted.
    boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        delete();
    }

    @Override
    public void close() {
        delete();
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private void delete() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path each : deepestFirst) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | RuntimeException again) {
                Thread.onSpinWait();
            }
        }
    }
}

package tulip.crawler.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/// Counts how often a virtual thread of this JVM waited while it was pinned to its carrier (JEP 444, JEP 491).
///
/// Flight Recorder writes an event each time. Its usual threshold of 20 ms is off here.
final class PinCounter implements AutoCloseable {
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private final Recording recording = new Recording();

    PinCounter() {
        recording.enable(PINNED).withoutThreshold().withoutStackTrace();
        recording.start();
    }

    /// How often until now.
    ///
    /// @throws IOException if the recording cannot be written to the folder for temporary files
    long count() throws IOException {
        Path file = Files.createTempFile("tulip-pinned", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .count();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}

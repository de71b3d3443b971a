package tulip.runner.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// What a room may want to know from a recording of Flight Recorder.
///
/// @param pinned        virtual threads that were pinned to their carrier for 20 ms or longer
/// @param collections   of garbage
/// @param pauseMillis   how long these stopped the program together
/// @param threadStarts  of platform threads
/// @param cpu           the mean share of all cores, from 0 to 1; NaN if the recording was too short to tell
record FlightCounts(long pinned, long collections, double pauseMillis, long threadStarts, double cpu) {
    /// Reads a recording.
    ///
    /// @throws IOException with a few words for the user
    static FlightCounts read(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            throw new IOException("its JVM ended before the recording was written");
        }
        long pinned = 0;
        long collections = 0;
        long threadStarts = 0;
        Duration pauses = Duration.ZERO;
        var load = new DoubleSummaryStatistics();
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.VirtualThreadPinned" -> pinned++;
                    case "jdk.ThreadStart" -> threadStarts++;
                    case "jdk.CPULoad" -> load.accept(event.getFloat("jvmUser") + event.getFloat("jvmSystem"));
                    case "jdk.GarbageCollection" -> {
                        collections++;
                        pauses = pauses.plus(event.getDuration("sumOfPauses"));
                    }
                    default -> {}
                }
            }
        } catch (IOException damaged) {
            throw new IOException("its recording cannot be read: " + damaged.getMessage(), damaged);
        }
        double cpu = load.getCount() == 0 ? Double.NaN : load.getAverage();
        return new FlightCounts(pinned, collections, pauses.toNanos() / 1e6, threadStarts, cpu);
    }
}

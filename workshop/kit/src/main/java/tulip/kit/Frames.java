package tulip.kit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the answer's own lines among those of the JDK, JUnit and the kit.
final class Frames {
    /// A class that a participant edits, or a named mistake, which stands for one.
    private static final Pattern ANSWER =
            Pattern.compile("tulip\\.\\w+\\.(exercise\\.(?!\\w*ExerciseTest)|\\w+Mistakes\\$).*");

    /// A line of a thread dump: `tulip.iterators.exercise.MyTee.next(MyTee.java:17)`, perhaps after a loader's name.
    private static final Pattern DUMPED = Pattern.compile("([\\w.$]+)\\.([\\w$<>]+)\\((\\w+\\.java):(\\d+)\\)");

    private static final int MOST_CAUSES = 10; // an answer can make a circle of them

    private Frames() {}

    static boolean worthShowing(StackTraceElement frame) {
        return frame.getClassName().startsWith("tulip.")
                && !frame.getClassName().startsWith("tulip.kit.");
    }

    /// The innermost line of the answer in this throwable, or else in one of its causes.
    static Optional<StackTraceElement> ofAnswer(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(each -> ofAnswer(each.getStackTrace()).stream())
                .findFirst();
    }

    static Optional<StackTraceElement> ofAnswer(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> ANSWER.matcher(frame.getClassName()).matches())
                .findFirst();
    }

    /// The innermost line of the answer in any thread, virtual ones included, which only a thread dump shows.
    static Optional<StackTraceElement> ofAnyThread() {
        Path folder = null;
        Path file = null;
        try {
            folder = Files.createTempDirectory("tulip-threads");
            file = folder.resolve("dump");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return DUMPED.matcher(Files.readString(file))
                    .results()
                    .filter(line -> ANSWER.matcher(line.group(1)).matches())
                    .map(line -> new StackTraceElement(
                            line.group(1), line.group(2), line.group(3), Integer.parseInt(line.group(4))))
                    .findFirst();
        } catch (IOException | UnsupportedOperationException unavailable) {
            return Optional.empty(); // then the verdict does without a line
        } finally {
            delete(file);
            delete(folder);
        }
    }

    private static void delete(Path path) {
        if (path != null) {
            path.toFile().delete();
        }
    }
}

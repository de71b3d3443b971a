package tulip.kit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the answer's own lines among those of the JDK, JUnit and the kit.
public final class Frames {
    /// The class of a participant's answer, or of a named mistake.
    private static final Pattern ANSWER =
            Pattern.compile("tulip\\.\\w+\\.(exercise\\.(?!\\w*ExerciseTest)|\\w+Mistakes\\$).*");

    private static final Pattern CHECK = Pattern.compile("tulip\\.(?!kit\\.)[\\w.$]+Contract(\\$.*)?");

    private static final int MOST_CAUSES = 10; // an answer can make a circle of them
    private static final int MOST_FRAMES = 50; // an answer can call itself

    private Frames() {}

    static boolean worthShowing(StackTraceElement frame) {
        return frame.getClassName().startsWith("tulip.")
                && !frame.getClassName().startsWith("tulip.kit.");
    }

    /// The answer's lines in this throwable, or else in the first of its causes that has some; innermost first.
    static List<StackTraceElement> ofAnswer(Throwable thrown) {
        try {
            return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .map(each -> ofAnswer(each.getStackTrace()))
                    .filter(frames -> !frames.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        } catch (RuntimeException broken) { // an exception of the answer's own may override both
            return List.of();
        }
    }

    static List<StackTraceElement> ofAnswer(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(Frames::isAnswer).limit(MOST_FRAMES).toList();
    }

    /// The answer's lines in all threads, virtual ones included: first those of threads that run, then those of the
    /// thread of the check.
    static List<StackTraceElement> ofAllThreads(Thread check, List<ThreadDump.Snapshot> dump) {
        List<StackTraceElement> lines = dump.stream()
                .sorted(Comparator.comparing(ThreadDump.Snapshot::running)
                        .thenComparing(thread -> thread.id() == check.threadId())
                        .reversed())
                .flatMap(thread ->
                        thread.stack().stream().filter(Frames::isAnswer).limit(MOST_FRAMES))
                .distinct()
                .limit(MOST_FRAMES)
                .toList();
        return lines.isEmpty() ? ofAnswer(check.getStackTrace()) : lines; // not every JVM can dump its threads
    }

    /// Whether the frame is of an answer, or of a check that calls it.
    public static boolean isAnswerOrCheck(StackTraceElement frame) {
        return isAnswer(frame) || CHECK.matcher(frame.getClassName()).matches();
    }

    /// The frame of a lambda's own class belongs to no file. The JVM shows such frames in an OutOfMemoryError.
    public static boolean isAnswer(StackTraceElement frame) {
        return frame.getFileName() != null
                && ANSWER.matcher(frame.getClassName()).matches();
    }
}

package tulip.kit;

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

    private static final int MOST_CAUSES = 10; // an answer can make a circle of them

    private Frames() {}

    static boolean worthShowing(StackTraceElement frame) {
        return frame.getClassName().startsWith("tulip.")
                && !frame.getClassName().startsWith("tulip.kit.");
    }

    /// The innermost line of the answer in this throwable, or else in one of its causes.
    static Optional<StackTraceElement> ofAnswer(Throwable thrown) {
        try {
            return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .flatMap(each -> ofAnswer(each.getStackTrace()).stream())
                    .findFirst();
        } catch (RuntimeException broken) { // an exception of the answer's own may override both
            return Optional.empty();
        }
    }

    static Optional<StackTraceElement> ofAnswer(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(Frames::isAnswer).findFirst();
    }

    /// The innermost line of the answer in any thread, virtual ones included.
    static Optional<StackTraceElement> ofAnyThread() {
        return ThreadDump.take().stream()
                .flatMap(thread -> thread.stack().stream().filter(Frames::isAnswer))
                .findFirst();
    }

    private static boolean isAnswer(StackTraceElement frame) {
        return ANSWER.matcher(frame.getClassName()).matches();
    }
}

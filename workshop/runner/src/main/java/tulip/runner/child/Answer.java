package tulip.runner.child;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tulip.kit.ThreadDump;

/// Finds the answer's own lines in stack traces.
final class Answer {
    private static final int MOST_PLACES = 50; // an answer can call itself

    private Answer() {}

    /// The innermost line of the answer in this stack.
    static Optional<Place> place(StackTraceElement[] stack) {
        return places(stack).stream().findFirst();
    }

    /// The lines of the answer in this stack, innermost first.
    private static List<Place> places(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(Answer::isOwn)
                .limit(MOST_PLACES)
                .map(Place::of)
                .toList();
    }

    /// The lines of the answer where this was thrown, or else where its cause was; innermost first.
    static List<Place> places(Throwable thrown) {
        try {
            return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                    .limit(10)
                    .map(each -> places(each.getStackTrace()))
                    .filter(places -> !places.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        } catch (RuntimeException broken) { // an exception class of the answer may override both methods
            return List.of();
        }
    }

    /// The innermost line of the answer on a thread that executes this method.
    ///
    /// @param method  in the form `java.lang.Runtime.exit`
    static Optional<Place> placeOfWhoCalls(String method) {
        Predicate<StackTraceElement> isIt =
                frame -> (frame.getClassName() + "." + frame.getMethodName()).equals(method);
        return stacks().stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(isIt))
                .flatMap(stack -> place(stack).stream())
                .findFirst();
    }

    /// A line of the answer that some platform or virtual thread executes.
    static Optional<Place> placeOfAnyone() {
        return stacks().stream()
                .flatMap(stack -> place(stack).stream())
                .findFirst()
                .or(() -> ThreadDump.take().stream()
                        .flatMap(thread -> thread.stack().stream())
                        .filter(Answer::isOwn)
                        .findFirst()
                        .map(Place::of));
    }

    private static Collection<StackTraceElement[]> stacks() {
        return Thread.getAllStackTraces().values();
    }

    static boolean isOwn(StackTraceElement frame) {
        return AnswerLoader.isAnswer(frame.getClassName())
                && !frame.getClassName().endsWith("ExerciseTest")
                && frame.getFileName() != null
                && frame.getLineNumber() > 0;
    }
}

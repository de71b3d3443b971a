package tulip.runner.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import tulip.kit.Mistake;

/// Recognises a named mistake: it breaks the same promise, and the check saw the same.
///
/// Each candidate runs that one check. Those that hang are given up at once: they are like an answer that hung.
final class Mistakes {
    private static final long PATIENCE_MILLIS = 400;
    private static final int MOST_CANDIDATES = 6;
    private static final String HANGS = "\0hangs";

    private Mistakes() {}

    /// @param holders  names of the classes in which mistakes are nested; one that does not exist holds none
    /// @return the explanation
    static Optional<String> recognise(List<String> holders, Failure failure) {
        if (failure.cause() != Failure.Cause.PROMISE && failure.cause() != Failure.Cause.HANG) {
            return Optional.empty();
        }
        String seen = failure.cause() == Failure.Cause.HANG ? HANGS : failure.seen();
        return holders.stream()
                .flatMap(name -> nested(name).stream())
                .filter(type -> type.isAnnotationPresent(Mistake.class))
                .filter(type -> type.getAnnotation(Mistake.class).caughtBy().equals(failure.check()))
                .limit(MOST_CANDIDATES)
                .filter(type -> seen.equals(seenOf(type, failure.check())))
                .map(type -> type.getAnnotation(Mistake.class).explanation())
                .findFirst();
    }

    private static List<Class<?>> nested(String holder) {
        try {
            return Arrays.asList(Class.forName(holder, false, Mistakes.class.getClassLoader()).getDeclaredClasses());
        } catch (ClassNotFoundException | LinkageError none) {
            return List.of();
        }
    }

    private static String seenOf(Class<?> mistake, String check) {
        var seen = new AtomicReference<>("");
        Thread thread = Thread.ofPlatform().name("mistake").daemon().start(() -> run(mistake, check, seen));
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive() ? HANGS : seen.get();
    }

    private static void run(Class<?> mistake, String check, AtomicReference<String> seen) {
        Contracts.execute(Contracts.one(mistake, check), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .ifPresent(thrown -> seen.set(Failures.of(check, "", thrown).seen()));
            }
        });
    }
}

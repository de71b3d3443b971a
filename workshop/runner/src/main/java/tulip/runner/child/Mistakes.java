package tulip.runner.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import tulip.kit.Mistake;

/// Recognises a named mistake: it breaks the same promise, and the check saw the same.
///
/// Each candidate runs that one check. Those that hang are told by their declaration: nobody waits for them.
final class Mistakes {
    private static final long PATIENCE_MILLIS = 2_000; // a candidate ends by itself, if its declaration is true

    private Mistakes() {}

    /// Looks for the mistake that fails in the same way.
    ///
    /// @param holders  names of the classes in which mistakes are nested; one that does not exist holds none
    /// @return the explanation
    static Optional<String> recognise(List<String> holders, Failure failure) {
        Predicate<Class<?>> same = switch (failure.cause()) {
            case HANG -> type -> mistake(type).hangs();
            case PROMISE -> type -> !mistake(type).hangs() && failure.seen().equals(seenOf(type, failure.check()));
            case MEMORY, EXIT, OUTPUT, THREADS -> _ -> false;
        };
        return holders.stream()
                .flatMap(name -> nested(name).stream())
                .filter(type -> type.isAnnotationPresent(Mistake.class))
                .filter(type -> mistake(type).caughtBy().equals(failure.check()))
                .filter(same)
                .map(type -> mistake(type).explanation())
                .findFirst();
    }

    private static Mistake mistake(Class<?> type) {
        return type.getAnnotation(Mistake.class);
    }

    private static List<Class<?>> nested(String holder) {
        try {
            return Arrays.asList(Class.forName(holder, false, Mistakes.class.getClassLoader())
                    .getDeclaredClasses());
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
        return seen.get();
    }

    private static void run(Class<?> mistake, String check, AtomicReference<String> seen) {
        Contracts.execute(Contracts.one(mistake, check), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .ifPresent(thrown ->
                                seen.set(Failures.of(check, "", thrown).seen()));
            }
        });
    }
}

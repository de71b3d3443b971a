package tulip.runner.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import tulip.kit.Mistake;

/// Recognises a named mistake: it breaks the same promise, after the same steps, and the check saw the same.
///
/// Each candidate runs only that check. The messages of exceptions may differ, but decide between several mistakes. If
/// two mistakes fit, none is recognised, because a wrong name misleads more than no name.
final class Mistakes {
    private Mistakes() {}

    /// Looks for the mistake that fails in the same way.
    ///
    /// @param holders  names of the classes in which mistakes are nested; a class may be missing
    /// @return the explanation
    static Optional<String> recognise(List<String> holders, Failure failure) {
        boolean recognisable = failure.cause() == Failure.Cause.PROMISE || failure.cause() == Failure.Cause.HANG;
        List<Candidate> alike = candidates(holders, failure.check())
                .filter(_ -> recognisable)
                .filter(type -> type.getAnnotation(Mistake.class).hangs() == (failure.cause() == Failure.Cause.HANG))
                .flatMap(type -> failureOf(type, failure.check()).map(seen -> new Candidate(type, seen)).stream())
                .filter(candidate -> failure.looksLike(candidate.failure))
                .toList();
        if (alike.size() > 1) {
            alike = alike.stream()
                    .filter(candidate -> failure.saysTheSame(candidate.failure))
                    .toList();
        }
        return alike.size() == 1 ? Optional.of(alike.getFirst().explanation()) : Optional.empty();
    }

    private record Candidate(Class<?> type, Failure failure) {
        String explanation() {
            return type.getAnnotation(Mistake.class).explanation();
        }
    }

    private static Stream<Class<?>> candidates(List<String> holders, String check) {
        return holders.stream()
                .flatMap(name -> nested(name).stream())
                .filter(type -> type.isAnnotationPresent(Mistake.class))
                .filter(type -> type.getAnnotation(Mistake.class).caughtBy().equals(check));
    }

    private static List<Class<?>> nested(String holder) {
        try {
            return Arrays.asList(Class.forName(holder, false, Mistakes.class.getClassLoader())
                    .getDeclaredClasses());
        } catch (ClassNotFoundException | LinkageError none) {
            return List.of();
        }
    }

    private static Optional<Failure> failureOf(Class<?> mistake, String check) {
        var failure = new AtomicReference<Failure>();
        Contracts.execute(Contracts.one(mistake, check), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(thrown -> failure.compareAndSet(null, Failures.of(check, "", thrown)));
            }
        });
        return Optional.ofNullable(failure.get());
    }
}

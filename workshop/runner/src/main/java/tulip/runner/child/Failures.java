package tulip.runner.child;

import java.util.List;
import java.util.Optional;
import tulip.kit.ContractFailure;

/// Turns exceptions into sentences for a participant.
final class Failures {
    private static final int MOST_CHARACTERS = 300;

    private Failures() {}

    static Failure of(String check, String promise, Throwable thrown) {
        if (thrown instanceof ContractFailure failure) {
            return of(check, failure);
        }
        return new Failure(
                cause(thrown),
                check,
                promise,
                List.of(),
                Optional.of("no exception"),
                seen(thrown),
                Answer.places(thrown),
                Optional.empty());
    }

    private static Failure of(String check, ContractFailure failure) {
        Throwable behind = behind(failure.getCause());
        return new Failure(
                failure.isHang() ? Failure.Cause.HANG : cause(behind),
                check,
                failure.promise(),
                failure.steps(),
                failure.expected(),
                isSpecial(behind) ? seen(behind) : failure.actual(),
                places(failure, behind),
                Optional.empty(),
                failure.story());
    }

    private static List<Place> places(ContractFailure failure, Throwable behind) {
        return failure.frames().isEmpty() && behind != null
                ? Answer.places(behind)
                : failure.frames().stream().map(Place::of).toList();
    }

    /// The cause, if a class could not be initialised.
    private static Throwable behind(Throwable thrown) {
        return thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static Failure.Cause cause(Throwable thrown) {
        return thrown instanceof OutOfMemoryError ? Failure.Cause.MEMORY : Failure.Cause.PROMISE;
    }

    private static boolean isSpecial(Throwable thrown) {
        return thrown instanceof OutOfMemoryError || thrown instanceof StackOverflowError;
    }

    private static String seen(Throwable thrown) {
        Throwable behind = behind(thrown);
        String text = switch (behind) {
            case OutOfMemoryError full ->
                "OutOfMemoryError: " + full.getMessage() + " (a run may use "
                        + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB)";
            case StackOverflowError _ -> "StackOverflowError: a method calls itself again and again";
            default ->
                behind.getClass().getSimpleName() + (behind.getMessage() == null ? "" : ": " + behind.getMessage());
        };
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}

package tulip.runner.child;

import java.util.List;
import java.util.Optional;

/// Says how an answer failed.
///
/// @param check     the check that it failed, empty if none had begun
/// @param promise   what that check states
/// @param steps     what it had done until then
/// @param expected  what should have been seen; empty where finding that out is the exercise
/// @param seen      what was seen instead
/// @param place     the line that it comes from, where one is known
/// @param mistake   explains the named mistake that fails in the same way
public record Failure(
        Cause cause,
        String check,
        String promise,
        List<String> steps,
        Optional<String> expected,
        String seen,
        Optional<Place> place,
        Optional<String> mistake) {

    /// What kind of end it was.
    public enum Cause {
        /// A promise was broken.
        PROMISE,
        /// A check, or the whole run, did not end by its deadline.
        HANG,
        /// The heap was full.
        MEMORY,
        /// The answer ended the JVM.
        EXIT,
        /// The answer printed without end.
        OUTPUT,
        /// The answer started threads without end.
        THREADS
    }

    Failure at(Optional<Place> elsewhere) {
        return new Failure(cause, check, promise, steps, expected, seen, place.or(() -> elsewhere), mistake);
    }

    Failure explained(String explanation) {
        return new Failure(cause, check, promise, steps, expected, seen, place, Optional.of(explanation));
    }
}

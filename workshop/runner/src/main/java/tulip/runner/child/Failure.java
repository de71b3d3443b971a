package tulip.runner.child;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.kit.Contract;
import tulip.kit.HangStory;

/// How an answer failed.
///
/// @param check     the check that it failed, empty if none had begun
/// @param promise   what that check states
/// @param steps     what the check had done until then
/// @param expected  the right value; empty if the participant must find this value out
/// @param seen      what was seen instead
/// @param places    the lines of the answer that led to the failure, innermost first; empty if they are unknown
/// @param mistake   the explanation of the named mistake that fails in the same way
/// @param story     what waits, if nothing goes on
public record Failure(
        Cause cause,
        String check,
        String promise,
        List<String> steps,
        Optional<String> expected,
        String seen,
        List<Place> places,
        Optional<String> mistake,
        HangStory story) {

    private static final Pattern RESULT = Pattern.compile(" → .*| threw .*");
    private static final Pattern NULL_VARIABLE = Pattern.compile("(?<=Cannot .{1,100}) because .*?( is null|…)");
    private static final Pattern MESSAGE = Pattern.compile("(?<=(throws|threw) \\w{1,80})\\(\".*\"\\)");
    private static final Pattern OBJECT = Pattern.compile("[\\w.$/]+@[0-9a-f]+");

    /// A failure in which nothing waits.
    public Failure(
            Cause cause,
            String check,
            String promise,
            List<String> steps,
            Optional<String> expected,
            String seen,
            List<Place> places,
            Optional<String> mistake) {
        this(cause, check, promise, steps, expected, seen, places, mistake, HangStory.NOTHING);
    }

    /// The kind of failure.
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
        THREADS,
        /// The participant ended the run before its deadline.
        STOPPED
    }

    /// The innermost line of the answer.
    public Optional<Place> place() {
        return places.stream().findFirst();
    }

    /// Whether the other failure has the same check, the same steps and the same result. The messages of exceptions may
    /// differ.
    boolean looksLike(Failure other) {
        return cause == other.cause
                && check.equals(other.check)
                && (cause == Cause.HANG || withoutMessages(seen).equals(withoutMessages(other.seen)))
                && taken(steps).equals(taken(other.steps));
    }

    /// Whether also the messages of exceptions are the same.
    boolean saysTheSame(Failure other) {
        return withoutNames(seen).equals(withoutNames(other.seen));
    }

    /// The steps without their results: the text of an answer's object may differ from that of a mistake's.
    private static List<String> taken(List<String> steps) {
        return steps.stream()
                .map(step -> withoutMessages(RESULT.matcher(step).replaceFirst("")))
                .toList();
    }

    private static String withoutMessages(String text) {
        return MESSAGE.matcher(withoutNames(text)).replaceAll("");
    }

    /// Drops what depends on the names in an answer: the variable in a message, the default text of an object, and
    /// whether a line is shown.
    private static String withoutNames(String text) {
        String unheld = text.replace(Contract.HELD, "");
        return OBJECT.matcher(NULL_VARIABLE.matcher(unheld).replaceAll("")).replaceAll("an object");
    }

    /// What was seen, without what differs from run to run.
    public String seenInEachRun() {
        return withoutNames(seen);
    }

    /// The same failure, after these steps.
    Failure after(List<String> steps) {
        return new Failure(cause, check, promise, steps, expected, seen, places, mistake, story);
    }

    Failure explained(String explanation) {
        return new Failure(cause, check, promise, steps, expected, seen, places, Optional.of(explanation), story);
    }
}

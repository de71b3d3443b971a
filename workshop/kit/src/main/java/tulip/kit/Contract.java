package tulip.kit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tulip.kit.steps.Schedule;

/// The checks that every right answer to an exercise passes: the reference on each backend, and a participant's class.
///
/// ```java
/// public abstract class CountdownContract extends Contract {
///     protected abstract Iterable<Integer> countdown(int from);
///
///     @Check("The end is not an element: asking for more throws NoSuchElementException.")
///     @Order(3)
///     void askingPastTheEndThrows() {
///         var iterator = countdown(1).iterator();
///         step("next()", iterator::next);
///         expectThrows(NoSuchElementException.class, "next() past the end", iterator::next);
///     }
/// }
/// ```
///
/// Checks run in their order, each on a thread of its own with a deadline ([Deadline], 3 s if there is none), so that
/// an answer that never returns becomes a failure that names its line. Once a check was given up, the rest of the
/// contract does not run: what hangs may still hold what they need.
///
/// A failure is recorded before it is thrown, so an answer that catches it gains nothing. One that follows a [Todo]
/// aborts the check instead ("not started"). Anything else that the answer throws is a failure too.
///
/// What is [seen][ContractFailure#actual] should tell wrong answers apart, since a [Mistake] is recognised by it.
@Tag("contract")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(Promises.class)
@ExtendWith(ContractExtension.class)
public abstract class Contract {
    /// The configuration parameter of JUnit that ends a contract at its first failure: `true` or `false`.
    public static final String ONE_FAILURE_IS_ENOUGH = "tulip.contract.oneFailureIsEnough";

    /// What a sentence ends with if a schedule has held a thread.
    public static final String HELD = ", if a thread stands still for a moment before the line shown";

    private static final Pattern PLURAL = Pattern.compile("(all|the \\w*[a-rt-z]s)\\b.*");

    /// An action that returns nothing and may throw.
    @FunctionalInterface
    public interface Action {
        void run() throws Throwable;
    }

    /// Logs a step.
    protected final void step(String what) {
        CheckRun.current().step(what);
    }

    /// Logs a step, executes it, and logs its result or exception.
    protected final <T> T step(String what, Callable<T> action) {
        CheckRun run = CheckRun.current();
        int number = run.step(what);
        try {
            T value = action.call();
            run.came(number, what, " → " + Text.of(value));
            return value;
        } catch (Throwable thrown) {
            run.came(number, what, " threw " + Text.of(thrown));
            throw Contract.<RuntimeException>same(thrown);
        }
    }

    /// Logs a step that returns nothing, and executes it.
    protected final void perform(String what, Action action) {
        step(what, () -> done(action));
    }

    /// Fails unless the two are equal.
    ///
    /// @param what  a noun that names the compared value: "the second iterator's first element". The message goes
    ///              on with "is", or with "are" after "all …" and after a plural: "the files that are open"
    protected final void expect(String what, Object expected, Object actual) {
        if (!Objects.deepEquals(expected, actual)) {
            String subject = what + verb(what);
            throw failure(subject + Text.of(expected), subject + Text.of(actual));
        }
    }

    static String verb(String what) {
        return PLURAL.matcher(what).matches() ? " are " : " is ";
    }

    /// Fails unless the two are one object.
    @SuppressWarnings("ReferenceEquality") // which is what is promised
    protected final void expectSame(String what, Object expected, Object actual) {
        if (expected != actual) {
            throw failure(
                    what + " is " + Text.of(expected), what + " is " + Text.of(actual) + difference(expected, actual));
        }
    }

    /// What two objects differ in, if nobody can see it: they are equal, or only their texts are.
    private static String difference(Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            return " (equal, but another object)";
        }
        return Text.of(expected).equals(Text.of(actual)) ? " (another object)" : "";
    }

    /// Fails unless the condition holds.
    ///
    /// @param expected  what should be, as a sentence
    /// @param actual    what is instead, as a sentence
    protected final void expectThat(boolean condition, String expected, String actual) {
        if (!condition) {
            throw failure(expected, actual);
        }
    }

    /// Fails unless the condition holds, and shows the line before which the schedule has held a thread.
    protected final void expectThat(Schedule schedule, boolean condition, String expected, String actual) {
        if (!condition) {
            List<StackTraceElement> place = Frames.ofAnswer(schedule.place());
            String held = place.isEmpty() ? "" : HELD;
            throw CheckRun.current().fail(expected, actual + held, null, place);
        }
    }

    /// A failure to throw, already recorded, that shows the line of the answer where a thread is.
    protected final ContractFailure failure(Thread thread, String expected, String actual) {
        return CheckRun.current().fail(expected, actual, null, Frames.ofAnswer(thread.getStackTrace()));
    }

    /// A failure to throw, already recorded, that shows the line of the answer that has thrown.
    protected final ContractFailure failure(Throwable thrown, String expected, String actual) {
        return CheckRun.current().fail(expected, actual, thrown, Frames.ofAnswer(thrown));
    }

    /// Fails unless the action throws an exception of this type; tells what it returned instead.
    protected final <X extends Throwable> X expectThrows(Class<X> type, String what, Callable<?> action) {
        CheckRun run = CheckRun.current();
        int number = run.step(what);
        Object value;
        try {
            value = action.call();
        } catch (Throwable thrown) {
            run.came(number, what, " threw " + Text.of(thrown));
            if (type.isInstance(thrown) && !(thrown instanceof ContractFailure)) {
                return type.cast(thrown);
            }
            if (thrown instanceof ContractFailure || thrown instanceof Todo) {
                throw Contract.<RuntimeException>same(thrown);
            }
            String expected = what + " throws " + type.getSimpleName();
            String actual = what + " throws " + Text.of(thrown);
            throw run.fail(expected, actual, thrown, Frames.ofAnswer(thrown));
        }
        String returned = Text.NOTHING.equals(value) ? "returns normally" : "returns " + Text.of(value);
        run.came(number, what, " " + returned);
        throw failure(what + " throws " + type.getSimpleName(), what + " " + returned);
    }

    /// Fails unless the action, which returns nothing, throws an exception of this type.
    protected final <X extends Throwable> X expectThrows(Class<X> type, String what, Action action) {
        return expectThrows(type, what, (Callable<?>) () -> done(action));
    }

    /// A failure to throw, already recorded.
    protected final ContractFailure failure(String expected, String actual) {
        return CheckRun.current().fail(expected, actual, null, List.of());
    }

    /// A failure to throw that does not tell what should have been seen, where finding that out is the exercise.
    protected final ContractFailure failure(String actual) {
        return CheckRun.current().fail(null, actual, null, List.of());
    }

    /// Keeps who waits now, where nothing more can happen. A failure that follows tells it.
    protected final void keepWhoWaits() {
        CheckRun.current().keepWhoWaits();
    }

    private static Object done(Action action) {
        try {
            action.run();
            return Text.NOTHING;
        } catch (Throwable thrown) {
            throw Contract.<RuntimeException>same(thrown);
        }
    }

    /// Throws what was thrown, as the same object: a contract's methods need no `throws`.
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException same(Throwable thrown) throws X {
        throw (X) thrown;
    }
}

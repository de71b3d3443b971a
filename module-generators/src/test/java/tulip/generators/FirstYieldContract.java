package tulip.generators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a generator must prove before anyone closes it.
public abstract class FirstYieldContract extends Contract {
    private static final int MOST_ELEMENTS = 20;

    /// What the bodies of a check have done.
    final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    protected abstract <T> Generator<T> generator(Generator.Body<T> body);

    /// The state of the generator under test.
    protected State state(Generator<?> generator) {
        return generator instanceof GeneratorObject<?> object ? object.state() : ((Breakable<?>) generator).state;
    }

    /// How an answer pauses: on virtual threads, where a debugger and a dump show the body, unless
    /// `-Dtulip.suspension` is set.
    protected static Suspension suspension() {
        return System.getProperty("tulip.suspension") == null ? Suspension.VIRTUAL_THREAD : Suspension.chosen();
    }

    @Check("Making a generator runs no code of the body.")
    @Order(1)
    void makingItRunsNothing() {
        numbers();
        expect("what the body has done before anyone asks", List.of(), trace);
    }

    @Check("A generator gives what the body yields, null included, and ends when the body ends.")
    @Order(2)
    void givesWhatTheBodyYields() {
        Generator<String> orders = make("a body that yields \"tea\", \"mocha\", null, \"espresso\"", out -> {
            trace.add("began");
            out.yield("tea");
            out.yield("mocha");
            out.yield(null);
            out.yield("espresso");
        });
        List<String> given = elements("orders", orders);
        expectThat(!trace.isEmpty(), "the body begins when hasNext() is called", "the body never begins");
        expect("all elements of orders", Arrays.asList("tea", "mocha", null, "espresso"), given);
        Generator<String> none = make("a body that yields nothing", out -> trace.add("ended"));
        expect("all elements of none", List.of(), elements("none", none));
        expect("what the two bodies have done", List.of("began", "ended"), trace);
    }

    @Check("next runs the body to the yield of the element that next gives, and no further.")
    @Order(3)
    void nextRunsNoFurther() {
        Generator<Integer> numbers = numbers();
        expect("the first next()", 1, next("numbers", numbers));
        expect("what the body has done after one next()", List.of("before 1"), List.copyOf(trace));
        expect("the second next()", 2, next("numbers", numbers));
        expect("what the body has done after two next()", List.of("before 1", "before 2"), List.copyOf(trace));
        expectEnd("numbers", numbers);
    }

    @Check("hasNext runs the body to its next yield or its end. Another hasNext does not run the body again.")
    @Order(4)
    void hasNextRunsOnce() {
        Generator<Integer> numbers = numbers();
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("numbers", numbers));
        }
        expect("what the body has done after three calls of hasNext()", List.of("before 1"), List.copyOf(trace));
        expect("next()", 1, next("numbers", numbers));
        expect("what the body has done after next()", List.of("before 1"), List.copyOf(trace));
        expect("hasNext()", true, hasNext("numbers", numbers));
        expect("what the body has done after one more hasNext()", List.of("before 1", "before 2"), List.copyOf(trace));
        expect("next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
    }

    @Check("The end is final: hasNext is false, next throws NoSuchElementException, and the body does not run again.")
    @Order(5)
    void theEndIsFinal() {
        Generator<Integer> numbers = numbers();
        next("numbers", numbers);
        next("numbers", numbers);
        expectEnd("numbers", numbers);
        expectEnd("numbers", numbers);
        expect("what the body has done", List.of("before 1", "before 2", "at the end"), trace);
    }

    @Check("An exception of the body reaches the caller once, as the same object. Then the generator has ended.")
    @Order(6)
    void whatTheBodyThrowsComesOut() {
        var failure = new IllegalStateException("no milk");
        Generator<Integer> failing = make("a body that yields 1 and throws", out -> {
            out.yield(1);
            throw failure;
        });
        expect("next()", 1, next("failing", failing));
        var thrown = expectThrows(failure.getClass(), "next(), where the body throws,", failing::next);
        expectThat(
                !failure.equals(thrown.getCause()),
                "next() throws what the body threw",
                "next() throws another exception, which has the body's exception as its cause");
        expectSame("what next() throws", failure, thrown);
        expectEnd("failing", failing);
        var error = new AssertionError("no cups");
        Generator<Integer> broken = make("a body that throws an Error", out -> {
            throw error;
        });
        expectSame(
                "what hasNext() throws",
                error,
                expectThrows(error.getClass(), "hasNext(), where the body throws,", broken::hasNext));
        expectEnd("broken", broken);
    }

    @Check("A body may use another generator, and two generators of one body do not disturb each other.")
    @Order(7)
    void generatorsAreIndependent() {
        Generator<Integer> inner = numbers();
        Generator<Integer> doubled = make("a body that yields the double of what inner gives", out -> {
            while (inner.hasNext()) {
                out.yield(2 * inner.next());
            }
        });
        Generator<Integer> other = numbers();
        expect("other.next()", 1, next("other", other));
        expect("doubled.next()", 2, next("doubled", doubled));
        expect("doubled.next()", 4, next("doubled", doubled));
        expect("other.next()", 2, next("other", other));
        expectEnd("doubled", doubled);
        expectEnd("other", other);
    }

    @Check("While the body runs, the state is RUNNING, also after a yield. At the end it is CLOSED.")
    @Order(8)
    void theStateSaysWhatTheBodyDoes() {
        var self = new AtomicReference<Generator<Integer>>();
        Generator<Integer> numbers = make("a body that notes its state, and yields 1 and 2", out -> {
            trace.add("" + state(self.get()));
            out.yield(1);
            trace.add("" + state(self.get()));
            out.yield(2);
            trace.add("" + state(self.get()));
        });
        self.set(numbers);
        expect("the state before anyone asks", State.CREATED, state(numbers));
        expect("hasNext()", true, hasNext("numbers", numbers));
        expect("the state after hasNext()", State.READY, state(numbers));
        expect("next()", 1, next("numbers", numbers));
        expect("the state after next()", State.TAKEN, state(numbers));
        expect("next()", 2, next("numbers", numbers));
        expectEnd("numbers", numbers);
        expect("the states that the body has seen", List.of("RUNNING", "RUNNING", "RUNNING"), List.copyOf(trace));
        expect("the state at the end", State.CLOSED, state(numbers));
    }

    final <T> Generator<T> make(String what, Generator.Body<T> body) {
        return step(what, () -> generator(body));
    }

    private Generator<Integer> numbers() {
        return make("a body that yields 1 and 2", out -> {
            trace.add("before 1");
            out.yield(1);
            trace.add("before 2");
            out.yield(2);
            trace.add("at the end");
        });
    }

    final boolean hasNext(String name, Iterator<?> generator) {
        return step(name + ".hasNext()", generator::hasNext);
    }

    final <T> T next(String name, Iterator<T> generator) {
        return step(name + ".next()", generator::next);
    }

    /// Takes all elements as a loop does, but gives up if there are far too many.
    final <T> List<T> elements(String name, Iterator<T> generator) {
        return step("all elements of " + name, () -> {
            var elements = new ArrayList<T>();
            while (generator.hasNext()) {
                elements.add(nextOf(name, generator, elements));
                expectThat(elements.size() <= MOST_ELEMENTS, name + " ends", name + " goes on and on: " + elements);
            }
            return elements;
        });
    }

    /// Takes an element after `hasNext` has promised it.
    private <T> T nextOf(String name, Iterator<T> generator, List<T> before) {
        try {
            return generator.next();
        } catch (NoSuchElementException thrown) {
            String seen = "after " + before + " hasNext() is true, and next() throws NoSuchElementException";
            expectThat(false, name + ".next() gives the element that hasNext() has promised", seen);
            throw thrown;
        }
    }

    /// Fails unless the generator has ended, for `next` and for `hasNext`.
    final void expectEnd(String name, Iterator<?> generator) {
        expectThrows(NoSuchElementException.class, name + ".next() at the end", generator::next);
        expect(name + ".hasNext() at the end", false, hasNext(name, generator));
    }
}

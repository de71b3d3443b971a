package tulip.iterators;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Deadline;

/// What several walks over one source must prove: each element is pulled once, and kept no longer than it must be.
public abstract class TeeContract extends WalkContract {
    private static final int MANY = 100;
    private static final int COLLECTOR_MILLIS = 8_000; // a busy machine collects slowly

    protected abstract <T> Iterator<T> tee(Iterator<? extends T> source);

    /// Begins another walk where that one stands.
    ///
    /// @param tee  what [#tee] or this has given
    protected abstract <T> Iterator<T> copy(Iterator<T> tee);

    @Check("Each walk sees every element, null included, whoever reads first.")
    @Order(1)
    @SuppressWarnings("ReferenceEquality") // is it another object?
    void eachSeesEverything() {
        step("a source of \"a\", \"b\", null, \"c\"");
        Iterator<String> one = tee(Watched.of("a", "b", null, "c"));
        var two = copy(one);
        expectThat(two != one, "two, the copy of one, is another walk", "two, the copy of one, is one itself");
        expect("one.next()", "a", next("one", one));
        expect("two.next()", "a", next("two", two));
        expect("all other elements of one", list("b", null, "c"), elements("one", one));
        expect("all other elements of two", list("b", null, "c"), elements("two", two));
    }

    @Check("An element is pulled when the first of them asks for it, and only then.")
    @Order(2)
    void pullsEachElementOnce() {
        var source = Watched.of("a", "b", "c");
        Iterator<String> one = tee(source);
        var two = copy(one);
        expect("the number of elements pulled before anyone asks", 0, source.pulled());
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("one", one));
        }
        expect("the number of elements pulled by three times hasNext()", 0, source.pulled());
        expect("one.next()", "a", next("one", one));
        expect("the number of elements pulled by one.next()", 1, source.pulled());
        expect("two.next()", "a", next("two", two));
        expect("the number of elements pulled by one.next() and two.next()", 1, source.pulled());
        expect("two.next()", "b", next("two", two));
        expect("one.next()", "b", next("one", one));
        expect("the number of elements pulled by two of each", 2, source.pulled());
    }

    @Check("A copy begins where the original stands, and moves by itself.")
    @Order(3)
    void aCopyBeginsWhereTheOriginalStands() {
        Iterator<String> one = tee(Watched.of("a", "b", "c"));
        next("one", one);
        var two = copy(one);
        expect("two.next()", "b", next("two", two));
        var three = copy(two);
        expect("all elements of three, a copy of two", List.of("c"), elements("three", three));
        expect("all other elements of one", List.of("b", "c"), elements("one", one));
        expect("all other elements of two", List.of("c"), elements("two", two));
    }

    @Check("At the end next throws NoSuchElementException, for each walk when it gets there, and for good.")
    @Order(4)
    void theEndIsForEachItsOwn() {
        var source = new Watched.Growing();
        Iterator<String> one = tee(source);
        var two = copy(one);
        next("one", one);
        expectEnd("one", one);
        perform("the source grows", source::grow);
        expectEnd("one", one);
        expect("hasNext() of two, who is behind", true, hasNext("two", two));
        next("two", two);
        expectEnd("two", two);
    }

    @Check("An exception is not the end: it reaches whoever asked, and the walks go on.")
    @Order(5)
    void exceptionsPass() {
        var failure = new IllegalStateException("no paper");
        Iterator<Integer> one = tee(Failing.at(2, failure));
        var two = copy(one);
        next("one", one);
        expectPasses(failure, "one.next(), where the source fails,", one::next);
        expect("all elements of one after the exception", List.of(3), elements("one", one));
        expect("all elements of two", List.of(1, 3), elements("two", two));
    }

    @Check("What all have read is no longer held.")
    @Order(6)
    @Deadline(millis = COLLECTOR_MILLIS)
    void freesWhatAllHaveRead() {
        var pulled = new ArrayList<WeakReference<Object>>();
        Iterator<Object> one = tee(fresh(pulled));
        var two = copy(one);
        step(MANY + " times one.next()");
        read(one);
        step("the number of elements still held, of " + MANY);
        expect("the number of elements held for two, who has read none", MANY, held(pulled));
        step(MANY + " times two.next()");
        read(two);
        int held = held(pulled);
        expectThat(
                held <= 1,
                "what both have read is freed",
                held + " of " + MANY + " elements that both have read are still held");
        expect("hasNext()", true, hasNext("one", one)); // and so both were alive until here
        expect("hasNext()", true, hasNext("two", two));
    }

    @Check("A copy that nobody holds any more makes nobody hold an element.")
    @Order(7)
    @Deadline(millis = COLLECTOR_MILLIS)
    void freesWhatOnlyADroppedCopyHadToRead() {
        var pulled = new ArrayList<WeakReference<Object>>();
        Iterator<Object> one = tee(fresh(pulled));
        step("a copy of one is made and dropped");
        hasNext("copy", copy(one));
        step(MANY + " times one.next()");
        read(one);
        int held = held(pulled);
        expectThat(
                held <= 1,
                "what only the dropped copy had to read is freed",
                held + " of " + MANY + " elements are held for a copy that is gone");
        expect("hasNext()", true, hasNext("one", one));
    }

    /// An endless source of new objects, which it does not hold itself.
    private static Iterator<Object> fresh(List<WeakReference<Object>> pulled) {
        return Stream.generate(() -> {
                    var element = new Object();
                    pulled.add(new WeakReference<>(element));
                    return element;
                })
                .iterator();
    }

    private static void read(Iterator<?> walk) {
        for (int i = 0; i < MANY; i++) {
            walk.next();
        }
    }

    /// How many of the elements that were pulled are alive, once the collector has seen to the others.
    private static int held(List<WeakReference<Object>> pulled) {
        System.gc(); // collects everything at once, with every collector of the JDK but Epsilon
        return (int) pulled.stream().filter(each -> each.get() != null).count();
    }
}

package tulip.iterators;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Deadline;

/// What several walks over one source must prove: an element is pulled once, and held until all walks have read it.
public abstract class TeeContract extends WalkContract {
    private static final int MANY = 100;
    private static final int COLLECTOR_MILLIS = 8_000; // a busy machine collects slowly

    protected abstract <T> Iterator<T> tee(Iterator<? extends T> source);

    /// Makes a walk that begins at the position of the given walk.
    ///
    /// @param tee  a walk that [#tee] or [#copy] has made
    protected abstract <T> Iterator<T> copy(Iterator<T> tee);

    @Check("Each walk gives every element, null included. It does not matter which walk reads first.")
    @Order(1)
    @SuppressWarnings("ReferenceEquality") // is it another object?
    void eachSeesEverything() {
        step("a source of \"a\", \"b\", null, \"c\"");
        Iterator<String> one = tee(Watched.of("a", "b", null, "c"));
        step("two = one.copy()");
        var two = copy(one);
        expectThat(
                two != one, "two, the copy of one, is a new object", "two, the copy of one, is the same object as one");
        expect("one.next()", "a", next("one", one));
        expect("two.next()", "a", next("two", two));
        expect("all other elements of one", list("b", null, "c"), elements("one", one));
        expect("all other elements of two", list("b", null, "c"), elements("two", two));
    }

    @Check("The first next that needs an element pulls it. No other call pulls this element.")
    @Order(2)
    void pullsEachElementOnce() {
        var source = Watched.of("a", "b", "c");
        Iterator<String> one = tee(source);
        step("two = one.copy()");
        var two = copy(one);
        expect("the number of elements pulled before anyone asks", 0, source.pulled());
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("one", one));
        }
        expect("the number of elements pulled by three calls of hasNext()", 0, source.pulled());
        expect("one.next()", "a", next("one", one));
        expect("the number of elements pulled by one.next()", 1, source.pulled());
        expect("two.next()", "a", next("two", two));
        expect("the number of elements pulled by one.next() and two.next()", 1, source.pulled());
        expect("two.next()", "b", next("two", two));
        expect("one.next()", "b", next("one", one));
        expect("the number of elements pulled by two next() of each walk", 2, source.pulled());
    }

    @Check("A copy begins at the position of the original. After that, each walk moves alone.")
    @Order(3)
    void aCopyBeginsWhereTheOriginalStands() {
        Iterator<String> one = tee(Watched.of("a", "b", "c"));
        next("one", one);
        step("two = one.copy()");
        var two = copy(one);
        expect("two.next()", "b", next("two", two));
        var three = copy(two);
        expect("all elements of three, a copy of two", List.of("c"), elements("three", three));
        expect("all other elements of one", List.of("b", "c"), elements("one", one));
        expect("all other elements of two", List.of("c"), elements("two", two));
    }

    @Check("At the end of a walk next throws NoSuchElementException. The end is final, and other walks go on.")
    @Order(4)
    void theEndIsForEachItsOwn() {
        var source = new Watched.Growing();
        Iterator<String> one = tee(source);
        step("two = one.copy()");
        var two = copy(one);
        next("one", one);
        expectEnd("one", one);
        perform("the source grows", source::grow);
        expectEnd("one", one);
        expect("hasNext() of two, which is behind", true, hasNext("two", two));
        next("two", two);
        expectEnd("two", two);
    }

    @Check("An exception of the source reaches the caller. It is not the end: the walks go on.")
    @Order(5)
    void exceptionsPass() {
        passes(new IllegalStateException("no paper"));
    }

    private void passes(Throwable failure) {
        Iterator<Integer> one = tee(Failing.at(2, failure));
        step("two = one.copy()");
        var two = copy(one);
        next("one", one);
        expectPasses(failure, "one.next(), where the source fails,", one::next);
        expect("all elements of one after the exception", List.of(3), elements("one", one));
        expect("all elements of two", List.of(1, 3), elements("two", two));
    }

    @Check("A walk that is behind reads the kept elements, and does not ask the source.")
    @Order(6)
    void aWalkBehindDoesNotAskTheSource() {
        var source = Watched.of("a", "b");
        Iterator<String> one = tee(source);
        step("two = one.copy()");
        var two = copy(one);
        next("one", one);
        int asked = source.asked();
        expect("hasNext() of two, which is behind", true, hasNext("two", two));
        expect("two.next()", "a", next("two", two));
        expect("the number of calls of the source for an element that is kept", 0, source.asked() - asked);
    }

    @Check("A NoSuchElementException of the source is not the end either.")
    @Order(7)
    void noSuchElementIsNotTheEnd() {
        passes(looksLikeTheEnd());
    }

    @Check("An Error of the source reaches the caller too, and the walks go on.")
    @Order(8)
    void errorsPass() {
        passes(error());
    }

    @Check("An element that all walks have read is freed.")
    @Order(9)
    @Deadline(millis = COLLECTOR_MILLIS)
    void freesWhatAllHaveRead() {
        var pulled = new ArrayList<WeakReference<Object>>();
        Iterator<Object> one = tee(fresh(pulled));
        step("two = one.copy()");
        var two = copy(one);
        step(MANY + " calls of one.next()");
        read(one);
        step("the number of elements still held, of " + MANY);
        System.gc();
        expect("the number of elements held for two, which has read none", MANY, alive(pulled));
        step(MANY + " calls of two.next()");
        read(two);
        int held = held(pulled);
        expectThat(
                held <= 1,
                "elements that both have read are freed",
                held + " of " + MANY + " elements that both have read are still held");
        expect("hasNext()", true, hasNext("one", one)); // and so both were alive until here
        expect("hasNext()", true, hasNext("two", two));
    }

    @Check("An element that only a discarded copy still needs is freed.")
    @Order(10)
    @Deadline(millis = COLLECTOR_MILLIS)
    void freesWhatOnlyADroppedCopyHadToRead() {
        var pulled = new ArrayList<WeakReference<Object>>();
        Iterator<Object> one = tee(fresh(pulled));
        step("a copy of one is made and discarded");
        hasNext("copy", copy(one));
        step(MANY + " calls of one.next()");
        read(one);
        int held = held(pulled);
        expectThat(
                held <= 1,
                "elements that only the discarded copy needed are freed",
                held + " of " + MANY + " elements are still held for a discarded copy");
        expect("hasNext()", true, hasNext("one", one));
    }

    @Check("If the source calls the walk that is calling the source, the source gets an IllegalStateException.")
    @Order(11)
    void aSourceMayNotAskItsOwnWalk() {
        var walks = new ArrayList<Iterator<Integer>>();
        var source = GeneratorExpression.of(List.of(1, 2), n -> {
            expectThrows(IllegalStateException.class, "one.next(), called by the source,", walks.getFirst()::next);
            expectThrows(
                    IllegalStateException.class, "one.hasNext(), called by the source,", walks.getFirst()::hasNext);
            return n;
        });
        walks.add(tee(source));
        var two = copy(walks.getFirst());
        expect("all elements of one", List.of(1, 2), elements("one", walks.getFirst()));
        expect("all elements of two", List.of(1, 2), elements("two", two));
    }

    /// A long source of new objects, which it does not hold itself.
    private static Iterator<Object> fresh(List<WeakReference<Object>> pulled) {
        return Stream.generate(() -> {
                    var element = new Object();
                    pulled.add(new WeakReference<>(element));
                    return element;
                })
                .limit(100L * MANY)
                .iterator();
    }

    private static void read(Iterator<?> walk) {
        for (int i = 0; i < MANY; i++) {
            walk.next();
        }
    }

    /// The number of pulled elements that are still held after enough collections.
    private static int held(List<WeakReference<Object>> pulled) {
        int alive = MANY;
        for (int i = 0; i < MOST_COLLECTIONS && alive > 1; i++) {
            System.gc();
            alive = alive(pulled);
        }
        return alive;
    }

    private static int alive(List<WeakReference<Object>> pulled) {
        return (int) pulled.stream().filter(each -> each.get() != null).count();
    }
}

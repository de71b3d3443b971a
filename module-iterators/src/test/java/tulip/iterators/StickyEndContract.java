package tulip.iterators;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Deadline;

/// What a wrapper that makes an iterator's end final must prove.
public abstract class StickyEndContract extends WalkContract {
    private static final int COLLECTOR_MILLIS = 8_000; // a busy machine collects slowly

    protected abstract <T> Iterator<T> stickyEnd(Iterator<? extends T> source);

    @Check("The wrapper gives what its source gives, null included, and ends with it.")
    @Order(1)
    void givesWhatTheSourceGives() {
        step("a source of \"a\", null, \"b\"");
        expect(
                "all elements of the wrapper",
                list("a", null, "b"),
                elements("wrapper", stickyEnd(Watched.of("a", null, "b"))));
    }

    @Check("The wrapper pulls an element when next asks for it, and not before.")
    @Order(2)
    void pullsNothingAhead() {
        var source = Watched.of("a", "b", "c");
        var wrapper = stickyEnd(source);
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("wrapper", wrapper));
        }
        expect("the number of elements pulled after three calls of hasNext()", 0, source.pulled());
        expect("next()", "a", next("wrapper", wrapper));
        expect("the number of elements pulled after one next()", 1, source.pulled());
    }

    @Check("next does not need a hasNext before it, and throws NoSuchElementException at the end.")
    @Order(3)
    void nextNeedsNoHasNext() {
        var wrapper = stickyEnd(Watched.of("a", "b"));
        expect("the first next()", "a", next("wrapper", wrapper));
        expect("the second next()", "b", next("wrapper", wrapper));
        expectEnd("wrapper", wrapper);
    }

    @Check(
            "Once hasNext was false, or next has thrown NoSuchElementException, the end is final: also if the source grows.")
    @Order(4)
    void theEndStays() {
        var source = new Watched.Growing();
        var looped = stickyEnd(source);
        next("looped", looped);
        expect("hasNext() at the end", false, hasNext("looped", looped));
        perform("the source grows", source::grow);
        boolean afterHasNext = hasNext("looped", looped);

        var other = new Watched.Growing();
        var pulled = stickyEnd(other);
        next("pulled", pulled);
        expectThrows(NoSuchElementException.class, "pulled.next() at the end", pulled::next);
        perform("its source grows", other::grow);
        boolean afterNext = hasNext("pulled", pulled);

        expectThat(
                !afterHasNext && !afterNext,
                "hasNext() stays false after the end",
                "after hasNext saw the end, hasNext() was " + afterHasNext + "; after next threw, hasNext() was "
                        + afterNext);
        expectEnd("looped", looped);
        expectEnd("pulled", pulled);
    }

    @Check("If the source grows before its end was seen, the new elements still come.")
    @Order(5)
    void notOverBeforeTheEndWasSeen() {
        var source = new Watched.Growing();
        var wrapper = stickyEnd(source);
        next("wrapper", wrapper);
        perform("the source grows, before anyone has asked for its end", source::grow);
        expect("hasNext()", true, hasNext("wrapper", wrapper));
        expect("next()", "grown", next("wrapper", wrapper));
    }

    @Check("After the end the source is never asked again.")
    @Order(6)
    void neverAsksAgain() {
        var source = new Watched.Growing();
        var wrapper = stickyEnd(source);
        next("wrapper", wrapper);
        expect("hasNext() at the end", false, hasNext("wrapper", wrapper));
        int asked = source.asked();
        expectEnd("wrapper", wrapper);
        expect("the number of times that the source was asked after its end", 0, source.asked() - asked);
    }

    @Check("An exception is not the end: it reaches the caller, and the elements after it still come.")
    @Order(7)
    void exceptionsPass() {
        passes(new IllegalStateException("no paper"));
    }

    @Check("A NoSuchElementException that the source throws while it has more is not the end either.")
    @Order(8)
    void noSuchElementIsNotTheEnd() {
        passes(looksLikeTheEnd());
    }

    @Check("An Error passes as an exception does, and ends nothing.")
    @Order(9)
    void errorsPass() {
        passes(error());
    }

    @Check("After its end the wrapper no longer holds its source.")
    @Order(10)
    @Deadline(millis = COLLECTOR_MILLIS)
    void letsItsSourceGo() {
        var source = new Watched.Growing();
        var held = new WeakReference<>(source);
        var wrapper = stickyEnd(source);
        source = null;
        next("wrapper", wrapper);
        expect("hasNext() at the end", false, hasNext("wrapper", wrapper));
        collect(held);
        expectThat(held.get() == null, "the source is freed", "the wrapper still holds its source");
        expect("hasNext() at the end", false, hasNext("wrapper", wrapper)); // so the wrapper was alive until here
    }

    private void passes(Throwable failure) {
        var wrapper = stickyEnd(Failing.at(2, failure));
        expect("next()", 1, next("wrapper", wrapper));
        expectPasses(failure, "next(), where the source fails,", wrapper::next);
        expect("all elements after that", List.of(3), elements("wrapper", wrapper));
        var slips = new ArrayDeque<>(List.of("tea", "closed"));
        var broken = new AtomicBoolean(true);
        var orders = stickyEnd(new UntilSentinel<>(
                () -> {
                    if (broken.get()) {
                        throw Failing.unchecked(failure);
                    }
                    return slips.remove();
                },
                "closed"));
        expectPasses(failure, "orders.hasNext(), where the source fails,", orders::hasNext);
        broken.set(false);
        expect("all elements after a hasNext() that threw", List.of("tea"), elements("orders", orders));
    }
}

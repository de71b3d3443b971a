package tulip.iterators;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a wrapper must prove that makes the end of another iterator final.
public abstract class StickyEndContract extends WalkContract {
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

    @Check("The wrapper pulls an element when it is asked for that one, and not before.")
    @Order(2)
    void pullsNothingAhead() {
        var source = Watched.of("a", "b", "c");
        var wrapper = stickyEnd(source);
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("wrapper", wrapper));
        }
        expect("the number of elements pulled after three times hasNext()", 0, source.pulled());
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

    @Check("Once hasNext has said that it is over, or next has thrown, it is over: whatever the source has by then.")
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
                "hasNext() stays false",
                "hasNext() was " + afterHasNext + " where hasNext had seen the end, and " + afterNext
                        + " where next had");
        expectEnd("looped", looped);
        expectEnd("pulled", pulled);
    }

    @Check("What the source gets before its end was seen still comes.")
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

    @Check("An exception is not the end: it reaches whoever asked, and what comes after it is still there.")
    @Order(7)
    void exceptionsPass() {
        var failure = new IllegalStateException("no paper");
        var wrapper = stickyEnd(Failing.at(2, failure));
        expect("next()", 1, next("wrapper", wrapper));
        expectPasses(failure, "next(), where the source fails,", wrapper::next);
        expect("all elements after the exception", List.of(3), elements("wrapper", wrapper));
        var slips = new ArrayDeque<>(List.of("tea", "closed"));
        var broken = new AtomicBoolean(true);
        var orders = stickyEnd(new UntilSentinel<>(
                () -> {
                    if (broken.get()) {
                        throw failure;
                    }
                    return slips.remove();
                },
                "closed"));
        expectPasses(failure, "orders.hasNext(), where the source fails,", orders::hasNext);
        broken.set(false);
        expect("all elements after that exception", List.of("tea"), elements("orders", orders));
    }
}

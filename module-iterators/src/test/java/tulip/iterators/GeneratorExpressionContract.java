package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What `(f(x) for x in source)` must prove: only opening the source happens at once; all else waits.
public abstract class GeneratorExpressionContract extends WalkContract {
    protected abstract <S, R> Iterator<R> expression(
            Iterable<? extends S> source, Function<? super S, ? extends R> body);

    @Check("Each element is what the body returns for an element of the source, null included.")
    @Order(1)
    void appliesTheBody() {
        step("(n == null ? 0 : n * n for n in 1, null, 3)");
        expect(
                "all elements",
                List.of(1, 0, 9),
                elements("walk", this.<Integer, Integer>expression(list(1, null, 3), n -> n == null ? 0 : n * n)));
        step("(null for n in 1)");
        expect(
                "all elements",
                list((Object) null),
                elements("walk", this.<Integer, Object>expression(List.of(1), _ -> null)));
    }

    @Check("of() opens the source, and nothing opens it again. If opening throws, of() throws the same object.")
    @Order(2)
    void opensTheSourceAtOnce() {
        var opened = new ArrayList<String>();
        Iterable<Integer> source = () -> {
            opened.add("source");
            return List.of(1).iterator();
        };
        step("(n for n in source)");
        var walk = this.<Integer, Integer>expression(source, n -> n);
        expect("what was opened before anyone asks", List.of("source"), opened);
        elements("walk", walk);
        expect("what was opened in the end", List.of("source"), opened);
        for (Throwable failure : List.of(new IllegalStateException("no paper"), looksLikeTheEnd(), error())) {
            Iterable<Integer> broken = () -> {
                throw Failing.unchecked(failure);
            };
            expectPasses(
                    failure,
                    "(n for n in a source that throws)",
                    () -> this.<Integer, Integer>expression(broken, n -> n));
        }
    }

    @Check("of() does nothing else: it asks the iterator nothing, and does not run the body.")
    @Order(3)
    void runsNothingElse() {
        var source = Watched.of(1, 2, 3);
        var calls = new ArrayList<Integer>();
        step("(body of n for n in 1, 2, 3)");
        this.<Integer, Boolean>expression(() -> source, calls::add);
        expect("what the body was called with before anyone asks", List.of(), calls);
        expect("the number of elements pulled before anyone asks", 0, source.pulled());
        expect("the number of calls of the iterator before anyone asks", 0, source.asked());
    }

    @Check("Each next runs the body once. hasNext does not run the body.")
    @Order(4)
    void theBodyRunsForNext() {
        var source = Watched.of(1, 2, 3);
        var calls = new ArrayList<Integer>();
        var walk = this.<Integer, Integer>expression(() -> source, n -> {
            calls.add(n);
            return n * n;
        });
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("walk", walk));
        }
        expect("what the body was called with by three calls of hasNext()", List.of(), calls);
        expect("the number of elements pulled by three calls of hasNext()", 0, source.pulled());
        expect("next()", 1, next("walk", walk));
        expect("what the body was called with by one next()", List.of(1), calls);
        expect("the number of elements pulled by one next()", 1, source.pulled());
    }

    @Check("next works without a hasNext before it. At the end it throws NoSuchElementException. The end is final.")
    @Order(5)
    void theEndIsFinal() {
        var source = new Watched.Growing();
        var walk = this.<String, String>expression(() -> source, text -> text);
        expect("next()", "grown", next("walk", walk));
        expectEnd("walk", walk);
        perform("the source grows", source::grow);
        expectEnd("walk", walk);
        var other = new Watched.Growing();
        var looped = this.<String, String>expression(() -> other, text -> text);
        next("looped", looped);
        expect("hasNext() at the end", false, hasNext("looped", looped));
        perform("the other source grows", other::grow);
        expect("hasNext() at the end, after that", false, hasNext("looped", looped));
    }

    @Check("If the body throws for an element, the next for this element throws, and no earlier call.")
    @Order(6)
    void theBodysErrorComesOnPull() {
        var walk = this.<Integer, Integer>expression(List.of(3, 0), n -> 6 / n);
        expect("next()", 2, next("walk", walk));
        expect("hasNext() before 6 / 0", true, hasNext("walk", walk));
        expectThrows(ArithmeticException.class, "next() of 6 / 0", walk::next);
    }

    @Check("An exception of the source or the body finishes the expression: the source is not asked again.")
    @Order(7)
    void anExceptionFinishesIt() {
        var ratios = this.<Integer, Integer>expression(List.of(0, 2), n -> 6 / n);
        expectThrows(ArithmeticException.class, "next() of 6 / 0", ratios::next);
        expectEnd("walk", ratios);
        isFinishedBy(new IllegalStateException("no paper"));
    }

    @Check("A NoSuchElementException reaches the caller and finishes the expression, like any other exception.")
    @Order(8)
    void noSuchElementFinishesIt() {
        isFinishedBy(looksLikeTheEnd());
    }

    @Check("An Error reaches the caller and finishes the expression too.")
    @Order(9)
    void anErrorFinishesIt() {
        isFinishedBy(error());
    }

    private void isFinishedBy(Throwable failure) {
        var source = Watched.over(Failing.at(1, failure));
        var numbers = this.<Integer, Integer>expression(() -> source, n -> n);
        expectPasses(failure, "next(), where the source fails,", numbers::next);
        int asked = source.asked();
        expectEnd("walk", numbers);
        expect("the number of calls of the source after that", 0, source.asked() - asked);
        var cups = this.<Integer, Integer>expression(List.of(1, 2), _ -> {
            throw Failing.unchecked(failure);
        });
        expectPasses(failure, "next(), where the body fails,", cups::next);
        expectEnd("cups", cups);
        Iterator<Integer> lines = new UntilSentinel<>(
                () -> {
                    throw Failing.unchecked(failure);
                },
                0);
        var lengths = this.<Integer, Integer>expression(() -> lines, n -> n);
        expectPasses(failure, "hasNext(), where the source fails,", lengths::hasNext);
        expectEnd("walk", lengths);
    }
}

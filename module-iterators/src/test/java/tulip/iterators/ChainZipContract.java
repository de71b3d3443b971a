package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What `chain` and `zip` must prove: they open and ask each source when its turn comes, and not before.
public abstract class ChainZipContract extends WalkContract {
    private static final List<String> LEFT_TO_RIGHT =
            List.of("left.hasNext()", "left.next()", "right.hasNext()", "right.next()");

    protected abstract <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second);

    protected abstract <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right);

    @Check("chain gives all elements of the first source, then all of the second, null included.")
    @Order(1)
    void chainGivesOneAfterTheOther() {
        expectChain(List.of("a", "b", "c"), List.of("a", "b"), List.of("c"));
        expectChain(List.of("c"), List.of(), List.of("c"));
        expectChain(List.of("a"), List.of("a"), List.of());
        expectChain(List.of(), List.of(), List.of());
        expectChain(list(null, "b", null), list(null, "b"), list((String) null));
    }

    private void expectChain(List<String> expected, List<String> first, List<String> second) {
        step("chain(" + first + ", " + second + ")");
        expect("all elements of chain", expected, elements("chain", chain(first, second)));
    }

    @Check("chain opens its second source only when the first has ended and more is asked for, and opens it once.")
    @Order(2)
    void chainOpensTheSecondLate() {
        var opened = new ArrayList<String>();
        Iterable<String> second = () -> {
            opened.add("second");
            return List.of("b", "c").iterator();
        };
        var chain = chain(List.of("a"), second);
        expect("what was opened by making the chain", List.of(), opened);
        expect("hasNext()", true, hasNext("chain", chain));
        expect("next()", "a", next("chain", chain));
        expect("what was opened before the first has ended", List.of(), opened);
        expect("hasNext()", true, hasNext("chain", chain));
        expect("all other elements", List.of("b", "c"), elements("chain", chain));
        expect("what was opened", List.of("second"), opened);
    }

    @Check("hasNext of chain loses no element; next works without it, and throws NoSuchElementException at the end.")
    @Order(3)
    void chainKnowsItsEnd() {
        var first = Watched.of("a");
        var chain = chain(() -> first, List.of("b"));
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("chain", chain));
        }
        expect("the number of elements pulled by three calls of hasNext()", 0, first.pulled());
        expect("the first next()", "a", next("chain", chain));
        expect("the second next()", "b", next("chain", chain));
        expectEnd("chain", chain);
    }

    @Check("chain does not go back to a source that has ended.")
    @Order(4)
    void chainNeverGoesBack() {
        var first = new Watched.Growing();
        var second = new Watched.Growing();
        var chain = chain(() -> first, () -> second);
        next("chain", chain);
        next("chain", chain);
        perform("the first source grows", first::grow);
        expect("hasNext() at the end", false, hasNext("chain", chain));
        perform("the second source grows", second::grow);
        expectEnd("chain", chain);
    }

    @Check("zip gives pairs, null included, until the shorter source ends.")
    @Order(5)
    void zipGivesPairs() {
        expectZip(List.of(new Pair<>(1, "a"), new Pair<>(2, "b")), List.of(1, 2), List.of("a", "b", "c"));
        expectZip(List.of(new Pair<>(1, "a")), List.of(1, 2), List.of("a"));
        expectZip(List.of(), List.of(1), List.of());
        expectZip(List.of(new Pair<>(null, "a"), new Pair<>(2, null)), list(null, 2), list("a", null));
    }

    private void expectZip(List<Pair<Integer, String>> expected, List<Integer> left, List<String> right) {
        step("zip(" + left + ", " + right + ")");
        expect(
                "all elements of zip",
                expected,
                elements("zip", this.<Integer, String>zip(left.iterator(), right.iterator())));
    }

    @Check("zip pulls one element of each source for a pair, when that pair is asked for.")
    @Order(6)
    void zipPullsOneOfEach() {
        var left = Watched.of(1, 2);
        var right = Watched.of("a", "b");
        var zip = this.<Integer, String>zip(left, right);
        expect("the number of elements pulled before anyone asks", 0, left.pulled() + right.pulled());
        expect("the number of times that the left was asked before anyone asks", 0, left.asked());
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("zip", zip));
        }
        expect("next()", new Pair<>(1, "a"), next("zip", zip));
        expect("the number of elements pulled for one pair", List.of(1, 1), List.of(left.pulled(), right.pulled()));
        expect("next() without a hasNext() before it", new Pair<>(2, "b"), next("zip", zip));
        expectEnd("zip", zip);
    }

    @Check("zip takes from the left before it asks the right: if the right has ended, the left element is lost.")
    @Order(7)
    void zipTakesTheLeftFirst() {
        var left = Watched.of(1, 2, 3);
        var zip = this.<Integer, String>zip(left, Watched.of("a"));
        next("zip", zip);
        expect("hasNext() when the right has ended", false, hasNext("zip", zip));
        int fromLeft = next("left", left);
        var right = Watched.of("a", "b", "c");
        var other = this.<Integer, String>zip(Watched.of(1), right);
        next("other", other);
        expect("hasNext() when the left has ended", false, hasNext("other", other));
        String fromRight = next("right", right);
        expect("what the left and the right still give", List.of(3, "b"), List.of(fromLeft, fromRight));
    }

    @Check("Once zip has ended it takes nothing more.")
    @Order(8)
    void zipTakesNothingAfterItsEnd() {
        var left = Watched.of(1, 2, 3);
        var zip = this.<Integer, String>zip(left, Watched.of("a"));
        next("zip", zip);
        expect("hasNext() when the right has ended", false, hasNext("zip", zip));
        int pulled = left.pulled();
        expectEnd("zip", zip);
        expect("the number of elements pulled after the end", 0, left.pulled() - pulled);
        var growing = new Watched.Growing();
        var cups = this.<String, Integer>zip(growing, Watched.naturals());
        next("cups", cups);
        expect("hasNext() when the left has ended", false, hasNext("cups", cups));
        perform("the left grows", growing::grow);
        expectEnd("cups", cups);
    }

    @Check("An exception is not the end: it passes, from either source, and the walk goes on.")
    @Order(9)
    void exceptionsPass() {
        passes(new IllegalStateException("no paper"));
    }

    private void passes(Throwable failure) {
        var chain = this.<Object>chain(() -> as(Failing.at(2, failure)), List.of("b"));
        next("chain", chain);
        expectPasses(failure, "chain.next(), where the first source fails,", chain::next);
        expect("all elements after the exception", List.of(3, "b"), elements("chain", chain));
        var late = this.<Object>chain(List.of("a"), () -> as(Failing.at(1, failure)));
        next("late", late);
        expectPasses(failure, "late.next(), where the second source fails,", late::next);
        expect("all elements after the exception", List.of(2, 3), elements("late", late));
        var left = this.<Integer, String>zip(Failing.at(1, failure), Watched.of("a"));
        expectPasses(failure, "zip.next(), where the left fails,", left::next);
        expect("all elements after the exception", List.of(new Pair<>(2, "a")), elements("zip", left));
        var right = this.<String, Integer>zip(Watched.of("a", "b"), Failing.at(1, failure));
        expectPasses(failure, "zip.next(), where the right fails,", right::next);
        expect(
                "all elements after the exception, which loses \"a\",",
                List.of(new Pair<>("b", 2)),
                elements("zip", right));
    }

    @Check("A NoSuchElementException of a source is not its end either.")
    @Order(10)
    void noSuchElementIsNotTheEnd() {
        passes(looksLikeTheEnd());
    }

    @Check("An Error passes as an exception does, and ends nothing.")
    @Order(11)
    void errorsPass() {
        passes(error());
    }

    @Check("If opening the second source throws, the caller gets the exception, and the next call opens it again.")
    @Order(12)
    void aSourceThatCannotBeOpenedIsOpenedAgain() {
        opensAgain(new IllegalStateException("no paper"));
        opensAgain(looksLikeTheEnd());
        opensAgain(error());
    }

    private void opensAgain(Throwable failure) {
        var opened = new ArrayList<String>();
        Iterable<String> second = () -> {
            opened.add("second");
            if (opened.size() <= 2) {
                throw Failing.unchecked(failure);
            }
            return List.of("b", "c").iterator();
        };
        var chain = chain(List.of("a"), second);
        next("chain", chain);
        expectPasses(failure, "hasNext(), where the second source cannot be opened,", chain::hasNext);
        expectPasses(failure, "next(), where it cannot be opened again,", chain::next);
        expect("all elements after that", List.of("b", "c"), elements("chain", chain));
        expect("what was opened", List.of("second", "second", "second"), opened);
    }

    @Check("zip asks in this order: the left for an element, the right for an element; after the left's end, nobody.")
    @Order(13)
    void zipAsksFromLeftToRight() {
        var pulls = new ArrayList<String>();
        var zip = this.<Integer, Integer>zip(noted("left", 1, pulls), noted("right", 2, pulls));
        expect("next()", new Pair<>(1, 1), next("zip", zip));
        expect("the order in which zip asked and took", LEFT_TO_RIGHT, pulls);
        pulls.clear();
        expect("hasNext() when the left has ended", false, hasNext("zip", zip));
        expect("the methods that zip called when the left had ended", List.of("left.hasNext()"), pulls);
    }

    /// Counts from 1, and notes each question, but not a question that repeats the one before.
    private static Iterator<Integer> noted(String name, int size, List<String> questions) {
        var source = Watched.over(IntStream.rangeClosed(1, size).iterator());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                note(name + ".hasNext()");
                return source.hasNext();
            }

            @Override
            public Integer next() {
                note(name + ".next()");
                return source.next();
            }

            private void note(String question) {
                if (questions.isEmpty() || !questions.getLast().equals(question)) {
                    questions.add(question);
                }
            }
        };
    }

    @SuppressWarnings("unchecked") // an iterator only gives
    private static Iterator<Object> as(Iterator<?> source) {
        return (Iterator<Object>) source;
    }
}

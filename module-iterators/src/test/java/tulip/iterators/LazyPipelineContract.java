package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What lazy operations must prove: they give the right elements, and never pull one too many.
public abstract class LazyPipelineContract extends WalkContract {
    protected abstract <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper);

    protected abstract <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate);

    protected abstract <T> Iterator<T> limit(Iterator<T> source, long most);

    private static boolean isEven(int n) {
        return n % 2 == 0;
    }

    @Check("map gives what the mapper makes of each element, null included.")
    @Order(1)
    void mapGivesWhatTheMapperMakes() {
        step("map(1, null, 3) by n -> n == null ? 0 : n * n");
        var squares = map(Watched.of(1, null, 3), n -> n == null ? 0 : n * n);
        expect("all elements of map", List.of(1, 0, 9), elements("map", squares));
        step("map(1) by n -> null");
        expect("all elements of map", list((Object) null), elements("map", map(Watched.of(1), _ -> null)));
    }

    @Check("filter gives the elements that the predicate holds for, null included.")
    @Order(2)
    void filterGivesWhatThePredicateHoldsFor() {
        step("filter(2, 3, 4, 5) by n -> n is even");
        expect(
                "all elements of filter",
                List.of(2, 4),
                elements("filter", filter(Watched.of(2, 3, 4, 5), n -> isEven(n))));
        step("filter(1, null) by n -> n == null");
        expect(
                "all elements of filter",
                list((Object) null),
                elements("filter", filter(Watched.of(1, null), n -> n == null)));
    }

    @Check("limit(n) gives n elements, or all if there are fewer.")
    @Order(3)
    void limitGivesSoMany() {
        for (int most = 0; most <= 4; most++) {
            step("limit(1, 2, 3) to " + most);
            var expected = List.of(1, 2, 3).subList(0, Math.min(most, 3));
            expect("all elements of limit", expected, elements("limit", limit(Watched.of(1, 2, 3), most)));
        }
        long many = 1L << 32; // which as an int is 0
        step("limit(1, 2, 3) to " + many);
        expect("all elements of limit", List.of(1, 2, 3), elements("limit", limit(Watched.of(1, 2, 3), many)));
        expectThrows(IllegalArgumentException.class, "a limit of -1", () -> {
            limit(Watched.of(1), -1);
        });
    }

    @Check("Making a pipeline asks nothing, pulls nothing and calls no function.")
    @Order(4)
    void makingItPullsNothing() {
        var source = Watched.of(1, 2, 3, 4);
        var calls = new ArrayList<String>();
        step("map over 1, 2, 3, 4");
        map(source, n -> calls.add("mapper of " + n));
        expectUntouched("map", source, calls);
        step("filter over 1, 2, 3, 4");
        filter(source, n -> calls.add("predicate of " + n));
        expectUntouched("filter", source, calls);
        step("limit over 1, 2, 3, 4");
        limit(source, 3);
        expectUntouched("limit", source, calls);
    }

    private void expectUntouched(String name, Watched<?> source, List<String> calls) {
        String made = "by making " + name;
        expect("the number of elements pulled " + made, 0, source.pulled());
        expect("the number of times that the source was asked " + made, 0, source.asked());
        expect("the calls of the function " + made, List.of(), calls);
    }

    @Check("map pulls one element and calls the mapper once for each next, and hasNext does neither.")
    @Order(5)
    void mapPullsOneForOne() {
        var source = Watched.naturals();
        var calls = new ArrayList<Integer>();
        var map = map(source, n -> {
            calls.add(n);
            return n * n;
        });
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("map", map));
        }
        expect("what the mapper was called with by three calls of hasNext()", List.of(), calls);
        expect("the number of elements pulled by three calls of hasNext()", 0, source.pulled());
        expect("next()", 1, next("map", map));
        expect("what the mapper was called with by one next()", List.of(1), calls);
        expect("the number of elements pulled by one next()", 1, source.pulled());
    }

    @Check("filter pulls up to the next element that it keeps, no further, and tests each element once.")
    @Order(6)
    void filterPullsUpToTheNextOneKept() {
        var source = Watched.naturals();
        var tested = new ArrayList<Integer>();
        var filter = filter(source, n -> {
            tested.add(n);
            return isEven(n);
        });
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("filter", filter));
        }
        expect("the number of elements pulled by three calls of hasNext()", 2, source.pulled());
        expect("the first next()", 2, next("filter", filter));
        expect("the number of elements pulled by the first next()", 2, source.pulled());
        expect("the second next(), which has no hasNext() before it,", 4, next("filter", filter));
        expect("the number of elements pulled by the second next()", 4, source.pulled());
        expect("what the predicate was called with", List.of(1, 2, 3, 4), tested);
    }

    @Check("After its last element limit does not even ask the source whether there is more.")
    @Order(7)
    void limitAsksForNothingMore() {
        var source = Watched.naturals();
        var limit = limit(source, 2);
        for (int i = 0; i < 3; i++) {
            expect("hasNext()", true, hasNext("limit", limit));
        }
        expect("the number of elements pulled by three calls of hasNext()", 0, source.pulled());
        expect("the first next()", 1, next("limit", limit));
        expect("the second next()", 2, next("limit", limit));
        int asked = source.asked();
        expect("hasNext() after 2 of 2", false, hasNext("limit", limit));
        expect("the number of elements pulled by 2 of 2", 2, source.pulled());
        expect("the number of times that the source was asked after 2 of 2", 0, source.asked() - asked);
        expectEnd("limit", limit);
        expect("the number of times that the source was asked by next() at the end", 0, source.asked() - asked);
        expect("hasNext() of a limit of 0", false, hasNext("limit", limit(source, 0)));
        expect("the number of times that the source was asked by a limit of 0", 0, source.asked() - asked);
    }

    @Check("At the end next throws NoSuchElementException, whether anyone asked hasNext or not.")
    @Order(8)
    void theEnd() {
        expectEnd("map", map(Watched.of(), n -> n));
        var filter = filter(Watched.of(2, 3), n -> isEven(n));
        next("filter", filter);
        expectEnd("filter", filter);
        var limit = limit(Watched.naturals(), 1);
        next("limit", limit);
        expectEnd("limit", limit);
        expectEnd("limit", limit(Watched.of(), 1));
    }

    @Check("The end is final, also if the source grows after it.")
    @Order(9)
    void theEndIsFinal() {
        var source = new Watched.Growing();
        var map = map(source, text -> text);
        staysEnded("map", map, source);
        var others = new Watched.Growing();
        staysEnded("filter", filter(others, _ -> true), others);
        var last = new Watched.Growing();
        staysEnded("limit", limit(last, 3), last);
    }

    private void staysEnded(String name, Iterator<String> walk, Watched.Growing source) {
        next(name, walk);
        expect("hasNext() at the end", false, hasNext(name, walk));
        perform("the source grows", source::grow);
        expectEnd(name, walk);
    }

    @Check("An exception is not the end: the caller gets it, and only the element at which it was thrown is lost.")
    @Order(10)
    void exceptionsPass() {
        var map = map(Watched.of(1, 0, 3), n -> 6 / n);
        next("map", map);
        expectThrows(ArithmeticException.class, "map.next() of 6 / 0", map::next);
        expect("all elements after the exception", List.of(2), elements("map", map));
        var filter = filter(Watched.of(1, 0, 3), n -> 6 % n == 0);
        next("filter", filter);
        expectThrows(ArithmeticException.class, "filter.hasNext() of 6 % 0", filter::hasNext);
        expect("all elements after the exception", List.of(3), elements("filter", filter));
        passes(new IllegalStateException("no paper"));
    }

    private void passes(Throwable failure) {
        var kept = filter(Failing.at(2, failure), n -> n > 0);
        next("filter", kept);
        expectPasses(failure, "filter.hasNext(), where the source fails,", kept::hasNext);
        expect("all elements after the exception", List.of(3), elements("filter", kept));
        var limit = limit(Failing.at(1, failure), 2);
        expectPasses(failure, "limit.next(), where the source fails,", limit::next);
        expect("all elements after the exception", List.of(2, 3), elements("limit", limit));
        functionsPass(failure);
    }

    private void functionsPass(Throwable failure) {
        var mapped = map(Watched.of(1, 2, 3), n -> failing(n, failure));
        expectPasses(failure, "map.next(), where the mapper fails,", mapped::next);
        expect("all elements after that", List.of(2, 3), elements("map", mapped));
        var tested = filter(Watched.of(1, 2, 3), n -> failing(n, failure) > 0);
        expectPasses(failure, "filter.next(), where the predicate fails,", tested::next);
        expect("all elements after that", List.of(2, 3), elements("filter", tested));
    }

    private static int failing(int n, Throwable failure) {
        if (n == 1) {
            throw Failing.unchecked(failure);
        }
        return n;
    }

    @Check("A pipeline over an endless source costs what is taken from it.")
    @Order(11)
    void endlessSources() {
        var source = Watched.naturals();
        step("the first 3 squares of even numbers");
        var squares = limit(map(filter(source, n -> isEven(n)), n -> n * n), 3);
        expect("all elements", List.of(4, 16, 36), elements("squares", squares));
        expect("the number of elements pulled", 6, source.pulled());
    }

    @Check("A NoSuchElementException of a source or a function is not the end either.")
    @Order(12)
    void noSuchElementIsNotTheEnd() {
        passes(looksLikeTheEnd());
    }

    @Check("An Error passes as an exception does, and ends nothing.")
    @Order(13)
    void errorsPass() {
        passes(error());
    }

    @Check("filter can leave out a million elements in a row.")
    @Order(14)
    void filterLeavesOutAMillion() {
        step("filter(1, 2, 3, …) by n -> n > 1,000,000");
        var asked = filter(upTo(MILLION + 1), n -> n > MILLION);
        expect("hasNext()", true, hasNext("filter", asked));
        expect("next()", MILLION + 1, next("filter", asked));
        expect("hasNext()", false, hasNext("filter", asked));
        step("the same, without a hasNext()");
        expect("next()", MILLION + 1, next("filter", filter(upTo(MILLION + 1), n -> n > MILLION)));
        step("filter(1, 2, 3, …, 1,000,000) by n -> false");
        expectEnd("filter", filter(upTo(MILLION), _ -> false));
    }

    private static Iterator<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).iterator();
    }
}

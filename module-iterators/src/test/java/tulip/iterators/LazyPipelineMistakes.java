package tulip.iterators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import tulip.kit.Mistake;

final class LazyPipelineMistakes {
    private LazyPipelineMistakes() {}

    @Mistake(
            caughtBy = "makingItPullsNothing",
            explanation =
                    "The source is walked to its end as soon as the pipeline is made, and the results are kept in a"
                            + " list. No element has been asked for yet, and an endless source would never end.")
    static final class CollectsFirst extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            var results = new ArrayList<R>();
            source.forEachRemaining(element -> results.add(mapper.apply(element)));
            return results.iterator();
        }
    }

    @Mistake(
            caughtBy = "makingItPullsNothing",
            explanation =
                    "filter looks for its first element as soon as it is made. It must wait until an element is asked for.")
    static final class FilterLooksAtOnce extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            var right = super.filter(source, predicate);
            var _ = right.hasNext();
            return right;
        }
    }

    @Mistake(
            caughtBy = "mapPullsOneForOne",
            explanation =
                    "map looks ahead: hasNext already makes the element. map need not do that, since it has an element"
                            + " exactly when its source has one.")
    static final class MapLooksAhead extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            return filter(super.<T, R>map(source, mapper), _ -> true);
        }
    }

    @Mistake(
            caughtBy = "mapPullsOneForOne",
            explanation =
                    "The mapper is called twice for one element. It may be expensive, or have an effect, or not give"
                            + " the same twice.")
    static final class MapCallsTwice extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            return super.map(source, element -> {
                var _ = mapper.apply(element);
                return mapper.apply(element);
            });
        }
    }

    @Mistake(
            caughtBy = "mapPullsOneForOne",
            explanation =
                    "next already pulls the element after the one that it gives. What nobody has asked for must not be"
                            + " pulled.")
    static final class MapRunsAhead extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            var right = super.<T, R>map(source, mapper);
            return new Iterator<>() {
                private final List<R> ahead = new ArrayList<>();

                @Override
                public boolean hasNext() {
                    return !ahead.isEmpty() || right.hasNext();
                }

                @Override
                public R next() {
                    R element = ahead.isEmpty() ? right.next() : ahead.removeFirst();
                    if (right.hasNext()) {
                        ahead.add(right.next());
                    }
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterGivesWhatThePredicateHoldsFor",
            explanation = "hasNext of filter gives the answer of its source. But perhaps filter drops all elements"
                    + " that the source still has. So filter must look for an element that it keeps.")
    static final class FilterAsksItsSource extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public T next() {
                    T element = source.next();
                    while (!predicate.test(element)) {
                        element = source.next();
                    }
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterGivesWhatThePredicateHoldsFor",
            explanation =
                    "null stands for \"nothing found\", so a null that should be kept ends the walk. null is an element"
                            + " like any other.")
    static final class FilterTakesNullForNothing extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return new Iterator<>() {
                private T found;

                @Override
                public boolean hasNext() {
                    while (found == null && source.hasNext()) {
                        T element = source.next();
                        found = predicate.test(element) ? element : null;
                    }
                    return found != null;
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    T element = found;
                    found = null;
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterGivesWhatThePredicateHoldsFor",
            explanation =
                    "Every hasNext of filter looks for another element, and next calls hasNext again. So the element that"
                            + " the first hasNext found is lost. hasNext must look only if nothing has been found yet.")
    static final class FilterLooksAgainInNext extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return new Iterator<>() {
                private T found;

                @Override
                public boolean hasNext() {
                    while (source.hasNext()) {
                        found = source.next();
                        if (predicate.test(found)) {
                            return true;
                        }
                    }
                    return false;
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return found;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterPullsUpToTheNextOneKept",
            explanation =
                    "Every hasNext of filter looks for another element and forgets the one that it had found. It must"
                            + " remember that it has looked.")
    static final class FilterForgetsWhatItFound extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return new Iterator<>() {
                private T found;

                @Override
                public boolean hasNext() {
                    while (source.hasNext()) {
                        found = source.next();
                        if (predicate.test(found)) {
                            return true;
                        }
                    }
                    return false;
                }

                @Override
                public T next() {
                    return found;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterPullsUpToTheNextOneKept",
            explanation =
                    "next of filter gives what the last hasNext found, so two calls of next give it twice. next must"
                            + " look itself if nobody has.")
    static final class FilterNextTrustsHasNext extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return new Iterator<>() {
                private T found;
                private boolean looked;

                @Override
                public boolean hasNext() {
                    while (!looked && source.hasNext()) {
                        found = source.next();
                        looked = predicate.test(found);
                    }
                    return looked;
                }

                @Override
                public T next() {
                    looked = false;
                    return found;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "limitGivesSoMany",
            explanation = "limit gives one element too many: it counts the element after it has decided.")
    static final class LimitGivesOneMore extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            return super.limit(source, most < 0 ? most : most + 1);
        }
    }

    @Mistake(
            caughtBy = "limitGivesSoMany",
            explanation = "limit does not look whether its source has ended before the limit is reached.")
    static final class LimitTrustsItsSource extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                private long left = most;

                @Override
                public boolean hasNext() {
                    return left > 0;
                }

                @Override
                public T next() {
                    left--;
                    return right.next();
                }
            };
        }
    }

    @Mistake(caughtBy = "limitGivesSoMany", explanation = "A negative limit is not refused, though nobody can mean it.")
    static final class LimitMayBeNegative extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            return super.limit(source, Math.max(0, most));
        }
    }

    @Mistake(
            caughtBy = "limitGivesSoMany",
            explanation = "The limit is a long, and is counted as an int: of a large one little is left.")
    static final class LimitIsAnInt extends Rest {
        @Override
        @SuppressWarnings("UnnecessaryLongToIntConversion") // the mistake
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            return super.limit(source, (int) most);
        }
    }

    @Mistake(
            caughtBy = "limitAsksForNothingMore",
            explanation =
                    "hasNext of limit looks at its own count first, but next does not: at the end it asks the source.")
    static final class LimitNextAsksFirst extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return right.hasNext();
                }

                @Override
                public T next() {
                    if (!source.hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "makingItPullsNothing",
            explanation =
                    "map asks its source as soon as it is made. To answer, the source may have to pull: wait until"
                            + " someone asks.")
    static final class MapAsksAtOnce extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            return source.hasNext() ? super.map(source, mapper) : Collections.emptyIterator();
        }
    }

    @Mistake(
            caughtBy = "limitAsksForNothingMore",
            explanation =
                    "limit pulls one element more than it gives, to find that it is over. It knows that by counting.")
    static final class LimitPullsOneMore extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                private long left = most;

                @Override
                public boolean hasNext() {
                    if (left == 0 && source.hasNext()) {
                        source.next();
                    }
                    return right.hasNext();
                }

                @Override
                public T next() {
                    left--;
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "limitAsksForNothingMore",
            explanation =
                    "limit asks its source whether there is more before it looks at its own count. To answer, the source"
                            + " may have to look far ahead, or wait, for an element that will not be taken.")
    static final class LimitAsksFirst extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext() && right.hasNext();
                }

                @Override
                public T next() {
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "limitAsksForNothingMore",
            explanation = "Only hasNext of limit knows the limit: a caller of next alone goes on past it.")
    static final class LimitOnlyInHasNext extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return right.hasNext();
                }

                @Override
                public T next() {
                    return right.hasNext() ? right.next() : source.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEnd",
            explanation = "At the end next of filter gives null instead of throwing NoSuchElementException.")
    static final class FilterGivesNullAtTheEnd extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            var right = super.filter(source, predicate);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return right.hasNext();
                }

                @Override
                public T next() {
                    return right.hasNext() ? right.next() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "What the predicate throws is swallowed, and its element left out. An exception must reach the"
                            + " caller: only the caller can know what it means.")
    static final class FilterSwallows extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return super.filter(source, element -> {
                try {
                    return predicate.test(element);
                } catch (RuntimeException swallowed) {
                    return false;
                }
            });
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation = "A pull that failed is counted against the limit, though it gave no element.")
    static final class LimitCountsFailures extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                private long left = most;

                @Override
                public boolean hasNext() {
                    return left > 0 && right.hasNext();
                }

                @Override
                public T next() {
                    left--;
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterPullsUpToTheNextOneKept",
            explanation =
                    "The predicate is called twice for one element. It may be expensive, or have an effect, or give"
                            + " another answer the second time.")
    static final class FilterTestsTwice extends Rest {
        @Override
        @SuppressWarnings("IdentityBinaryExpression") // which is the mistake
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return super.filter(super.filter(source, predicate), predicate);
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "filter takes a NoSuchElementException for the end. It may come from a bug in the source or in the"
                            + " predicate: only hasNext() == false is the end.")
    static final class FilterTakesNoSuchElementForTheEnd extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            var right = super.filter(source, predicate);
            return new Iterator<>() {
                private boolean ended;

                @Override
                public boolean hasNext() {
                    try {
                        ended = ended || !right.hasNext();
                    } catch (NoSuchElementException end) {
                        ended = true;
                    }
                    return !ended;
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "limit counts an element before it has come. A catch of RuntimeException takes that back, but an"
                            + " Error is not a RuntimeException.")
    static final class LimitCountsErrors extends Rest {
        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            var right = super.limit(source, most);
            return new Iterator<>() {
                private long left = most;

                @Override
                public boolean hasNext() {
                    return left > 0 && right.hasNext();
                }

                @Override
                public T next() {
                    left--;
                    try {
                        return right.next();
                    } catch (RuntimeException thrown) {
                        left++;
                        throw thrown;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "filterLeavesOutAMillion",
            explanation =
                    "filter calls itself for each element that it leaves out, and each call takes room on the stack."
                            + " After some thousand elements the stack is full: use a loop.")
    static final class FilterRecurses extends Rest {
        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            var below = new StickyEnd<T>(source);
            return new Iterator<>() {
                private boolean found;
                private T kept;

                @Override
                public boolean hasNext() {
                    if (found) {
                        return true;
                    }
                    if (!below.hasNext()) {
                        return false;
                    }
                    kept = below.next();
                    found = predicate.test(kept);
                    return hasNext();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    found = false;
                    return kept;
                }
            };
        }
    }

    /// Has nothing wrong with it, so that each mistake above has only the one fault.
    private abstract static class Rest extends LazyPipelineContract {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            return LazyPipeline.of(source).map(mapper);
        }

        @Override
        protected <T> Iterator<T> filter(Iterator<T> source, Predicate<? super T> predicate) {
            return LazyPipeline.of(source).filter(predicate);
        }

        @Override
        protected <T> Iterator<T> limit(Iterator<T> source, long most) {
            return LazyPipeline.of(source).limit(most);
        }
    }

    @Mistake(
            caughtBy = "mapGivesWhatTheMapperMakes",
            explanation =
                    "hasNext of map pulls an element from the source and drops it, so next gives the element after"
                            + " it. map has an element exactly when its source has one.")
    static final class MapDropsElements extends Rest {
        @Override
        protected <T, R> Iterator<R> map(Iterator<T> source, Function<? super T, ? extends R> mapper) {
            var right = super.<T, R>map(source, mapper);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (right.hasNext()) {
                        right.next();
                    }
                    return right.hasNext();
                }

                @Override
                public R next() {
                    return right.next();
                }
            };
        }
    }
}

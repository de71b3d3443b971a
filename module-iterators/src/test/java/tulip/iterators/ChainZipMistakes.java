package tulip.iterators;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class ChainZipMistakes {
    private ChainZipMistakes() {}

    @Mistake(
            caughtBy = "chainOpensTheSecondLate",
            explanation = "Both sources are opened when the chain is made. To open one may mean to open a file or a"
                    + " connection: open the second when the first has ended.")
    static final class OpensEarly extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = second.iterator();
            return super.chain(first, () -> as(opened));
        }
    }

    @Mistake(
            caughtBy = "chainOpensTheSecondLate",
            explanation =
                    "The second source is opened anew for each question, so that its walk begins again and again. Keep"
                            + " the iterator.")
    static final class OpensAgainAndAgain extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = first.iterator();
            return new Iterator<>() {
                private Iterator<? extends T> other;

                @Override
                public boolean hasNext() {
                    return opened.hasNext() || (other == null ? second.iterator() : other).hasNext();
                }

                @Override
                public T next() {
                    if (opened.hasNext()) {
                        return opened.next();
                    }
                    if (other == null) {
                        other = second.iterator();
                    }
                    return other.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "chainGivesOneAfterTheOther",
            explanation =
                    "Each call of hasNext or next opens the second source again. A new walk begins with the first element,"
                            + " so the chain never ends. Open the second source once, and keep its iterator.")
    static final class OpensTheSecondForEachCall extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = first.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return opened.hasNext() || second.iterator().hasNext();
                }

                @Override
                public T next() {
                    return opened.hasNext() ? opened.next() : second.iterator().next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "chainOpensTheSecondLate",
            explanation =
                    "next opens the second source as soon as it has given the last element of the first. That is one"
                            + " question too early: no caller has asked for more yet.")
    static final class OpensWithTheLastElement extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            var right = super.<T>chain(first, second);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return right.hasNext();
                }

                @Override
                public T next() {
                    T element = right.next();
                    var _ = right.hasNext();
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "chainGivesOneAfterTheOther",
            explanation =
                    "null is taken for the end of the first source, so what comes after it is lost. null is an element"
                            + " like any other.")
    static final class NullEndsTheFirst extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            var untilNull = new UntilSentinel<T>(first.iterator()::next, null);
            var safe = new UntilSentinel<T>(
                    () -> {
                        try {
                            return untilNull.hasNext() ? untilNull.next() : null;
                        } catch (NoSuchElementException end) {
                            return null;
                        }
                    },
                    null);
            return super.chain(() -> safe, second);
        }
    }

    @Mistake(
            caughtBy = "chainGivesOneAfterTheOther",
            explanation =
                    "An empty source ends the chain: when the first has nothing, the second must still be looked at.")
    static final class EmptyFirstEndsIt extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            return super.chain(first, first.iterator().hasNext() ? second : List.of());
        }
    }

    @Mistake(
            caughtBy = "chainKnowsItsEnd",
            explanation =
                    "next looks only at the source that hasNext has chosen: without a hasNext it runs into the end of"
                            + " the first, though the second has more.")
    static final class NextTrustsHasNext extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            return new Iterator<>() {
                private Iterator<? extends T> current = first.iterator();
                private boolean onSecond;

                @Override
                public boolean hasNext() {
                    if (!current.hasNext() && !onSecond) {
                        current = second.iterator();
                        onSecond = true;
                    }
                    return current.hasNext();
                }

                @Override
                public T next() {
                    return current.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "chainNeverGoesBack",
            explanation =
                    "Every question asks the first source first, also after it has ended. If it has grown, the chain"
                            + " goes back to it.")
    static final class GoesBack extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = first.iterator();
            return new Iterator<>() {
                private final Iterator<? extends T> rest = ChainZip.chain(List.<T>of(), second);

                @Override
                public boolean hasNext() {
                    return opened.hasNext() || rest.hasNext();
                }

                @Override
                public T next() {
                    return opened.hasNext() ? opened.next() : rest.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipGivesPairs",
            explanation = "null is taken for the end of a source, so a pair that should hold it is missing. null is an"
                    + " element like any other.")
    static final class NullEndsZip extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        L one = left.hasNext() ? left.next() : null;
                        R other = one != null && right.hasNext() ? right.next() : null;
                        return one == null || other == null ? null : new Pair<>(one, other);
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "zipGivesPairs",
            explanation = "zip runs into the end of its right source: it looks only whether the left has more.")
    static final class LooksOnlyLeft extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return left.hasNext();
                }

                @Override
                public Pair<L, R> next() {
                    return new Pair<>(left.next(), right.next());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipGivesPairs",
            explanation = "zip takes an element from its right source without asking whether there is one, and so runs"
                    + " into the end of that source.")
    static final class DoesNotAskTheRight extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(() -> left.hasNext() ? new Pair<>(left.next(), right.next()) : null, null);
        }
    }

    @Mistake(
            caughtBy = "zipPullsOneOfEach",
            explanation =
                    "Every hasNext of zip makes a new pair and forgets the one before. It must remember that it has"
                            + " looked.")
    static final class ZipForgetsItsPair extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            var right1 = super.<L, R>zip(left, right);
            return new Iterator<>() {
                private Pair<L, R> pair;

                @Override
                public boolean hasNext() {
                    pair = right1.hasNext() ? right1.next() : null;
                    return pair != null;
                }

                @Override
                public Pair<L, R> next() {
                    return pair;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipPullsOneOfEach",
            explanation = "zip makes its first pair as soon as it is made itself. It must wait until someone asks.")
    static final class ZipLooksAtOnce extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            var zip = super.<L, R>zip(left, right);
            var _ = zip.hasNext();
            return zip;
        }
    }

    @Mistake(
            caughtBy = "zipTakesTheLeftFirst",
            explanation =
                    "zip asks both sources before it takes an element, so no element is lost. In Java that is possible."
                            + " But Python's zip has only next, so it takes the left element before it knows whether the"
                            + " right source has one. Do the same.")
    static final class AsksBothFirst extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new StickyEnd<>(new Iterator<Pair<L, R>>() {
                @Override
                public boolean hasNext() {
                    return left.hasNext() && right.hasNext();
                }

                @Override
                public Pair<L, R> next() {
                    return new Pair<>(left.next(), right.next());
                }
            });
        }
    }

    @Mistake(
            caughtBy = "chainNeverGoesBack",
            explanation = "The end of the second source is not final: if it grows after its end, the chain goes on.")
    static final class EndComesUndone extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            return new Iterator<>() {
                private Iterator<? extends T> current = first.iterator();
                private boolean onSecond;

                @Override
                public boolean hasNext() {
                    if (!current.hasNext() && !onSecond) {
                        current = second.iterator();
                        onSecond = true;
                    }
                    return current.hasNext();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return current.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipGivesPairs",
            explanation =
                    "zip goes on until both have ended, and puts null where one has nothing more. It ends with the"
                            + " shorter one.")
    static final class ZipsToTheLongest extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return left.hasNext() || right.hasNext();
                }

                @Override
                public Pair<L, R> next() {
                    return new Pair<>(left.hasNext() ? left.next() : null, right.hasNext() ? right.next() : null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipPullsOneOfEach",
            explanation = "At the end next of zip gives null instead of throwing NoSuchElementException.")
    static final class ZipGivesNullAtTheEnd extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            var zip = super.<L, R>zip(left, right);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return zip.hasNext();
                }

                @Override
                public Pair<L, R> next() {
                    return zip.hasNext() ? zip.next() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipTakesTheLeftFirst",
            explanation =
                    "zip takes from the right first. As in Python, it must take from the left first. Then the left"
                            + " element is lost if the right source has ended.")
    static final class TakesTheRightFirst extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        if (!right.hasNext()) {
                            return null;
                        }
                        R element = right.next();
                        return left.hasNext() ? new Pair<>(left.next(), element) : null;
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "zipTakesNothingAfterItsEnd",
            explanation =
                    "That the left has ended is not remembered: if it grows, zip goes on. Once ended, zip must not"
                            + " touch its sources.")
    static final class LeftEndComesUndone extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new Iterator<>() {
                private final StickyEnd<R> rest = new StickyEnd<>(right);
                private boolean ended;
                private Pair<L, R> pair;

                @Override
                public boolean hasNext() {
                    if (pair == null && !ended && left.hasNext()) {
                        L element = left.next();
                        ended = !rest.hasNext();
                        pair = ended ? null : new Pair<>(element, rest.next());
                    }
                    return pair != null;
                }

                @Override
                public Pair<L, R> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    var given = pair;
                    pair = null;
                    return given;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipTakesTheLeftFirst",
            explanation =
                    "zip takes from the right although the left has ended. Without a left element there is no pair.")
    static final class TakesRightForNothing extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        boolean more = left.hasNext();
                        L one = more ? left.next() : null;
                        boolean both = right.hasNext() && more;
                        R other = right.hasNext() ? right.next() : null;
                        return both ? new Pair<>(one, other) : null;
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "zipTakesNothingAfterItsEnd",
            explanation =
                    "Each question after the end takes one more element from the left and throws it away. Once ended,"
                            + " zip must not touch its sources.")
    static final class TakesOnAfterTheEnd extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new Iterator<>() {
                private Pair<L, R> pair;

                @Override
                public boolean hasNext() {
                    if (pair == null && left.hasNext()) {
                        L element = left.next();
                        pair = right.hasNext() ? new Pair<>(element, right.next()) : null;
                    }
                    return pair != null;
                }

                @Override
                public Pair<L, R> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    var given = pair;
                    pair = null;
                    return given;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation = "What a source throws is taken for its end. Only hasNext() == false is the end.")
    static final class ChainSwallows extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = first.iterator();
            var rest = super.<T>chain(List.of(), second);
            return new Iterator<>() {
                private final StickyEnd<T> sticky = new StickyEnd<>(opened);

                @Override
                public boolean hasNext() {
                    return sticky.hasNext() || rest.hasNext();
                }

                @Override
                public T next() {
                    try {
                        return sticky.next();
                    } catch (RuntimeException endOrNot) {
                        return rest.next();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "zipAsksFromLeftToRight",
            explanation =
                    "zip asks the right source before it has taken the left element. The right source may be slow or"
                            + " have an effect: as in Python, first take from the left, then ask the right.")
    static final class AsksTheRightTooEarly extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        if (!left.hasNext()) {
                            return null;
                        }
                        boolean both = right.hasNext();
                        L element = left.next();
                        return both ? new Pair<>(element, right.next()) : null;
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "zipAsksFromLeftToRight",
            explanation = "zip asks the right source although the left has ended. There is no pair to make any more.")
    static final class AsksTheRightForNothing extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        boolean more = left.hasNext();
                        L element = more ? left.next() : null;
                        return right.hasNext() && more ? new Pair<>(element, right.next()) : null;
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "chain takes a NoSuchElementException of the first source for its end, and goes on to the second."
                            + " It may come from a bug in the source: only hasNext() == false is the end.")
    static final class ChainTakesNoSuchElementForTheEnd extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            Iterator<? extends T> opened = first.iterator();
            var rest = super.<T>chain(List.of(), second);
            return new Iterator<>() {
                private final StickyEnd<T> sticky = new StickyEnd<>(opened);

                @Override
                public boolean hasNext() {
                    return sticky.hasNext() || rest.hasNext();
                }

                @Override
                public T next() {
                    try {
                        return sticky.next();
                    } catch (NoSuchElementException endOrNot) {
                        return rest.next();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "zip takes a NoSuchElementException of a source for its end. It may come from a bug in the source:"
                            + " only hasNext() == false is the end.")
    static final class ZipTakesNoSuchElementForTheEnd extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return new UntilSentinel<>(
                    () -> {
                        try {
                            return left.hasNext() ? new Pair<>(left.next(), right.next()) : null;
                        } catch (NoSuchElementException end) {
                            return null;
                        }
                    },
                    null);
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "zip notes its end before the sources have answered. A catch of RuntimeException takes that back,"
                            + " but an Error is not a RuntimeException.")
    static final class ZipIsEndedByErrors extends Rest {
        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            var zip = super.<L, R>zip(left, right);
            return new Iterator<>() {
                private boolean ended;

                @Override
                public boolean hasNext() {
                    if (ended) {
                        return false;
                    }
                    ended = true;
                    try {
                        ended = !zip.hasNext();
                    } catch (RuntimeException thrown) {
                        ended = false;
                        throw thrown;
                    }
                    return !ended;
                }

                @Override
                public Pair<L, R> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return zip.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSourceThatCannotBeOpenedIsOpenedAgain",
            explanation =
                    "The second source is ticked off before it is open. If opening it throws, it is lost, and the next"
                            + " question finds the end: an exception is not the end.")
    static final class FailedOpeningLosesTheSecond extends Rest {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            var opened = new boolean[1];
            return super.chain(first, () -> {
                if (opened[0]) {
                    return Collections.emptyIterator();
                }
                opened[0] = true;
                return as(second.iterator());
            });
        }
    }

    /// Has nothing wrong with it, so that each mistake above has only the one fault.
    private abstract static class Rest extends ChainZipContract {
        @Override
        protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
            return ChainZip.chain(first, second);
        }

        @Override
        protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
            return ChainZip.zip(left, right);
        }
    }

    @SuppressWarnings("unchecked") // an iterator only gives
    private static <T> Iterator<T> as(Iterator<? extends T> source) {
        return (Iterator<T>) source;
    }
}

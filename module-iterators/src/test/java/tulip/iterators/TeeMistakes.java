package tulip.iterators;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import tulip.kit.Mistake;

final class TeeMistakes {
    private TeeMistakes() {}

    @Mistake(
            caughtBy = "eachSeesEverything",
            explanation =
                    "Both walks pull from the source, and each gets what the other did not. An element must be kept"
                            + " for the walks that are behind.")
    static final class SharesTheSource extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Walk<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public T next() {
                    return source.next();
                }

                @Override
                Walk<T> copy() {
                    return first(source);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachSeesEverything",
            explanation =
                    "hasNext only asks the source. A walk that is behind still has elements to read when the source"
                            + " has none.")
    static final class HasNextForgetsWhatIsKept extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                Walk<T> copy() {
                    var buffer = this.buffer;
                    int start = this.place;
                    return new Buffered<>(source, buffer, start) {
                        @Override
                        public boolean hasNext() {
                            return source.hasNext();
                        }
                    };
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation =
                    "The whole source is copied at once. It works for a short list; an endless source never gets done,"
                            + " and everything is kept for as long as anyone reads.")
    static final class CopiesEverything extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            var all = new ArrayList<T>();
            source.forEachRemaining(all::add);
            return new Buffered<>(new ArrayList<T>().iterator(), all, 0);
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation =
                    "Every hasNext pulls one more element to see whether there is one. The source has a hasNext of its own:"
                            + " ask that.")
    static final class HasNextPulls extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public boolean hasNext() {
                    if (source.hasNext()) {
                        buffer.add(source.next());
                    }
                    return super.hasNext();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation =
                    "next pulls one element more than it gives, for the next question. Perhaps no question comes, or the source"
                            + " has to wait for its next element.")
    static final class PullsAhead extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public T next() {
                    T element = super.next();
                    if (source.hasNext()) {
                        buffer.add(source.next());
                    }
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachSeesEverything",
            explanation = "The copy is the original itself, so what one reads the other does not see.")
    static final class CopyIsTheOriginal extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                Walk<T> copy() {
                    return this;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachSeesEverything",
            explanation =
                    "A place that holds null is taken for one that nobody has pulled for yet. null is an element like"
                            + " any other: something else must tell that there is one.")
    static final class NullMeansNotPulled extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new NullIsNothing<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation =
                    "hasNext pulls an element to see whether there is one. The source has a hasNext of its own: ask that.")
    static final class HasNextPullsOne extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public boolean hasNext() {
                    if (place == buffer.size() && source.hasNext()) {
                        buffer.add(source.next());
                    }
                    return place < buffer.size();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation =
                    "A walk that is behind pulls too, though the element is there already: the source is asked once"
                            + " for each walk.")
    static final class PullsTwice extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new EachPulls<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "theEndIsForEachItsOwn",
            explanation =
                    "The place for an element is made before the source has given one. If it throws, as it does at"
                            + " its end, the place is there and nothing is in it.")
    static final class MakesThePlaceFirst extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public T next() {
                    if (place == buffer.size()) {
                        buffer.add(null);
                        buffer.set(place, source.next());
                    }
                    return buffer.get(place++);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCopyBeginsWhereTheOriginalStands",
            explanation =
                    "A copy begins at the first element, not where the original stands. And then the first element has to"
                            + " be kept for ever, since another copy might still be made.")
    static final class CopyBeginsAtTheStart extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                Walk<T> copy() {
                    return new Buffered<>(source, buffer, 0);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsForEachItsOwn",
            explanation = "At the end next gives null instead of throwing NoSuchElementException.")
    static final class NullAtTheEnd extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public T next() {
                    return hasNext() ? super.next() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "What the source throws is kept as if it were an element: null, for the other walks. Make room for"
                            + " an element when it has come, not before.")
    static final class KeepsAFailedPull extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0) {
                @Override
                public T next() {
                    if (place < buffer.size() || !source.hasNext()) {
                        return super.next();
                    }
                    buffer.add(null);
                    place++;
                    buffer.set(place - 1, source.next());
                    return buffer.get(place - 1);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "freesWhatAllHaveRead",
            explanation =
                    "Everything that was ever pulled is still held: by a list, by a field that refers to the first link, or by"
                            + " links that point backwards. Over an endless source it grows until the memory is full.")
    static final class KeepsEverything extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "freesWhatOnlyADroppedCopyHadToRead",
            explanation = "There is a list of all the copies, with a queue for each, so a discarded copy"
                    + " still collects its elements. A walk may refer to elements, but nothing may refer to all walks.")
    static final class KnowsItsCopies extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Queued<>(source, new ArrayList<>(), List.of());
        }
    }

    @Mistake(
            caughtBy = "aWalkBehindDoesNotAskTheSource",
            explanation =
                    "The walk asks the source before it looks at what is kept. A walk that is behind then waits for the"
                            + " source, or gets the source's exception, although an element is there.")
    static final class AsksTheSourceFirst extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Linked<T>(source, new Link<>()) {
                @Override
                Linked<T> at(Link<T> place) {
                    var all = this.source;
                    return new Linked<T>(all, place) {
                        @Override
                        public boolean hasNext() {
                            return all.hasNext() || super.hasNext();
                        }
                    };
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "A NoSuchElementException of the source is taken for the end of the walk. It may come from a bug in"
                            + " the source: only hasNext() == false is the end.")
    static final class NoSuchElementEndsTheWalk extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Linked<T>(source, new Link<>()) {
                private boolean ended;

                @Override
                public boolean hasNext() {
                    return !ended && super.hasNext();
                }

                @Override
                public T next() {
                    try {
                        return super.next();
                    } catch (NoSuchElementException end) {
                        ended = true;
                        throw end;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "The place for an element is made before the source has given it. A catch of RuntimeException takes"
                            + " that back, but an Error is not a RuntimeException.")
    static final class KeepsAPullThatAnErrorEnded extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Linked<T>(source, new Link<>()) {
                @Override
                void pull() {
                    here.next = new Link<>();
                    try {
                        here.element = this.source.next();
                    } catch (RuntimeException thrown) {
                        here.next = null;
                        throw thrown;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSourceMayNotAskItsOwnWalk",
            explanation = "The place for an element is made before the source has given it. A source that asks the walk"
                    + " meanwhile finds the place, and nothing in it.")
    static final class MakesThePlaceWhileItPulls extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Linked<T>(source, new Link<>()) {
                @Override
                void pull() {
                    var place = here;
                    place.next = new Link<>();
                    try {
                        place.element = this.source.next();
                    } catch (Throwable thrown) {
                        place.next = null;
                        throw thrown;
                    }
                }
            };
        }
    }

    private static final class Link<T> {
        T element;
        Link<T> next;
    }

    /// Keeps what must be kept and no more, and has nothing wrong with it.
    private static class Linked<T> extends Walk<T> {
        final Iterator<? extends T> source;
        Link<T> here;

        Linked(Iterator<? extends T> source, Link<T> here) {
            this.source = source instanceof OneAtATime<?> ? source : new OneAtATime<>(new StickyEnd<>(source));
            this.here = here;
        }

        Linked<T> at(Link<T> place) {
            return new Linked<>(source, place);
        }

        @Override
        Walk<T> copy() {
            return at(here);
        }

        @Override
        public boolean hasNext() {
            return here.next != null || source.hasNext();
        }

        void pull() {
            here.element = source.next();
            here.next = new Link<>();
        }

        @Override
        public T next() {
            if (here.next == null) {
                pull();
            }
            T element = here.element;
            here = here.next;
            return element;
        }
    }

    /// A walk that can be copied.
    private abstract static class Walk<T> implements Iterator<T> {
        abstract Walk<T> copy();
    }

    /// Keeps everything in one list, and has nothing else wrong with it.
    private static class Buffered<T> extends Walk<T> {
        final StickyEnd<T> source;
        final List<T> buffer;
        int place;

        Buffered(Iterator<? extends T> source, List<T> buffer, int place) {
            this.source = new StickyEnd<>(source);
            this.buffer = buffer;
            this.place = place;
        }

        @Override
        Walk<T> copy() {
            return new Buffered<>(source, buffer, place);
        }

        @Override
        public boolean hasNext() {
            return place < buffer.size() || source.hasNext();
        }

        @Override
        public T next() {
            if (place == buffer.size()) {
                buffer.add(source.next());
            }
            return buffer.get(place++);
        }
    }

    private static final class NullIsNothing<T> extends Buffered<T> {
        NullIsNothing(Iterator<? extends T> source, List<T> buffer, int place) {
            super(source, buffer, place);
        }

        @Override
        Walk<T> copy() {
            return new NullIsNothing<>(source, buffer, place);
        }

        @Override
        public boolean hasNext() {
            return (place < buffer.size() && buffer.get(place) != null) || source.hasNext();
        }
    }

    private static final class EachPulls<T> extends Buffered<T> {
        EachPulls(Iterator<? extends T> source, List<T> buffer, int place) {
            super(source, buffer, place);
        }

        @Override
        Walk<T> copy() {
            return new EachPulls<>(source, buffer, place);
        }

        @Override
        public T next() {
            if (source.hasNext()) {
                buffer.add(source.next());
            }
            return super.next();
        }
    }

    /// Has a queue for each copy.
    private static final class Queued<T> extends Walk<T> {
        private final StickyEnd<T> source;
        private final List<Queue<List<T>>> all;
        private final Queue<List<T>> mine; // of lists of one, since a queue holds no null

        Queued(Iterator<? extends T> source, List<Queue<List<T>>> all, Iterable<List<T>> unread) {
            this.source = new StickyEnd<>(source);
            this.all = all;
            this.mine = new ArrayDeque<>();
            unread.forEach(mine::add);
            all.add(mine);
        }

        @Override
        Walk<T> copy() {
            return new Queued<>(source, all, mine);
        }

        @Override
        public boolean hasNext() {
            return !mine.isEmpty() || source.hasNext();
        }

        @Override
        public T next() {
            if (mine.isEmpty()) {
                if (!source.hasNext()) {
                    throw new NoSuchElementException();
                }
                List<T> element = new ArrayList<>();
                element.add(source.next());
                all.forEach(queue -> queue.add(element));
            }
            return mine.remove().getFirst();
        }
    }

    private abstract static class Answer extends TeeContract {
        abstract <T> Walk<T> first(Iterator<? extends T> source);

        @Override
        protected final <T> Iterator<T> tee(Iterator<? extends T> source) {
            return first(source);
        }

        @Override
        protected final <T> Iterator<T> copy(Iterator<T> tee) {
            return ((Walk<T>) tee).copy();
        }
    }
}

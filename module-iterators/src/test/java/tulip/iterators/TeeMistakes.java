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
            explanation = "An element that one walk has pulled is not there for the other walk. An element must be kept"
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
            explanation = "hasNext is false when the source has ended. But a walk that is behind still has elements to"
                    + " read.")
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
                    "The whole source is copied at once. That works for a short list. The copy of an endless source"
                            + " never ends, and the copy of a long source fills the memory.")
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
                    "Each hasNext pulls another element to see whether there is one. The source has a hasNext: call"
                            + " that.")
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
            explanation = "next gives an element, and already pulls the element after it. Perhaps nobody asks for that"
                    + " element, or the source has to wait for it.")
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
            explanation =
                    "copy returns the walk itself, so the two are one walk: an element that the first reads is lost"
                            + " for the second.")
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
            explanation = "The walk that pulls an element gives it to its caller, but does not store it in the link."
                    + " So the walks that are behind find null there.")
    static final class StoresNothing extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Forgetful<>(source, new Link<>());
        }
    }

    @Mistake(
            caughtBy = "eachSeesEverything",
            explanation = "A link that holds null is taken for an empty link. But null is an element like any other."
                    + " Something else must say whether the link is empty.")
    static final class NullMeansNotPulled extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new NullIsNothing<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "pullsEachElementOnce",
            explanation = "hasNext pulls an element to see whether there is one. The source has a hasNext: call that.")
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
                    "A walk that is behind pulls too, although the element is already there. So the source is asked"
                            + " once for each walk.")
    static final class PullsTwice extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new EachPulls<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "theEndIsForEachItsOwn",
            explanation =
                    "The link for an element is made before the source has given the element. If the source throws,"
                            + " as it does at its end, this link holds no element.")
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
                    "A copy begins at the first element, not at the position of the original. So the first element"
                            + " must be kept for ever, because another copy may follow.")
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
                    "If the source throws, the link is kept as if it held an element, and the other walks read null."
                            + " Add a link only after the source has given an element.")
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
                    "Every element that was ever pulled is still held: by a list, by a field that refers to the first"
                            + " link, or by links that refer backwards. An endless source fills the memory.")
    static final class KeepsEverything extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Buffered<>(source, new ArrayList<>(), 0);
        }
    }

    @Mistake(
            caughtBy = "freesWhatOnlyADroppedCopyHadToRead",
            explanation =
                    "There is a list of all copies, with a queue for each copy. So a discarded copy still collects"
                            + " elements. A walk may refer to elements, but nothing may refer to all walks.")
    static final class KnowsItsCopies extends Answer {
        @Override
        <T> Walk<T> first(Iterator<? extends T> source) {
            return new Queued<>(source, new ArrayList<>(), List.of());
        }
    }

    @Mistake(
            caughtBy = "aWalkBehindDoesNotAskTheSource",
            explanation =
                    "The walk asks the source before it looks at the kept elements. So a walk that is behind waits"
                            + " for the source, or gets the source's exception, although an element is there.")
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
                    "A NoSuchElementException of the source is taken for the end of the walk. But the exception may"
                            + " come from a bug in the source. Only hasNext() == false is the end.")
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
            explanation = "The link for an element is made before the source has given the element. A catch of"
                    + " RuntimeException removes the link, but an Error is not a RuntimeException.")
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
            explanation =
                    "The link for an element is made before the source has given the element. If the source calls the"
                            + " walk at that moment, the walk finds a link without an element.")
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

    /// Gives an element that it pulls, and does not store it.
    private static final class Forgetful<T> extends Linked<T> {
        Forgetful(Iterator<? extends T> source, Link<T> here) {
            super(source, here);
        }

        @Override
        Linked<T> at(Link<T> place) {
            return new Forgetful<>(source, place);
        }

        @Override
        public T next() {
            T element = here.element;
            if (here.next == null) {
                element = source.next();
                here.next = new Link<>();
            }
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

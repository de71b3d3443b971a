package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class StickyEndMistakes {
    private StickyEndMistakes() {}

    @Mistake(
            caughtBy = "theEndStays",
            explanation = "hasNext asks the source each time, so the end is not final when the source"
                    + " grows. The wrapper must remember that it has seen the end.")
    static final class DelegatesHasNext extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndStays",
            explanation =
                    "The end is remembered only when next runs into it. A loop never does that: it asks hasNext, and"
                            + " stops.")
    static final class SticksOnlyThroughNext extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public boolean hasNext() {
                    return !over && source.hasNext();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        over = true;
                        throw new NoSuchElementException();
                    }
                    return source.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndStays",
            explanation =
                    "The end is remembered only when hasNext sees it. A caller of next alone learns of the end by the"
                            + " exception, and that end must be final too: next must look.")
    static final class SticksOnlyThroughHasNext extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    return source.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheSourceGives",
            explanation =
                    "null ends the walk. But null is an element like any other: only hasNext() == false is the end.")
    static final class NullEndsIt extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    T element = super.next();
                    over = element == null;
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "What hasNext of the source throws passes, but ends the walk on its way: it was noted that there"
                            + " is no more, though the source has not said so.")
    static final class FailedQuestionEndsIt extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public boolean hasNext() {
                    if (over) {
                        return false;
                    }
                    over = true;
                    over = !source.hasNext();
                    return !over;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "pullsNothingAhead",
            explanation =
                    "The whole source is copied at once. It works for a short list; an endless source never comes to an"
                            + " end, and a slow one makes the caller wait for elements that it has not asked for.")
    static final class CopiesTheSource extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            var copy = new ArrayList<T>();
            source.forEachRemaining(copy::add);
            return copy.iterator();
        }
    }

    @Mistake(
            caughtBy = "pullsNothingAhead",
            explanation =
                    "hasNext pulls an element to see whether there is one. The source has a hasNext of its own: ask"
                            + " that.")
    static final class HasNextPulls extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                private final ArrayList<T> ahead = new ArrayList<>();

                @Override
                public boolean hasNext() {
                    if (ahead.isEmpty() && super.hasNext()) {
                        ahead.add(source.next());
                    }
                    return !ahead.isEmpty();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return ahead.removeFirst();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "notOverBeforeTheEndWasSeen",
            explanation = "The wrapper decides that it is over before anyone has asked. Until then the source may still"
                    + " get more.")
    static final class EndsEarly extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    T element = super.next();
                    var _ = hasNext();
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "neverAsksAgain",
            explanation = "After the end the source is still asked, though its answer no longer counts. It may cost"
                    + " something to ask, or block.")
    static final class AsksAgain extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public boolean hasNext() {
                    boolean more = source.hasNext();
                    over = over || !more;
                    return !over;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "Whatever the source throws is taken for the end. Only hasNext() == false is the end; an exception"
                            + " says that something went wrong.")
    static final class ExceptionEndsIt extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    try {
                        return super.next();
                    } catch (RuntimeException thrown) {
                        over = true;
                        throw thrown;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "What the source throws is turned into NoSuchElementException, so an error looks like the end.")
    static final class ExceptionLooksLikeTheEnd extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    try {
                        return super.next();
                    } catch (RuntimeException thrown) {
                        throw new NoSuchElementException(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "A NoSuchElementException of the source is taken for the end. It may come from a bug in the source"
                            + " while there is more: only hasNext() == false is the end.")
    static final class NoSuchElementEndsIt extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    try {
                        return super.next();
                    } catch (NoSuchElementException end) {
                        over = true;
                        throw end;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "The end is noted before the source has answered. A catch of RuntimeException takes that back, but"
                            + " an Error is not a RuntimeException.")
    static final class OnlyExceptionsAreUndone extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public boolean hasNext() {
                    if (over) {
                        return false;
                    }
                    over = true;
                    try {
                        over = !source.hasNext();
                    } catch (RuntimeException thrown) {
                        over = false;
                        throw thrown;
                    }
                    return !over;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "At the end the field for the source becomes null, and the next call of hasNext uses it: a"
                    + " NullPointerException. Ask for null first, or put something there that has no elements.")
    static final class HasNextUsesNull extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Forgetful<>(source);
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "At the end the field for the source becomes null, and then next uses it: a"
                    + " NullPointerException. next must throw NoSuchElementException.")
    static final class NextUsesNull extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Forgetful<>(source) {
                @Override
                public T next() {
                    var _ = hasNext();
                    return source.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "letsItsSourceGo",
            explanation = "A flag notes the end, and the field still refers to the source. As long as anyone holds the"
                    + " wrapper, the source cannot be freed, though it will never be asked again.")
    static final class KeepsItsSource extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source);
        }
    }

    /// Has null in the place of its source at the end, and does not look for null.
    private static class Forgetful<T> implements Iterator<T> {
        Iterator<? extends T> source;

        Forgetful(Iterator<? extends T> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            boolean more = source.hasNext();
            if (!more) {
                source = null;
            }
            return more;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return source.next();
        }
    }

    /// Has nothing wrong with it, so that each mistake above has only the one fault.
    private static class Wrapper<T> implements Iterator<T> {
        final Iterator<? extends T> source;
        boolean over;

        Wrapper(Iterator<? extends T> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            over = over || !source.hasNext();
            return !over;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return source.next();
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "At the end next throws another exception. The caller expects NoSuchElementException, as"
                    + " Iterator.next promises.")
    static final class ThrowsSomethingElse extends StickyEndContract {
        @Override
        protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
            return new Wrapper<>(source) {
                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new IllegalStateException("the end");
                    }
                    return super.next();
                }
            };
        }
    }
}

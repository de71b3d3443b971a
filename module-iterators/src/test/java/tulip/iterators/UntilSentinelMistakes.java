package tulip.iterators;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import tulip.kit.Mistake;

final class UntilSentinelMistakes {
    private UntilSentinelMistakes() {}

    @Mistake(
            caughtBy = "endsAtTheSentinel",
            explanation = "The sentinel comes out as the last element. It only says that there is nothing more: a"
                    + " loop must not see it.")
    static final class EmitsTheSentinel extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                private boolean emitted;

                @Override
                public boolean hasNext() {
                    return super.hasNext() || !emitted;
                }

                @Override
                public T next() {
                    emitted = !super.hasNext();
                    return emitted ? sentinel : super.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "equalsDecides",
            explanation = "The sentinel is compared with ==, which asks whether two references lead to one object. A"
                    + " supplier that reads its words from a file gives new objects, and then the walk never ends.")
    static final class ComparesIdentity extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                @SuppressWarnings("ReferenceEquality") // the mistake
                boolean isEnd(T element) {
                    return element == sentinel;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "endsAtTheSentinel",
            explanation =
                    "hasNext takes an element from the supplier and drops it, and next takes the element after it. Keep"
                            + " the element that hasNext took: next must give that element.")
    static final class BothTake extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !Objects.equals(source.get(), sentinel);
                }

                @Override
                public T next() {
                    return source.get();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nullIsAnElement",
            explanation =
                    "null stands for \"nothing taken yet\", so an element that is null is lost. null is an element like"
                            + " any other: a field of its own must say whether an element has been taken.")
    static final class NullMeansNothingTaken extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    looked = ahead != null;
                    return super.hasNext();
                }

                @Override
                public T next() {
                    T element = super.next();
                    ahead = null;
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nullIsAnElement",
            explanation =
                    "The element that was taken is kept in an ArrayDeque, which refuses null. A field can hold null,"
                            + " and a second field can say whether an element has been taken.")
    static final class KeepsItInAnArrayDeque extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            var kept = new ArrayDeque<T>();
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    boolean more = super.hasNext();
                    if (more && kept.isEmpty()) {
                        kept.add(ahead);
                    }
                    return more;
                }

                @Override
                public T next() {
                    super.next();
                    return kept.remove();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nullIsAnElement",
            explanation =
                    "equals is called on an element that is null. null has no methods. Objects.equals compares any"
                            + " two references.")
    static final class CallsEqualsOnTheElement extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                boolean isEnd(T element) {
                    return element.equals(sentinel);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nullIsAnElement",
            explanation =
                    "equals is called on a sentinel that is null. null has no methods. Objects.equals compares any"
                            + " two references.")
    static final class CallsEqualsOnTheSentinel extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                boolean isEnd(T element) {
                    return sentinel.equals(element);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nullIsAnElement",
            explanation = "null ends the walk, although the sentinel is something else. Only the sentinel ends it.")
    static final class NullEndsIt extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                boolean isEnd(T element) {
                    return element == null || element.equals(sentinel);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "asksOnceForEachElement",
            explanation =
                    "The supplier is called as soon as the iterator is made. No caller has asked for an element yet.")
    static final class AsksAtOnce extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            var walk = new LookAhead<T>(source, sentinel);
            var _ = walk.hasNext();
            return walk;
        }
    }

    @Mistake(
            caughtBy = "asksOnceForEachElement",
            explanation = "next already calls the supplier for the element after the one that it gives. No caller has"
                    + " asked for that element yet, and the supplier may be slow.")
    static final class RunsAhead extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
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
            caughtBy = "asksOnceForEachElement",
            explanation = "Every hasNext calls the supplier again, and the element that the hasNext before it took is"
                    + " lost. hasNext must remember that it has looked, and what it found.")
    static final class HasNextAsksEachTime extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new Iterator<>() {
                private T ahead;

                @Override
                public boolean hasNext() {
                    ahead = source.get();
                    return !Objects.equals(ahead, sentinel);
                }

                @Override
                public T next() {
                    return ahead;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "next gives what the last hasNext found, so without a hasNext it has nothing. next must look"
                    + " itself if hasNext has not.")
    static final class NextTrustsHasNext extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public T next() {
                    looked = false;
                    return ahead;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "next gives the sentinel at the end instead of throwing NoSuchElementException.")
    static final class NextGivesTheSentinel extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public T next() {
                    return hasNext() ? super.next() : sentinel;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "neverAsksAgain",
            explanation =
                    "After the sentinel the supplier is called again, and the walk goes on with what it gives. The"
                            + " end is final.")
    static final class AsksAgain extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    boolean more = super.hasNext();
                    looked = more;
                    return more;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "The walk catches what the supplier throws, and takes it for the end. So no caller learns that"
                            + " something went wrong, and the elements after that are lost.")
    static final class SwallowsErrors extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(
                    () -> {
                        try {
                            return source.get();
                        } catch (RuntimeException swallowed) {
                            return sentinel;
                        }
                    },
                    sentinel);
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation = "The caller gets the exception, but then the walk is over: it noted that it had looked before"
                    + " the supplier had returned.")
    static final class ErrorEndsIt extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    boolean before = looked;
                    looked = true;
                    if (!before) {
                        end = true;
                        ahead = source.get();
                        end = isEnd(ahead);
                    }
                    return !end;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "exceptionsPass",
            explanation =
                    "The exception arrives wrapped in another one. A caller that catches the original type would miss it:"
                            + " let it pass as it is.")
    static final class WrapsErrors extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(
                    () -> {
                        try {
                            return source.get();
                        } catch (RuntimeException thrown) {
                            throw new IllegalStateException(thrown);
                        }
                    },
                    sentinel);
        }
    }

    @Mistake(
            caughtBy = "endsAtTheSentinel",
            explanation =
                    "hasNext says that there is more, and next finds that there is not. hasNext must look before it promises.")
    static final class HasNextDoesNotLook extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    return !end;
                }

                @Override
                public T next() {
                    looked = false;
                    if (!super.hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return ahead;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "endsAtTheSentinel",
            explanation =
                    "next gives an element and does not note that it is taken, so it gives the same element for ever.")
    static final class NextTakesNothing extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public T next() {
                    T element = super.next();
                    looked = true;
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextNeedsNoHasNext",
            explanation = "At the end next gives null instead of throwing NoSuchElementException.")
    static final class NullAtTheEnd extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public T next() {
                    return hasNext() ? super.next() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noSuchElementIsNotTheEnd",
            explanation =
                    "A NoSuchElementException of the supplier is taken for the end. Only the sentinel is the end: the"
                            + " exception says that something went wrong in the supplier.")
    static final class NoSuchElementEndsIt extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(
                    () -> {
                        try {
                            return source.get();
                        } catch (NoSuchElementException swallowed) {
                            return sentinel;
                        }
                    },
                    sentinel);
        }
    }

    @Mistake(
            caughtBy = "errorsPass",
            explanation =
                    "The walk notes that it has looked before the supplier returns. A catch of RuntimeException takes"
                            + " that back, but an Error is not a RuntimeException. Note it when the element has come.")
    static final class OnlyExceptionsAreUndone extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            return new LookAhead<T>(source, sentinel) {
                @Override
                public boolean hasNext() {
                    if (!looked) {
                        looked = true;
                        end = true;
                        try {
                            ahead = source.get();
                            end = isEnd(ahead);
                        } catch (RuntimeException thrown) {
                            looked = false;
                            throw thrown;
                        }
                    }
                    return !end;
                }
            };
        }
    }

    /// Has nothing wrong with it, so that each mistake above has only the one fault.
    private static class LookAhead<T> implements Iterator<T> {
        final Supplier<? extends T> source;
        final T sentinel;
        boolean looked;
        boolean end;
        T ahead;

        LookAhead(Supplier<? extends T> source, T sentinel) {
            this.source = source;
            this.sentinel = sentinel;
        }

        boolean isEnd(T element) {
            return Objects.equals(element, sentinel);
        }

        @Override
        public boolean hasNext() {
            if (!looked) {
                ahead = source.get();
                end = isEnd(ahead);
                looked = true;
            }
            return !end;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            looked = false;
            return ahead;
        }
    }

    @Mistake(
            caughtBy = "asksOnceForEachElement",
            explanation = "All elements are collected as soon as the iterator is made. A supplier that reads a slow"
                    + " network makes the caller wait for elements that it has not asked for.")
    static final class CollectsAll extends UntilSentinelContract {
        @Override
        protected <T> Iterator<T> untilSentinel(Supplier<? extends T> source, T sentinel) {
            var all = new ArrayList<T>();
            for (T next = source.get(); !Objects.equals(next, sentinel); next = source.get()) {
                all.add(next);
            }
            return all.iterator();
        }
    }
}

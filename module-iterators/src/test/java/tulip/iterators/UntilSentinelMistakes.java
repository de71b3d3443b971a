package tulip.iterators;

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
                    + " source that reads its words from somewhere gives new objects, and then the walk never ends.")
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
            explanation = "The source is asked as soon as the iterator is made, though no element is asked for yet.")
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
            explanation = "next already asks the source for the element after the one that it gives. No caller has"
                    + " asked for it yet, and the source may be slow.")
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
            explanation = "Every hasNext asks the source anew, and what the one before it got is lost. It must remember"
                    + " that it has looked, and what it saw.")
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
            explanation = "After the sentinel the source is asked again, and what comes then goes on as if nothing had"
                    + " ended. The end is final.")
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
                    "What the source throws is caught and taken for the end, so no caller learns that something went"
                            + " wrong, and the elements after it are lost.")
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
            explanation = "The exception passes, but the walk is over after it: it noted that it had looked before the"
                    + " source had answered.")
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
                    "next gives an element and does not note that it is taken, so it gives the same one for ever.")
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
                    "A NoSuchElementException of the source is taken for the end. Only the sentinel is the end: the"
                            + " exception says that something went wrong in the source.")
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
                    "The walk notes that it has looked before the source answers. A catch of RuntimeException takes"
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
}

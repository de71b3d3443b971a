package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class CountdownMistakes {
    private CountdownMistakes() {}

    @Mistake(
            caughtBy = "eachWalkIsItsOwn",
            explanation = "All walks share one position: it is a field of the countdown, so the second walk starts"
                    + " where the first walk stands. The position belongs to the iterator.")
    static final class OneSharedCursor extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            var next = new int[] {from};
            return () -> new Walk() {
                @Override
                public boolean hasNext() {
                    return next[0] >= 1;
                }

                @Override
                Integer take() {
                    return next[0]--;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "hasNextMovesNothing",
            explanation = "hasNext moves the position, so asking twice skips an element. hasNext only looks.")
    static final class HasNextAdvances extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from + 1;

                @Override
                public boolean hasNext() {
                    return --next >= 1;
                }

                @Override
                public Integer next() {
                    return next;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "countsDownToOne",
            explanation = "hasNext moves the position, and next moves it again, so numbers are left out. hasNext only"
                    + " looks.")
    static final class BothMove extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next-- >= 1;
                }

                @Override
                public Integer next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return next--;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsNotAnElement",
            explanation =
                    "next returns null at the end. But null is an element like any other, so a caller could not tell"
                            + " the end from an element. At the end next throws NoSuchElementException.")
    static final class NullAtTheEnd extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next >= 1;
                }

                @Override
                public Integer next() {
                    return hasNext() ? next-- : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsNotAnElement",
            explanation =
                    "next goes on counting past the end: 0, -1, … A caller who calls only next would never learn that"
                            + " the walk is over.")
    static final class CountsPastTheEnd extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next >= 1;
                }

                @Override
                public Integer next() {
                    return next--;
                }
            };
        }
    }

    @Mistake(caughtBy = "countsDownToOne", explanation = "The walk ends one too early: 1 is still an element.")
    static final class StopsBeforeOne extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> walk(from, 2);
        }
    }

    @Mistake(caughtBy = "countsDownToOne", explanation = "The walk ends one too late: 0 is not an element any more.")
    static final class IncludesZero extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> walk(from, 0);
        }
    }

    @Mistake(
            caughtBy = "countsDownToOne",
            explanation =
                    "next moves the position first, and then gives the number at the new position. So the first number"
                            + " is left out, and 0 comes at the end. First take the number, then move.")
    static final class MovesBeforeItGives extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Walk() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next >= 1;
                }

                @Override
                Integer take() {
                    return --next;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nothingToCountIsEmpty",
            explanation = "A countdown from a negative number has elements. Perhaps only 0 is taken for the end?")
    static final class OnlyZeroIsTheEnd extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Walk() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next != 0;
                }

                @Override
                Integer take() {
                    return next--;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachWalkIsItsOwn",
            explanation = "All walks share one position, and iterator() resets it: for all walks, also"
                    + " for a walk that is half-way. The position belongs to the iterator.")
    static final class IteratorBeginsAnew extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            var next = new int[1];
            return () -> {
                next[0] = from;
                return new Walk() {
                    @Override
                    public boolean hasNext() {
                        return next[0] >= 1;
                    }

                    @Override
                    Integer take() {
                        return next[0]--;
                    }
                };
            };
        }
    }

    @Mistake(
            caughtBy = "askingPastTheEndMovesNothing",
            explanation =
                    "next counts on before it looks for the end. Below the smallest int comes the largest, and then"
                            + " the walk has elements after its end. Look first.")
    static final class CountsOnAtTheEnd extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next >= 1;
                }

                @Override
                public Integer next() {
                    int number = next--;
                    if (number < 1) {
                        throw new NoSuchElementException();
                    }
                    return number;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "askingPastTheEndMovesNothing",
            explanation =
                    "next moves the position before it looks for the end. Below the smallest int comes the largest, so"
                            + " next does not see the end and returns a number. Look first.")
    static final class MovesBeforeItLooks extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next >= 1;
                }

                @Override
                public Integer next() {
                    next--;
                    if (next < 0) {
                        throw new NoSuchElementException();
                    }
                    return next + 1;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "beginsAtTheLargestInt",
            explanation =
                    "The walk begins one above the first number. Above the largest int comes the smallest, and then"
                            + " the walk has no element.")
    static final class BeginsOneAbove extends CountdownContract {
        @Override
        protected Iterable<Integer> countdown(int from) {
            return () -> new Walk() {
                private int last = from < 1 ? 1 : from + 1;

                @Override
                public boolean hasNext() {
                    return last > 1;
                }

                @Override
                Integer take() {
                    return --last;
                }
            };
        }
    }

    private static Iterator<Integer> walk(int from, int last) {
        return new Walk() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next >= last;
            }

            @Override
            Integer take() {
                return next--;
            }
        };
    }

    /// Has nothing wrong with its end, so that each mistake above has only the one fault.
    private abstract static class Walk implements Iterator<Integer> {
        abstract Integer take();

        @Override
        public final Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return take();
        }
    }
}

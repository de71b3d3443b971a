package tulip.generators;

import java.util.ArrayList;
import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class FirstYieldMistakes {
    private FirstYieldMistakes() {}

    @Mistake(
            caughtBy = "makingItRunsNothing",
            explanation =
                    "The body runs to its first yield as soon as the generator is made. Nobody has asked for anything"
                            + " yet.")
    static final class PrefetchesTheFirst extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            var generator = new Breakable<>(body);
            var _ = generator.hasNext();
            return generator;
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation =
                    "next takes its element and lets the body run on to the next yield, so that it is ready. Whoever"
                            + " asks for one element gets the effects of two.")
    static final class PrefetchesTheNext extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    T taken = super.next();
                    var _ = hasNext();
                    return taken;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation =
                    "The first next runs the body to its end, and keeps all elements in a list. A body that goes on for"
                            + " ever would never give one.")
    static final class CollectsAll extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private final ArrayList<T> all = new ArrayList<>();

                @Override
                void stand(T value) {
                    all.add(value);
                }

                @Override
                public boolean hasNext() {
                    if (state == State.CREATED) {
                        resume();
                    }
                    return !all.isEmpty();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return all.removeFirst();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "next resumes the body also where hasNext has done so already: every second element is lost in a"
                            + " loop.")
    static final class NextPullsAgain extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    if (!isClosed()) {
                        resume();
                    }
                    if (isClosed()) {
                        throw new NoSuchElementException();
                    }
                    T taken = element;
                    state = State.TAKEN;
                    return taken;
                }

                @Override
                public boolean hasNext() {
                    if (!isReady() && !isClosed()) {
                        resume();
                    }
                    return isReady();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "hasNextRunsOnce",
            explanation =
                    "Each hasNext lets the body run to another yield, though nobody has taken the element at which it"
                            + " stands. It must remember that there is one.")
    static final class HasNextPullsTwice extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private boolean asked;

                @Override
                public boolean hasNext() {
                    if (!isClosed() && (asked || !isReady())) {
                        resume();
                    }
                    asked = true;
                    return isReady();
                }

                @Override
                public T next() {
                    asked = isReady() ? false : asked;
                    T taken = isReady() ? take() : super.next();
                    asked = false;
                    return taken;
                }

                private T take() {
                    state = State.TAKEN;
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "null is taken for \"there is no element\". But null is an element like any other: that there is one"
                            + " must be remembered apart from it.")
    static final class NullIsNoElement extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    return super.hasNext() && element != null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation = "At the end next gives null instead of throwing NoSuchElementException.")
    static final class NullAtTheEnd extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    return hasNext() ? super.next() : null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "At the end the generator waits for a yield that never comes, instead of seeing that the body has"
                            + " ended.",
            hangs = true)
    static final class HangsAtTheEnd extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    while (!super.hasNext()) {
                        Thread.onSpinWait();
                    }
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation =
                    "An ended body is resumed once more when somebody asks again, and the primitive refuses that. The"
                            + " generator itself must know that it has ended.")
    static final class ResumesAfterTheEnd extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    if (!isReady()) {
                        resume();
                    }
                    return isReady();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation = "Asked after its end, the generator begins again from the start. The end is final.")
    static final class BeginsAgain extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    if (hasNext()) {
                        return super.next();
                    }
                    pausable = Suspension.VIRTUAL_THREAD.pausable("a mistake", this::run);
                    state = State.CREATED;
                    throw new NoSuchElementException();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "What the body throws comes out inside another exception. Whoever asks wants to catch what was"
                            + " thrown, as from any call.")
    static final class Wraps extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void resume() {
                    try {
                        super.resume();
                    } catch (RuntimeException thrown) {
                        throw new IllegalStateException("the body failed", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "An exception of the body is taken for its end, and nobody learns of it.")
    static final class Swallows extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void resume() {
                    try {
                        super.resume();
                    } catch (RuntimeException swallowed) {
                        state = State.CLOSED;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "The exception of the body is kept and thrown at everyone who asks afterwards. It is thrown once,"
                            + " and then the generator is at its end.")
    static final class ThrowsAgain extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private RuntimeException thrown;

                @Override
                public boolean hasNext() {
                    if (thrown != null) {
                        throw thrown;
                    }
                    try {
                        return super.hasNext();
                    } catch (RuntimeException first) {
                        thrown = first;
                        throw first;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theStateSaysWhatTheBodyDoes",
            explanation =
                    "The state says that the body stands at a yield while it runs again. Whoever asks meanwhile is not"
                            + " refused as it should be.")
    static final class ForgetsThatItRuns extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void stand(T value) {
                    element = value;
                    state = State.READY;
                    pausable.pause();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "An Error of the body is taken for its end. An exception comes out, and so must an Error: whatever"
                            + " is thrown reaches the caller.")
    static final class SwallowsErrors extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void resume() {
                    try {
                        super.resume();
                    } catch (Error swallowed) {
                        state = State.CLOSED;
                    }
                }
            };
        }
    }
}

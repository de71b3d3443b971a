package tulip.generators;

import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import tulip.kit.Mistake;

final class FirstYieldMistakes {
    private FirstYieldMistakes() {}

    @Mistake(
            caughtBy = "makingItRunsNothing",
            explanation = "The body runs to its first yield as soon as the generator is made. Nobody has asked for an"
                    + " element yet.")
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
                    "next takes its element, and then already runs the body to the next yield. A caller who asks for"
                            + " one element gets the effects of two.")
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
            explanation = "The first next runs the body to its end, and keeps all elements in a list. If the body never"
                    + " ends, the caller never gets an element.")
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
                    "next resumes the body even if hasNext has already done so. So a loop loses every second element.")
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
                    "Each hasNext runs the body to another yield, although the last element has not been taken. The"
                            + " generator must remember that it has an element.")
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
                    "null is taken for \"there is no element\". But null is an element like any other. Something else"
                            + " must say whether there is an element.")
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
                    "At the end the generator waits for a yield that never comes. It does not see that the body has"
                            + " ended.",
            hangs = true)
    static final class HangsAtTheEnd extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    while (!super.hasNext()) {
                        LockSupport.park(this);
                    }
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextRunsNoFurther",
            explanation = "A call after the end resumes the body again, and the primitive refuses that. The generator"
                    + " itself must know that it has ended.")
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
            explanation = "A call after the end makes the generator begin again. But the end is final.")
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
            explanation = "An exception of the body comes out inside another exception. The caller wants to catch the"
                    + " original exception, as from any other call.")
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
            explanation = "An exception of the body is taken for its end, and the caller does not get it.")
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
                    "The exception of the body is kept, and every later call throws it again. It must be thrown once,"
                            + " and then the generator has ended.")
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
                    "While the body runs again, the state still says that the body is paused. So a call at this time"
                            + " is not refused.")
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
                    "An Error of the body is taken for its end. An Error must reach the caller, as an exception does.")
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

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation = "Nobody resumes the body for the first time, so it never begins. If the body has not begun"
                    + " (State.CREATED), it must be resumed, too.")
    static final class NeverBegins extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    if (state == State.TAKEN) {
                        resume();
                    }
                    return isReady();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "The body is resumed only at the beginning. If its last element was taken (State.TAKEN), the body"
                            + " must be resumed, too.")
    static final class ResumesOnlyAtTheBeginning extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    if (state == State.CREATED) {
                        resume();
                    }
                    return isReady();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "A loop resumes the body until there is an element. But the body can end without another element,"
                            + " and cannot be resumed then. One resume() is enough: then the state says what has"
                            + " happened.")
    static final class ResumesUntilThereIsAnElement extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    while (!isReady()) {
                        resume();
                    }
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "next takes null for the end, and throws. But null is an element like any other. hasNext or the state"
                            + " says whether there is an element.")
    static final class NullIsTheEnd extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    T taken = super.next();
                    if (taken == null) {
                        throw new NoSuchElementException();
                    }
                    return taken;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "next does not set the state to State.TAKEN. So the generator gives the first element again and"
                            + " again.")
    static final class NeverTaken extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return element;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "givesWhatTheBodyYields",
            explanation =
                    "At a yield the body does not pause with the state State.READY, so the caller sees no element. stand"
                            + " must set the state to State.READY, and then pause the body.")
    static final class ReadyTooLate extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void stand(T value) {
                    pausable.pause();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theStateSaysWhatTheBodyDoes",
            explanation = "The body runs, but the state does not say so. advance must call the given resume(), and not"
                    + " pausable.resume(): resume() sets the state to State.RUNNING.")
    static final class StateStaysWhileItRuns extends FirstYieldContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void run() {
                    try {
                        body.run(this::yielded);
                    } finally {
                        state = State.CLOSED;
                    }
                }

                @Override
                void stand(T value) {
                    element = value;
                    state = State.READY;
                    pausable.pause();
                }
            };
        }
    }
}

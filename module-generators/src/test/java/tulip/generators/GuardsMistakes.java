package tulip.generators;

import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tulip.kit.Mistake;

final class GuardsMistakes {
    private GuardsMistakes() {}

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "Whoever asks while the body runs has to wait until it has paused. But the body that asks itself"
                            + " waits for itself, and so for ever.",
            hangs = true)
    static final class Deadlocks extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void refuse() {
                    while (state == State.RUNNING) {
                        LockSupport.park(this);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "The refusal ends the generator: it says that it has ended, though its body stands at a yield. Who"
                            + " is refused must not spoil it for the others.")
    static final class Poisons extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private boolean poisoned;

                @Override
                public boolean hasNext() {
                    return super.hasNext() && !poisoned;
                }

                @Override
                void refuse() {
                    poisoned = true;
                    super.refuse();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation = "Whoever asks while the body runs is told that there is no more. That is not true, and nobody"
                    + " learns of the mistake.")
    static final class SaysItHasEnded extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    return state != State.RUNNING && super.hasNext();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "The generator does not look whether its body runs, and leaves it to the primitive to refuse. That"
                            + " one knows of no generator: its error does not say what the caller did wrong.")
    static final class LeavesItToThePrimitive extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void refuse() {}

                @Override
                public void close() {
                    if (state == State.RUNNING) {
                        throw new AlreadyRunning("it");
                    }
                    super.close();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotCloseItself",
            explanation =
                    "A body that closes its own generator is not refused: the generator is marked as closed while its"
                            + " body runs.")
    static final class BodyClosesItself extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private boolean closed;

                @Override
                public void close() {
                    if (state == State.RUNNING) {
                        closed = true;
                    } else {
                        super.close();
                    }
                }

                @Override
                public boolean hasNext() {
                    return super.hasNext() && !closed;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotCloseItself",
            explanation =
                    "While the body runs close does nothing, silently. Whoever closes believes that it is closed.")
    static final class IgnoresTheClose extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public void close() {
                    if (state != State.RUNNING) {
                        super.close();
                    } else if (closing) {
                        refuse();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyThatLeavesMayNotCloseItself",
            explanation =
                    "A body that closes its generator while it is being closed is let through, as if that were a second"
                            + " close. But it is not closed yet: its body runs.")
    static final class TakesItForASecondClose extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public void close() {
                    if (!closing) {
                        super.close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherThreadIsRefused",
            explanation =
                    "A lock lets the body in again on its own thread, and makes every other thread wait until it has"
                            + " paused. A generator is for one thread at a time: who comes too late has made a mistake, and should"
                            + " hear of it.")
    static final class MakesOthersWait extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private final Semaphore turn = new Semaphore(1);
                private volatile Thread runs;

                @Override
                public T next() {
                    return locked(super::next);
                }

                private T locked(Supplier<T> action) {
                    if (Thread.currentThread().equals(runs)) {
                        throw new AlreadyRunning("it");
                    }
                    turn.acquireUninterruptibly();
                    try {
                        return action.get();
                    } finally {
                        turn.release();
                    }
                }

                @Override
                void run() {
                    runs = Thread.currentThread();
                    super.run();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherThreadIsRefused",
            explanation =
                    "The close that is refused has already noted that the generator is being closed. The body's next yield"
                            + " throws the signal, although nobody has closed it. Refuse first, then change something.")
    static final class TheRefusedLeavesATrace extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public void close() {
                    if (state == State.RUNNING && !Thread.currentThread().isVirtual()) {
                        closing = true;
                    }
                    super.close();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyTheBodyMayYield",
            explanation = "Nobody looks who yields. A yield that comes from somebody else is taken for the body's, and"
                    + " replaces the element at which it stands.")
    static final class AnyoneMayYield extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yielded(T value) {
                    try {
                        super.yielded(value);
                    } catch (IllegalStateException stranger) {
                        element = value;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEscapingEndIsAnError",
            explanation =
                    "The exception that escapes is swallowed, and the generator ends as if all were well. The elements"
                            + " that are missing will never be missed.")
    static final class CleanEnd extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void leaked(NoSuchElementException escaped) {}

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("the end");
                    }
                    return super.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEscapingEndIsAnError",
            explanation =
                    "The exception comes out as it is. But out of next it means \"no more elements\", and whoever asked"
                            + " takes it for the end of this generator.")
    static final class Unwrapped extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void leaked(NoSuchElementException escaped) {
                    throw escaped;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEscapingEndIsAnError",
            explanation =
                    "The error does not say where it comes from: without its cause nobody finds the line whose end has"
                            + " escaped.")
    static final class WithoutCause extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void leaked(NoSuchElementException escaped) {
                    throw new IllegalStateException(escaped.getMessage());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "hasNextSaysSoToo",
            explanation =
                    "hasNext answers that there is no more when an end escapes. A loop asks only hasNext, so that is"
                            + " where most would miss it.")
    static final class HasNextSaysNo extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    try {
                        return super.hasNext();
                    } catch (IllegalStateException leak) {
                        if (leak.getCause() == null) {
                            throw leak;
                        }
                        return false;
                    }
                }

                @Override
                public T next() {
                    if (isReady() || super.hasNext()) {
                        state = State.TAKEN;
                        return element;
                    }
                    throw new NoSuchElementException();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation =
                    "Every exception of the body is wrapped. Only an end must not come out as it is: all others say what"
                            + " they mean.")
    static final class WrapsEverything extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void resume() {
                    try {
                        super.resume();
                    } catch (RuntimeException thrown) {
                        throw new IllegalStateException(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "everyKindOfEnd",
            explanation =
                    "Only a NoSuchElementException of just that class is seen as an end. What extends it is caught by"
                            + " everyone who catches an end, and so is one, too.")
    static final class OnlyThatClass extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void leaked(NoSuchElementException escaped) {
                    if (!escaped.getClass().equals(NoSuchElementException.class)) {
                        throw escaped;
                    }
                    super.leaked(escaped);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndThatEscapesFromClose",
            explanation =
                    "An end that escapes while the generator is being closed comes out as it is. Whoever closes in the"
                            + " middle of a loop takes it for the end of that loop.")
    static final class NotFromClose extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void leaked(NoSuchElementException escaped) {
                    if (closing) {
                        throw escaped;
                    }
                    super.leaked(escaped);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "twoThreadsAskAtOnce",
            explanation =
                    "Two calls look at the state, and both see that no call is under way. Then both go on. A call has"
                            + " to look and to take the turn in one step (compareAndSet), and it has to do that first.")
    static final class LooksAtTheStateFirst extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body);
        }
    }
}

package tulip.generators;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tulip.kit.Mistake;

final class ReentrancyMistakes {
    private ReentrancyMistakes() {}

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "Whoever asks while the body runs has to wait until it has paused. But the body that asks itself"
                            + " waits for itself, and so for ever.",
            hangs = true)
    static final class Deadlocks extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void refuse() {
                    while (state instanceof State.Running) {
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
    static final class Poisons extends ReentrancyContract {
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
    static final class SaysItHasEnded extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public boolean hasNext() {
                    return !(state instanceof State.Running) && super.hasNext();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "The generator does not look whether its body runs, and leaves it to the primitive to refuse. That"
                            + " one knows of no generator: its error does not say what the caller did wrong.")
    static final class LeavesItToThePrimitive extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void refuse() {}

                @Override
                public void close() {
                    if (state instanceof State.Running) {
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
    static final class BodyClosesItself extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private boolean closed;

                @Override
                public void close() {
                    if (state instanceof State.Running) {
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
    static final class IgnoresTheClose extends ReentrancyContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public void close() {
                    if (!(state instanceof State.Running)) {
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
    static final class TakesItForASecondClose extends ReentrancyContract {
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
    static final class MakesOthersWait extends ReentrancyContract {
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
            caughtBy = "onlyTheBodyMayYield",
            explanation = "Nobody looks who yields. A yield that comes from somebody else is taken for the body's, and"
                    + " replaces the element at which it stands.")
    static final class AnyoneMayYield extends ReentrancyContract {
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
}

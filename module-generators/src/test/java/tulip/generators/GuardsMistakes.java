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
                    "A call while the body runs waits until the body has paused. But if the body itself makes this"
                            + " call, it waits for itself, for ever.",
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
                    "A refused call ends the generator: it says that it has ended, although its body is paused at a"
                            + " yield. A refused call must not disturb the other callers.")
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
            caughtBy = "aRefusalMayEndTheBody",
            explanation = "AlreadyRunning has two constructors. The one with a thread is for a continuation, which"
                    + " belongs to one thread (the given enter uses it). Here the body is running.")
    static final class BlamesAThread extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void refuse() {
                    throw new AlreadyRunning("it", Thread.currentThread());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyMayNotAskItself",
            explanation =
                    "A call while the body runs gets the answer that there are no more elements. That is not true,"
                            + " and nobody notices the mistake.")
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
                    "The generator does not test whether its body runs, so the primitive refuses the call. But the"
                            + " primitive knows no generators: its error does not say what the caller did wrong.")
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
                    "A body that closes its own generator is not refused. The generator is marked as closed while its"
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
            explanation = "While the body runs, close does nothing, and gives no error. The caller believes that the"
                    + " generator is closed.")
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
                    "If the body calls close while its generator is being closed, this call counts as a second close."
                            + " But the generator is not closed yet: its body runs.")
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
                    "A lock makes the call of another thread wait until the body has paused. But a generator is for"
                            + " one thread at a time: the call of a second thread is a mistake, and needs an error.")
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
                    "A refused close has already set closing. So the body's next yield throws the signal, although"
                            + " nobody has closed the generator. Refuse a call before you change anything.")
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
            explanation =
                    "Nothing tests which code yields. A yield by other code is taken for the body's own, and replaces"
                            + " the element of the body.")
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
            explanation = "The escaped exception is swallowed, and the generator ends as if nothing were wrong. Nobody"
                    + " notices that elements are missing.")
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
            explanation = "The exception reaches the caller unchanged. But from next this exception means \"no more"
                    + " elements\", so the caller takes it for the end of this generator.")
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
            explanation = "The error has no cause. Without its cause, nobody finds the line from which the exception"
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
                    "hasNext returns false when a NoSuchElementException escapes. A loop calls hasNext before next,"
                            + " so most callers would not notice the mistake.")
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
                    "Every exception of the body is wrapped. Only a NoSuchElementException must be wrapped, because"
                            + " only that looks like the end.")
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
                    "Only the class NoSuchElementException itself is wrapped. But a catch of NoSuchElementException"
                            + " catches its subclasses, too, so they also look like the end.")
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
                    "While the generator is being closed, an escaped NoSuchElementException is not wrapped. If close"
                            + " is called inside another loop, this loop takes the exception for its own end.")
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
                    "Two calls look at the state, and both see that no other call is running. Then both go on. A call"
                            + " must test and take the turn in one step (compareAndSet), before it looks at the state.")
    static final class LooksAtTheStateFirst extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body);
        }
    }

    @Mistake(
            caughtBy = "aContinuationStaysOnOneThread",
            explanation =
                    "Any thread can take an element that waits. But on a continuation only the thread that asked first"
                            + " can resume the body. So the other thread gets one element, and never the next.")
    static final class AnyThreadMayTake extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            HandoffContract.assumeAvailable();
            return new Breakable<>(Suspension.CONTINUATION, body);
        }
    }
}

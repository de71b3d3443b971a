package tulip.generators;

import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class StopLeakMistakes {
    private StopLeakMistakes() {}

    @Mistake(
            caughtBy = "anEscapingEndIsAnError",
            explanation =
                    "The exception that escapes is swallowed, and the generator ends as if all were well. The elements"
                            + " that are missing will never be missed.")
    static final class CleanEnd extends StopLeakContract {
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
    static final class Unwrapped extends StopLeakContract {
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
    static final class WithoutCause extends StopLeakContract {
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
    static final class HasNextSaysNo extends StopLeakContract {
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
    static final class WrapsEverything extends StopLeakContract {
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
    static final class OnlyThatClass extends StopLeakContract {
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
    static final class NotFromClose extends StopLeakContract {
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
}

package tulip.generators;

import tulip.kit.Mistake;

final class CloseMistakes {
    private CloseMistakes() {}

    @Mistake(
            caughtBy = "closingTheUnstartedRunsNothing",
            explanation = "close starts a body that has not begun, and ends it at its first yield. A body that has not"
                    + " begun has nothing to clean up.")
    static final class RunsTheUnstarted extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void closeCreated() {
                    exit();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closingTheUnstartedRunsNothing",
            explanation = "If the body has not begun, close does nothing. So a later call begins to run the body.")
    static final class ForgetsTheUnstarted extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void closeCreated() {}
            };
        }
    }

    @Mistake(
            caughtBy = "finallyRuns",
            explanation = "close only sets the state to CLOSED. The body is still paused at its yield, and its finally"
                    + " never runs.")
    static final class OnlyNotesIt extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void exit() {
                    state = State.CLOSED;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "finallyRuns",
            explanation = "close resumes the body as if the caller had asked for another element, so the code after the"
                    + " yield runs. The yield must throw instead.")
    static final class GoesOnInstead extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void exit() {
                    while (!isClosed()) {
                        resume();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "finallyRuns",
            explanation =
                    "The signal comes out of close, although the body has ended as it should. The caller of close has"
                            + " made no mistake, and must not get the signal.")
    static final class LetsTheSignalOut extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void exit() {
                    closing = true;
                    resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theSignalIsNoException",
            explanation =
                    "The yield throws an exception that catch (Exception e) catches, for instance after an interrupt."
                            + " Many bodies have such a catch, and would go on.")
    static final class SignalsWithAnException extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yielded(T value) {
                    pausable.checkPause();
                    stand(value);
                    if (closing) {
                        throw new IllegalStateException(new InterruptedException());
                    }
                }

                @Override
                void exit() {
                    try {
                        super.exit();
                    } catch (IllegalStateException interrupted) {
                        if (interrupted.getCause() == null) {
                            throw interrupted;
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closingAgainDoesNothing",
            explanation =
                    "The second close throws. try-with-resources may well close a generator that is already closed.")
    static final class SecondCloseThrows extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void closeClosed() {
                    throw new IllegalStateException("it is closed");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closingAgainDoesNothing",
            explanation = "close resumes a body that has ended, and the primitive refuses that.")
    static final class ResumesTheClosed extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void closeClosed() {
                    pausable.resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theWaitingElementIsLost",
            explanation =
                    "If the element has not been taken yet, close does nothing: the body stays paused at its yield.")
    static final class ForgetsTheReady extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                public void close() {
                    if (!isReady()) {
                        super.close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "yieldingInsteadIsAnError",
            explanation = "The body yields again instead of ending, and close gives no error. The caller believes that"
                    + " everything is cleaned up, but it is not.")
    static final class ToleratesAYield extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yieldedInstead() {
                    state = State.TAKEN;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "yieldingInsteadIsAnError",
            explanation =
                    "The element that the body yields instead of ending is given to the next caller. But nobody has"
                            + " asked for this element.")
    static final class KeepsTheYield extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yieldedInstead() {
                    throw new IllegalStateException("it yielded when it was closed");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "yieldingInsteadIsAnError",
            explanation =
                    "After a close that failed, every yield still throws the signal. closing must be true only while"
                            + " close runs.")
    static final class KeepsClosing extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yieldedInstead() {
                    closing = true;
                    super.yieldedInstead();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "yieldingInsteadIsAnError",
            explanation =
                    "The body yields again, and the generator says that it has ended. But the body is still paused"
                            + " there, and the code after this yield never runs.")
    static final class GivesUp extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yieldedInstead() {
                    state = State.CLOSED;
                    throw new IllegalStateException("it yielded when it was closed");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "yieldingInsteadIsAnError",
            explanation = "If the body yields again, close repeats the signal until the body ends. One signal must be"
                    + " enough: a body that yields again is an error, and the caller must get this error.")
    static final class TellsAgainAndAgain extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void yieldedInstead() {
                    exit();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherExceptionPasses",
            explanation = "close swallows every exception of the body. Only the signal is expected there: any other"
                    + " exception is a failure, and must reach the caller.")
    static final class SwallowsEverything extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void exit() {
                    try {
                        super.exit();
                    } catch (RuntimeException failure) {
                        if (!isClosed()) {
                            throw failure;
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anotherExceptionPasses",
            explanation = "close takes every Error of the body for the signal. Only GeneratorExit is the signal.")
    static final class SwallowsErrors extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                @Override
                void exit() {
                    try {
                        super.exit();
                    } catch (Error taken) {
                        // whatever it is
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSignalOfTheBodysOwnMeansTheSame",
            explanation =
                    "Only the object that the yield has thrown counts as the signal. But a body may catch the signal"
                            + " and throw a new one: any GeneratorExit means that the body has ended as it should.")
    static final class KnowsOnlyItsOwnSignal extends CloseContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new Breakable<>(body) {
                private Error signal;

                @Override
                Error signal() {
                    signal = super.signal();
                    return signal;
                }

                @Override
                @SuppressWarnings("ReferenceEquality") // which is the mistake
                void exit() {
                    closing = true;
                    try {
                        resume();
                    } catch (GeneratorExit passed) {
                        if (passed != signal) {
                            throw passed;
                        }
                    } finally {
                        closing = false;
                    }
                    if (!isClosed()) {
                        yieldedInstead();
                    }
                }
            };
        }
    }
}

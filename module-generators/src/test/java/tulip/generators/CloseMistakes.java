package tulip.generators;

import tulip.kit.Mistake;

final class CloseMistakes {
    private CloseMistakes() {}

    @Mistake(
            caughtBy = "closingTheUnstartedRunsNothing",
            explanation =
                    "A body that has not begun is started, only to be closed at its first yield. What nobody has begun"
                            + " has nothing to clean up.")
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
            explanation =
                    "Closing a generator that has not begun is ignored, so it begins when somebody asks after that.")
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
            explanation = "close only notes that the generator is closed. The body still stands at its yield, and its"
                    + " finally never runs.")
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
            explanation =
                    "close lets the body go on as if somebody had asked for more, so that it does what comes after the"
                            + " yield. The yield must throw instead.")
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
                    "The signal, with which the body ended as it should, comes out of close. Whoever closes has done"
                            + " nothing wrong, and must not see it.")
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
                    "The body is told by a plain interrupt, or by another exception that catch (Exception e) catches."
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
            explanation = "Closing it a second time throws. try-with-resources may well close what somebody has closed"
                    + " before.")
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
            explanation =
                    "An ended body is resumed once more to be told that it is closed, and the primitive refuses that.")
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
            explanation = "A body whose element nobody has taken yet is not closed: it is left standing at its yield.")
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
            explanation =
                    "A body that yields again instead of ending gets away with it. Whoever closes believes that all is"
                            + " cleaned up, and it is not.")
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
                    "The element that the body yielded instead of ending is given to whoever asks next. Nobody has"
                            + " asked for it.")
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
                    "After a close that failed, every yield still throws the signal: that it is being closed must be"
                            + " true only for as long as close runs.")
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
            explanation = "A body that yields again is given up, and the generator says that it has ended. But its body"
                    + " stands there still, and what comes after it never runs.")
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
            explanation =
                    "A body that yields when it is closed is told again and again, until it ends. It was told once, and"
                            + " broke its promise: that is an error, and to be seen as one.")
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
            explanation =
                    "close swallows whatever the body throws on its way out. Only the signal is expected there: any"
                            + " other exception is a failure, and must be heard.")
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
            explanation = "close takes every Error of the body for the signal. Only GeneratorExit is that.")
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
                    "Only the very object that the yield has thrown is taken for the signal. A body may catch the signal"
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

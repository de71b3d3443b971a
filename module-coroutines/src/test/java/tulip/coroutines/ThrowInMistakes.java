package tulip.coroutines;

import java.util.NoSuchElementException;
import tulip.generators.GeneratorExit;
import tulip.kit.Mistake;

final class ThrowInMistakes {
    private ThrowInMistakes() {}

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "throwIn throws the exception at its own caller. The body does not notice anything, and"
                    + " cannot catch it.")
    static final class ThrowsAtTheCaller extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "The body is resumed, but its yield throws nothing. The exception must be stored where the"
                    + " yield looks for it, before resume().")
    static final class ForgetsTheException extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "What the body yields after it has caught the exception is lost: throwIn resumes the body"
                    + " once more, and gives the next step.")
    static final class LosesTheYield extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    var step = super.raiseAtYield(exception);
                    thrown = null;
                    return step instanceof Step.Yielded && !(exception instanceof GeneratorExit) ? resume() : step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "throwIn resumes the body, but gives null and not the step. If the body catches the"
                    + " exception, its next yield is lost.")
    static final class GivesNoStep extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    super.raiseAtYield(exception);
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "The yield throws a new exception, with the original exception as its cause. So a catch in"
                    + " the body does not match it.")
    static final class ThrowsAnother extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    return super.raiseAtYield(
                            exception instanceof GeneratorExit ? exception : new IllegalArgumentException(exception));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "throwIn closes the coroutine, and then throws the exception at the caller. The body gets"
                    + " only GeneratorExit, and cannot answer the exception.")
    static final class ClosesInstead extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    if (exception instanceof GeneratorExit) {
                        return super.raiseAtYield(exception);
                    }
                    close();
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "After throwIn the coroutine counts as ended, even if the body has caught the exception and"
                    + " is paused at its next yield.")
    static final class EndsAfterIt extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    var step = super.raiseAtYield(exception);
                    state = exception instanceof GeneratorExit ? state : State.CLOSED;
                    return step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "The paused yield gives null, and only the next yield throws the exception. The yield where"
                    + " the body is paused must throw it.")
    static final class ThrowsAtTheNextYield extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private Throwable later;

                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    if (exception instanceof GeneratorExit) {
                        return super.raiseAtYield(exception);
                    }
                    Step<Y, R> step = resume();
                    later = exception;
                    return step;
                }

                @Override
                S receive() {
                    if (later != null) {
                        Throwable now = later;
                        later = null;
                        throw Raise.asItIs(now);
                    }
                    return super.receive();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "throwIn takes every answer of the body for its end. But a body that catches the exception"
                    + " may yield again.")
    static final class SaysReturnedIfCaught extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    var step = super.raiseAtYield(exception);
                    return step instanceof Step.Yielded && !(exception instanceof GeneratorExit)
                            ? new Step.Returned<>(null)
                            : step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "After a throwIn, each later yield throws the same exception again. An exception is thrown in"
                    + " once.")
    static final class ThrowsAgain extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private Throwable kept;

                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    kept = exception instanceof GeneratorExit ? null : exception;
                    return super.raiseAtYield(exception);
                }

                @Override
                S receive() {
                    if (kept != null) {
                        throw Raise.asItIs(kept);
                    }
                    return super.receive();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncaughtItComesOut",
            explanation = "A checked exception is wrapped in a RuntimeException. Raise.asItIs throws any exception as"
                    + " it is.")
    static final class OnlyUnchecked extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    return super.raiseAtYield(
                            exception instanceof Exception && !(exception instanceof RuntimeException)
                                    ? new IllegalStateException(exception)
                                    : exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSignalThatIsThrownInComesOut",
            explanation = "throwIn catches each GeneratorExit that leaves the body, and gives Returned. Only close may"
                    + " do that: a caller may also throw in a GeneratorExit of its own, and gets it back.")
    static final class CatchesEachExit extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    try {
                        return super.raiseAtYield(exception);
                    } catch (GeneratorExit exit) {
                        return new Step.Returned<>(null);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncaughtItComesOut",
            explanation =
                    "If the body does not catch the exception, throwIn gives Returned, and the exception is lost.")
    static final class SwallowsIt extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    try {
                        return super.raiseAtYield(exception);
                    } catch (IllegalArgumentException swallowed) {
                        return new Step.Returned<>(null);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, throwIn starts it, and throws at its first yield. But no code of"
                    + " the body may run.")
    static final class AFreshBodyRuns extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    resume();
                    return raise(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, throwIn resumes it as if it were paused. The body runs to its"
                    + " first yield, and the exception is lost.")
    static final class AllStatesAreTheSame extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    return raiseAtYield(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncaughtItComesOut",
            explanation = "An exception that the body does not catch comes out inside another exception. The caller"
                    + " expects the object that was thrown in.")
    static final class WrapsIt extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    try {
                        return super.raiseAtYield(exception);
                    } catch (IllegalArgumentException thrown) {
                        throw new RuntimeException(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, throwIn throws, but next() still starts the body. A throwIn on a"
                    + " fresh coroutine is its end.")
    static final class AFreshOneStaysFresh extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, throwIn refuses with IllegalStateException, as send does. But an"
                    + " exception does not need a yield: throwIn throws it.")
    static final class AFreshOneRefuses extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    throw new IllegalStateException("not begun");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, throwIn only ends the coroutine, and gives Returned. The"
                    + " exception is lost.")
    static final class AFreshOneEndsSilently extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    state = State.CLOSED;
                    return step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndedCoroutineThrowsAgain",
            explanation = "After the end throwIn throws NoSuchElementException, as send does. But the caller has given"
                    + " an exception, and expects this exception.")
    static final class AnEndedOneSaysSo extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtTheEnd(Throwable exception) {
                    return atTheEnd();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndedCoroutineThrowsAgain",
            explanation = "After the end throwIn does nothing, and gives Returned. The exception is lost.")
    static final class AnEndedOneSwallows extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtTheEnd(Throwable exception) {
                    return step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndedCoroutineThrowsAgain",
            explanation = "After the end throwIn resumes the body, and the primitive refuses that.")
    static final class AnEndedOneResumes extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtTheEnd(Throwable exception) {
                    return raiseAtYield(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndThatIsThrownIn",
            explanation = "If the body has not begun, a NoSuchElementException comes out of throwIn unchanged, and"
                    + " looks like the end of the coroutine.")
    static final class AFreshOneLetsAnEndOut extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    state = State.CLOSED;
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEndedCoroutineThrowsAgain",
            explanation = "After the end, a NoSuchElementException that is thrown in becomes IllegalStateException."
                    + " Only what leaves the body is changed: here no body runs, and throwIn throws the same"
                    + " object.")
    static final class AnEndedOneConverts extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtTheEnd(Throwable exception) {
                    throw Raise.asItIs(exception instanceof NoSuchElementException end ? leaked(end) : exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "closeRunsFinally",
            explanation = "throwIn runs the body again if an Error was thrown in, and so close resumes the body without"
                    + " the signal.")
    static final class CatchesTheSignal extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    thrown = exception instanceof GeneratorExit ? null : exception;
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "The body is resumed twice in one call, and both times its yield throws the " + "exception.")
    static final class ThrowsInTwice extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    super.raiseAtYield(exception);
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldThrows",
            explanation = "throwIn ends the coroutine, and throws the exception at its own caller. The body is "
                    + "paused, but it is not resumed, so it cannot catch the exception.")
    static final class EndsAPausedBody extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseAtYield(Throwable exception) {
                    state = State.CLOSED;
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineEnds",
            explanation = "If the body has not begun, the exception comes out inside a RuntimeException. The "
                    + "caller expects the object that was thrown in.")
    static final class AFreshOneWraps extends ThrowInContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> raiseInFresh(Throwable exception) {
                    state = State.CLOSED;
                    throw exception instanceof NoSuchElementException end
                            ? leaked(end)
                            : new RuntimeException(exception);
                }
            };
        }
    }
}

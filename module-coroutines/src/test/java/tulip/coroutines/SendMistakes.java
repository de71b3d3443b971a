package tulip.coroutines;

import java.util.NoSuchElementException;
import tulip.kit.Mistake;

final class SendMistakes {
    private SendMistakes() {}

    @Mistake(
            caughtBy = "makingItRunsNothing",
            explanation = "The body runs to its first yield as soon as the coroutine is made. Nobody has called next()"
                    + " yet.")
    static final class RunsWhenItIsMade extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                {
                    var _ = next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "At the end the step is a Yielded with what the body returns. The caller cannot see that the"
                    + " body has ended.")
    static final class ReturnsAsAYield extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                @SuppressWarnings("unchecked") // which is part of the mistake
                Step<Y, R> step() {
                    return state == State.CLOSED ? new Step.Yielded<>((Y) result) : super.step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "At the end the step is a Returned with null. What the body has returned is lost.")
    static final class LosesTheReturnValue extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return state == State.CLOSED ? new Step.Returned<>(null) : super.step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "At the end the last value that was yielded comes once more. The step must look at the state,"
                    + " not only at the value.")
    static final class YieldsTheLastValueAgain extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return new Step.Yielded<>(yielded);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "A body that yields null is taken for a body that has returned. null is a value like any"
                    + " other: only the state tells whether the body has ended.")
    static final class NullIsTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return yielded == null ? new Step.Returned<>(result) : super.step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "A body that returns null is taken for a body that is paused. A body may return null: only"
                    + " the state tells whether the body has ended.")
    static final class TellsTheEndByTheResult extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return result == null ? new Step.Yielded<>(state == State.CLOSED ? null : yielded) : super.step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "Each step is a Returned, also if the body is only paused at a yield.")
    static final class StepSaysReturnedForEachYield extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                @SuppressWarnings("unchecked") // which is part of the mistake
                Step<Y, R> step() {
                    return new Step.Returned<>(state == State.CLOSED ? result : (R) yielded);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "A step says Returned while the body is paused. The body has not returned, so the "
                    + "result is still null.")
    static final class TakesAPauseForTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return new Step.Returned<>(result);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "The body is resumed twice in one call. So the caller never gets the first value that "
                    + "the body yields.")
    static final class ResumesTwice extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> pass(S value) {
                    super.pass(value);
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "The step is a Yielded with null: what the body has yielded is lost before the step "
                    + "is made. Perhaps step() runs twice, because resume() calls it too.")
    static final class LosesWhatWasYielded extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return state == State.CLOSED ? super.step() : new Step.Yielded<>(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "The state is SUSPENDED after the end. The given code has set it to CLOSED, and pass "
                    + "has changed it again.")
    static final class SuspendedAtTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> pass(S value) {
                    Step<Y, R> step = super.pass(value);
                    state = State.SUSPENDED;
                    return step;
                }
            };
        }
    }

    @Mistake(caughtBy = "eachStepSaysWhatTheBodyHasDone", explanation = "The caller gets null instead of a step.")
    static final class ReturnsNoStep extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> step() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldGivesWhatIsSent",
            explanation =
                    "What the caller sends never arrives: each yield gives null. When the body goes on, it does not"
                            + " find the value.")
    static final class DropsWhatIsSent extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                S receive() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldGivesWhatIsSent",
            explanation = "Each value arrives one yield too late: a yield gives the value of the call before.")
    static final class ArrivesOneYieldLate extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private S late;

                @Override
                S receive() {
                    return late;
                }

                @Override
                Step<Y, R> resume() {
                    S now = sent;
                    try {
                        return super.resume();
                    } finally {
                        late = now;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theYieldGivesWhatIsSent",
            explanation = "A yield gives the value that the body itself has yielded, and not the value that the caller"
                    + " sends.")
    static final class GivesBackWhatWasYielded extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                @SuppressWarnings("unchecked") // which is part of the mistake
                S receive() {
                    return (S) yielded;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "nextSendsNull",
            explanation = "If nothing is sent, the yield gives the last value once more. next() sends null: store null"
                    + " too.")
    static final class KeepsTheOldValue extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private S last;

                @Override
                S receive() {
                    last = sent == null ? last : sent;
                    return last;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineRefusesAValue",
            explanation = "A value that is sent before the body has begun is lost, and the caller does not notice:"
                    + " there is no yield yet that could give it.")
    static final class DropsTheFirst extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> refuseFresh(S value) {
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineRefusesAValue",
            explanation = "If the body has not begun, the first value starts it, and is sent at once. The caller never"
                    + " sees what the first yield has given.")
    static final class BeginsByItself extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> refuseFresh(S value) {
                    resume();
                    sent = value;
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineRefusesAValue",
            explanation = "The call is refused only after the body has run to its first yield. A refused call must"
                    + " change nothing.")
    static final class ARefusalStartsTheBody extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> refuseFresh(S value) {
                    resume();
                    return super.refuseFresh(value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineRefusesAValue",
            explanation = "A refused value ends the coroutine. But a refused call must change nothing: next() must"
                    + " still begin.")
    static final class ARefusalIsTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> refuseFresh(S value) {
                    state = State.CLOSED;
                    return super.refuseFresh(value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachStepSaysWhatTheBodyHasDone",
            explanation = "A coroutine that has not begun refuses every call of send, also next(), which sends null. So"
                    + " it can never begin.")
    static final class RefusesNullToo extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> pass(S value) {
                    return state == State.CREATED ? refuseFresh(value) : super.pass(value);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFreshCoroutineRefusesAValue",
            explanation = "A value for a coroutine that has not begun is refused with NoSuchElementException. That"
                    + " means that the coroutine has ended, but it has not begun.")
    static final class RefusesWithTheWrongError extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> refuseFresh(S value) {
                    throw new NoSuchElementException("not begun");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsFinal",
            explanation = "After the end each call gives Returned with the result again. A caller who only waits for"
                    + " the next yield would go on for ever.")
    static final class ReturnsAgain extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> atTheEnd() {
                    return step();
                }
            };
        }
    }

    @Mistake(caughtBy = "theEndIsFinal", explanation = "After the end the caller gets null instead of an exception.")
    static final class NullAtTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> atTheEnd() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsFinal",
            explanation = "A call after the end resumes the body again, and the primitive refuses that. The coroutine"
                    + " itself must know that it has ended.")
    static final class ResumesAfterTheEnd extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> atTheEnd() {
                    return resume();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theEndIsFinal",
            explanation = "After the end the caller gets IllegalStateException. The end of a coroutine is"
                    + " NoSuchElementException, as for an iterator.")
    static final class TheEndIsAnIllegalState extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> atTheEnd() {
                    throw new IllegalStateException("ended");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "An exception of the body comes out inside another exception. The caller wants to catch the"
                    + " original exception, as from any other call.")
    static final class Wraps extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> resume() {
                    try {
                        return super.resume();
                    } catch (IllegalArgumentException thrown) {
                        throw new RuntimeException(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "An exception of the body is taken for its return, and the caller does not get it.")
    static final class Swallows extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> resume() {
                    try {
                        return super.resume();
                    } catch (IllegalArgumentException swallowed) {
                        return step();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatTheBodyThrowsComesOut",
            explanation = "After the body has thrown, a call resumes it once more. A body that throws has no "
                    + "result, so the result does not tell whether the coroutine has ended.")
    static final class TellsTheEndOfAllByTheResult extends SendContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                Step<Y, R> atTheEnd() {
                    return result == null ? resume() : super.atTheEnd();
                }
            };
        }
    }
}

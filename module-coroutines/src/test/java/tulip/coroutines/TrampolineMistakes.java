package tulip.coroutines;

import tulip.kit.Mistake;

final class TrampolineMistakes {
    private TrampolineMistakes() {}

    @Mistake(
            caughtBy = "theYieldGivesTheResult",
            explanation =
                    "A coroutine that yields has not returned: it calls another coroutine. Here run ends at the first yield, and returns what was yielded.")
    static final class TakesTheFirstYieldForTheResult extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> call(Coroutine<?, Object, ?> caller, Object called) {
                    value = called;
                    return null;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "theYieldGivesTheResult",
            explanation =
                    "run ends when the other coroutine returns. But its caller still waits for the result, and never goes on.")
    static final class ForgetsTheCaller extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> call(Coroutine<?, Object, ?> caller, Object called) {
                    return fresh(called);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "theYieldGivesTheResult",
            explanation = "The caller goes on, but its yield gives null: the result of the call is lost on the way.")
    static final class LosesTheResult extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Step<?, ?> resume(Coroutine<?, Object, ?> running) {
                    value = null;
                    return super.resume(running);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "aCallerCallsManyTimes",
            explanation =
                    "The result of the call before is still there when the next call begins. It is sent to the new coroutine, which has not begun and so refuses a value.")
    static final class SendsAnOldResult extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                void clear() {
                    thrown = null;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "nullIsAResult",
            explanation =
                    "null is taken for \"there is no result\". A coroutine may return null, and its caller still waits.")
    static final class ResultNullEndsTheLoop extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> caller() {
                    return value == null && thrown == null ? null : super.caller();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "theLastCallerGoesOnFirst",
            explanation =
                    "The callers wait in a queue: the first caller goes on first, and gets the result of a call that another coroutine has made.")
    static final class FirstCallerFirst extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> caller() {
                    return callers.pollLast();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation = "The exception leaves run at once. No caller sees it, and all callers stay suspended.")
    static final class ErrorSkipsAllCallers extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    throw Raise.asItIs(failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "The exception does not go to the coroutine that has made the call, but to the caller of that coroutine. The one between them never goes on.")
    static final class ErrorSkipsItsCaller extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    callers.poll();
                    return super.afterFailure(failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "The exception goes to the first coroutine of all, and not to the one that has made the call.")
    static final class ErrorGoesToTheFirst extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    thrown = failure;
                    return callers.pollLast();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation = "The yield of the caller gives the exception as a value, as if the call had returned it.")
    static final class ErrorAsAValue extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Step<?, ?> raise(Coroutine<?, Object, ?> caller, Throwable failure) {
                    return caller.send(failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation = "The exception is caught and forgotten. The caller goes on as if the call had returned null.")
    static final class ErrorAsNull extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    return caller();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "When a coroutine throws, run ends and returns null. The exception is lost, and all callers stay suspended.")
    static final class ErrorEndsTheRun extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    return null;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "The caller gets a new exception with the old one as its cause. A catch in the caller would not recognise it.")
    static final class WrapsTheError extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Step<?, ?> raise(Coroutine<?, Object, ?> caller, Throwable failure) {
                    return caller.throwIn(new RuntimeException(failure));
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "The callers are closed when a call fails. So a caller sees GeneratorExit, and cannot catch the exception of its call.")
    static final class ClosesTheCallers extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    callers.forEach(Coroutine::close);
                    throw Raise.asItIs(failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "Only exceptions go to the caller. An Error is no Exception: it leaves run at once, and the callers stay suspended.")
    static final class CatchesOnlyExceptions extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    return super.afterFailure(failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorReachesItsCaller",
            explanation =
                    "A caller has caught the exception, and all goes well. Yet run throws the exception at its end.")
    static final class RemembersTheError extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                private Throwable remembered;

                @Override
                Coroutine<?, Object, ?> afterFailure(Throwable failure) {
                    remembered = failure;
                    return super.afterFailure(failure);
                }

                @Override
                Object end() {
                    thrown = remembered;
                    return super.end();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorComesOnce",
            explanation =
                    "The exception is still there when the next call begins, and is thrown into the new coroutine, too. So the caller gets it a second time.")
    static final class ThrowsTheErrorTwice extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> call(Coroutine<?, Object, ?> caller, Object called) {
                    thrown = delivered;
                    return super.call(caller, called);
                }

                private Throwable delivered;

                @Override
                Step<?, ?> raise(Coroutine<?, Object, ?> caller, Throwable failure) {
                    delivered = failure;
                    return super.raise(caller, failure);
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "anErrorThatNobodyCatchesComesOut",
            explanation =
                    "No caller has caught the exception, but run returns normally. Its caller never learns that something has failed.")
    static final class LosesTheLastError extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Object end() {
                    return value;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "whatIsNoCoroutineIsAnErrorOfItsCaller",
            explanation =
                    "What cannot be called makes run itself throw. The coroutine that has yielded it gets no chance to catch that.")
    static final class ChecksOutsideTheTry extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> next(Coroutine<?, Object, ?> running) {
                    Step<?, ?> step;
                    try {
                        step = resume(running);
                    } catch (Throwable failure) {
                        return afterFailure(failure);
                    }
                    if (step instanceof Step.Yielded<?, ?>(var yielded)) {
                        return call(running, yielded);
                    }
                    value = ((Step.Returned<?, ?>) step).value();
                    return caller();
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "whatIsNoCoroutineIsAnErrorOfItsCaller",
            explanation =
                    "What cannot be called is refused before its caller is among those that wait. So the exception goes to the caller's own caller, and the coroutine that has yielded the wrong thing never goes on.")
    static final class ChecksBeforeTheCallerWaits extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Coroutine<?, Object, ?> call(Coroutine<?, Object, ?> caller, Object called) {
                    Coroutine<?, Object, ?> next = fresh(called);
                    callers.push(caller);
                    return next;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "whatIsNoCoroutineIsAnErrorOfItsCaller",
            explanation = "Nothing checks what was yielded. null is taken for a coroutine like any other.")
    static final class CallsWithoutACheck extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                @SuppressWarnings("unchecked") // which is the mistake
                Coroutine<?, Object, ?> fresh(Object called) {
                    return (Coroutine<?, Object, ?>) called;
                }
            }.run(first);
        }
    }

    @Mistake(
            caughtBy = "callsMayBeDeep",
            explanation =
                    "The loop calls itself for each call of a coroutine. So the stack of the thread grows with each call, and overflows.")
    static final class Recursion extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return new BreakableTrampoline() {
                @Override
                Object bounce(Coroutine<?, ?, ?> first) {
                    Coroutine<?, Object, ?> running = fresh(first);
                    Step<?, ?> step = running.next();
                    while (step instanceof Step.Yielded<?, ?>(var called)) {
                        Object result;
                        try {
                            result = bounce((Coroutine<?, ?, ?>) fresh(called));
                        } catch (Throwable failure) {
                            step = running.throwIn(failure);
                            continue;
                        }
                        step = running.send(result);
                    }
                    return ((Step.Returned<?, ?>) step).value();
                }
            }.run(first);
        }
    }
}

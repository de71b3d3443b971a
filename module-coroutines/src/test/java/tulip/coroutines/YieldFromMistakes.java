package tulip.coroutines;

import java.util.concurrent.locks.LockSupport;
import tulip.generators.GeneratorExit;
import tulip.kit.Mistake;

final class YieldFromMistakes {
    private YieldFromMistakes() {}

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "yieldFrom gives null at once, and the inner coroutine does not run.")
    static final class NeverAsksInner extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "The first value that inner yields is lost: inner is resumed twice before anything is"
                    + " yielded.")
    static final class DropsTheFirstYield extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    if (inner.state() == State.CREATED) {
                        inner.next();
                    }
                    return super.expand(out, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "The caller gets the inner coroutine as a value, and not what the inner coroutine yields.")
    static final class YieldsTheInnerItself extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                @SuppressWarnings("unchecked") // which is part of the mistake
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    out.yield((Y) inner);
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "Only the first value of inner is yielded. Delegation goes on until inner has ended.")
    static final class YieldsOnlyOnce extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    super.forward(out, value, inner);
                    return new Step.Returned<>(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "After each value inner is closed: a finally runs each time, and not only at the end. Close"
                    + " inner only if the caller closes outer.")
    static final class ClosesInnerAfterEachValue extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        return super.forward(out, value, inner);
                    } finally {
                        inner.close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerIsCalledOnce",
            explanation = "An exception that inner itself has thrown is thrown into inner once more. Only what"
                    + " out.yield throws comes from the caller: call inner outside this try.")
    static final class InnerInsideTheTry extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        return inner.send(out.yield(value));
                    } catch (GeneratorExit signal) {
                        return exitInner(signal, inner);
                    } catch (Throwable exception) {
                        return inner.throwIn(exception);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theValueIsWhatInnerReturns",
            explanation = "yieldFrom gives null, and what inner has returned is lost.")
    static final class LosesTheResult extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    var _ = super.expand(out, inner);
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theValueIsWhatInnerReturns",
            explanation = "What inner returns is yielded to the caller as one more value. It belongs to outer: it is"
                    + " the value of yieldFrom.")
    static final class YieldsTheResult extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                @SuppressWarnings("unchecked") // which is part of the mistake
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    Q result = super.expand(out, inner);
                    if (result instanceof Integer) {
                        out.yield((Y) result);
                    }
                    return result;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatIsSentGoesToInner",
            explanation = "A loop yields what inner yields, but what the caller sends is dropped: inner gets null each"
                    + " time.")
    static final class AForLoop extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    out.yield(value);
                    return inner.next();
                }
            };
        }
    }

    @Mistake(caughtBy = "whatIsSentGoesToInner", explanation = "What the caller sends reaches inner one step too late.")
    static final class SendsOneLate extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private S late;

                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    S before = late;
                    late = out.yield(value);
                    return inner.send(before);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayHaveBegunBefore",
            explanation = "If inner has ended before, its NoSuchElementException escapes from yieldFrom. For yieldFrom"
                    + " it means that there is nothing to do.")
    static final class AnEndedInnerFails extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    if (inner.state() == State.CLOSED) {
                        inner.next();
                    }
                    return super.expand(out, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayHaveBegunBefore",
            explanation = "If inner has ended before, yieldFrom gives its result once more. A return value comes once,"
                    + " at the end.")
    static final class AnEndedInnerGivesItsResult extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return inner.state() == State.CLOSED ? inner.result() : super.expand(out, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatIsSentGoesToInner",
            explanation = "yieldFrom begins with a value that was sent to outer earlier. That value belongs to "
                    + "outer: nobody has sent anything to inner yet.")
    static final class BeginsWithAValue extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> begin(Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return inner.send(sent);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayCatch",
            explanation = "What the caller throws in is thrown in outer at once. Inner is not asked, and cannot catch"
                    + " it.")
    static final class ThrowsIntoOuter extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayCatch",
            explanation = "For every exception inner is closed, and outer gets the exception. Only GeneratorExit closes"
                    + " inner; any other exception is thrown into inner.")
    static final class ClosesInnerForEachException extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    inner.close();
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayCatch",
            explanation = "What inner yields after it has caught the exception is lost: inner is resumed once more.")
    static final class LosesTheAnswer extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    var step = inner.throwIn(exception);
                    return step instanceof Step.Yielded ? inner.next() : step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayReturnThen",
            explanation = "If inner catches the exception and returns, outer gets the exception all the same. But inner"
                    + " has dealt with it.")
    static final class RaisesAgain extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    var step = inner.throwIn(exception);
                    if (step instanceof Step.Returned) {
                        throw Raise.asItIs(exception);
                    }
                    return step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatInnerThrowsReachesOuter",
            explanation = "An exception that leaves inner is taken for its end, and outer does not get it.")
    static final class SwallowsWhatInnerThrows extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        return super.expand(out, inner);
                    } catch (IllegalArgumentException swallowed) {
                        return null;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatInnerThrowsReachesOuter",
            explanation = "An exception that leaves inner is wrapped in another one. yieldFrom is like a call: the same"
                    + " object comes out.")
    static final class WrapsWhatInnerThrows extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        return super.expand(out, inner);
                    } catch (IllegalArgumentException thrown) {
                        throw new IllegalArgumentException("inner failed", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerIsClosedFirst",
            explanation = "If outer is closed, inner is not closed. It stays suspended, and its finally never runs.")
    static final class NeverClosesInner extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    throw signal;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerIsClosedFirst",
            explanation = "Outer ends first, and inner is closed afterwards. The inner is in use by the outer, so it"
                    + " must be closed first.")
    static final class ClosesTheOuterFirst extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                private Coroutine<?, ?, ?> left;

                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    left = inner;
                    throw signal;
                }

                @Override
                public void close() {
                    super.close();
                    if (left != null) {
                        left.close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerIsClosedFirst",
            explanation = "If outer is closed, inner is closed, but the signal does not reach the body of outer: outer"
                    + " goes on after yieldFrom.")
    static final class ClosesOnlyInner extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    inner.close();
                    return new Step.Returned<>(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerCannotKeepOuterOpen",
            explanation = "The signal is thrown into inner like any exception. If inner catches it and returns, outer"
                    + " goes on as if nobody had closed it.")
    static final class ThrowsTheSignalIn extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return inner.throwIn(signal);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerFailsInItsCleanup",
            explanation = "An exception that inner throws while it is closed is lost. Outer, and the caller of close,"
                    + " must get it.")
    static final class SwallowsAFailedClose extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        inner.close();
                    } catch (IllegalArgumentException swallowed) {
                        // the signal must go on
                    }
                    throw signal;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerYieldsWhenItIsClosed",
            explanation = "If inner yields when it is closed, nobody gets an error. Outer must get the"
                    + " IllegalStateException.")
    static final class SwallowsAStubbornInner extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        inner.close();
                    } catch (IllegalStateException stubborn) {
                        // the signal must go on
                    }
                    throw signal;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCircleIsRefused",
            explanation = "A body that yields from its own coroutine waits for itself, and never ends.",
            hangs = true)
    static final class WaitsForItself extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    while (inner.state() == State.RUNNING) {
                        LockSupport.park(this);
                    }
                    return super.expand(out, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCircleIsRefused",
            explanation = "A coroutine that is running is taken for one that has ended, and yieldFrom gives null. The"
                    + " AlreadyRunning must reach outer.")
    static final class TakesARunningInnerForTheEnd extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return inner.state() == State.RUNNING ? null : super.expand(out, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "If inner yields null, delegation stops. null is a value like any other: inner has "
                    + "not returned.")
    static final class NullEndsTheLoop extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> forward(
                        Out<Y, S> out, Y value, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return value == null ? new Step.Returned<>(null) : super.forward(out, value, inner);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theCallerGetsWhatInnerYields",
            explanation = "The value that inner returns is yielded to the caller, too.")
    static final class YieldsTheReturnValue extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    Q value = super.expand(out, inner);
                    out.yield(asYielded(value));
                    return value;
                }

                @SuppressWarnings("unchecked") // which is part of the mistake
                private Y asYielded(Object value) {
                    return (Y) value;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayCatch",
            explanation = "Inner catches the exception, but outer gets the exception as well.")
    static final class ThrowsIntoBoth extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    inner.throwIn(exception);
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayCatch",
            explanation = "Inner does not get the exception that the caller throws in, but a new exception. So "
                    + "a catch in inner does not match it.")
    static final class ThrowsInAnother extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    return inner.throwIn(new RuntimeException(exception));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayReturnThen",
            explanation = "A checked exception is not thrown into inner, but in outer at once. Not only a "
                    + "RuntimeException can be thrown in.")
    static final class ThrowsInOnlyUnchecked extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    if (exception instanceof RuntimeException) {
                        return inner.throwIn(exception);
                    }
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerMayReturnThen",
            explanation = "An Error is not thrown into inner, but in outer at once. An Error is no Exception, "
                    + "and the caller may throw in any Throwable.")
    static final class ThrowsInNoErrors extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> throwInInner(
                        Throwable exception, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    if (exception instanceof Exception) {
                        return inner.throwIn(exception);
                    }
                    throw Raise.asItIs(exception);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "innerYieldsWhenItIsClosed",
            explanation = "Inner has refused to close, and is closed once more. Only one call of inner belongs "
                    + "to one call of outer.")
    static final class ClosesInnerAgain extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Q expand(Out<Y, S> out, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    try {
                        return super.expand(out, inner);
                    } finally {
                        inner.close();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSignalThatIsThrownIn",
            explanation = "A new GeneratorExit comes out, and not the signal that was thrown in.")
    static final class ThrowsANewSignal extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    inner.close();
                    throw new GeneratorExit();
                }
            };
        }
    }

    @Mistake(caughtBy = "innerIsCalledOnce", explanation = "Inner is closed twice.")
    static final class ClosesTwice extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new Breakable<>(body) {
                @Override
                <Q> Step<? extends Y, ? extends Q> exitInner(
                        GeneratorExit signal, Coroutine<? extends Y, ? super S, ? extends Q> inner) {
                    inner.close();
                    return super.exitInner(signal, inner);
                }
            };
        }
    }
}

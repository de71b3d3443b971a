package tulip.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tulip.coroutines.Raise;
import tulip.kit.Mistake;

final class TimeoutShieldMistakes {
    private TimeoutShieldMistakes() {}

    /// A correct timeout. Each mistake overrides one or two methods.
    private static class Limit {
        final Task<?> task = Running.task();
        int requestsBefore = task.cancelling();
        boolean expired;

        <T> T run(Duration most, Callable<T> body) throws TimeoutException {
            Handle timer = arm(most);
            try {
                return body.call();
            } catch (CancelledError error) {
                throw Raise.asItIs(cancelled(error));
            } catch (Exception thrown) {
                throw Raise.asItIs(thrown(thrown));
            } finally {
                disarm(timer);
                takeBack();
            }
        }

        Handle arm(Duration most) {
            return most.isPositive()
                    ? task.loop().callLater(most, this::expire)
                    : task.loop().callSoon(this::expire);
        }

        void disarm(Handle timer) {
            timer.cancel();
        }

        void expire() {
            expired = true;
            task.cancel("late");
        }

        boolean isOwn() {
            if (!expired) {
                return false;
            }
            expired = false;
            return task.uncancel() <= requestsBefore;
        }

        Throwable cancelled(CancelledError error) {
            return isOwn() ? late(error) : error;
        }

        Throwable late(CancelledError error) {
            return new TimeoutException("late").initCause(error);
        }

        Throwable thrown(Exception thrown) {
            return thrown;
        }

        void takeBack() {
            isOwn();
        }
    }

    /// A wrong timeout, and a correct shield.
    private abstract static class OfTimeout extends TimeoutShieldContract {
        abstract Limit limit();

        @Override
        protected final <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
            return limit().run(most, body);
        }

        @Override
        protected final <T> Future<T> shield(Future<T> inner) {
            return TimeoutShield.shield(inner);
        }
    }

    /// A correct timeout, and a wrong shield.
    private abstract static class OfShield extends TimeoutShieldContract {
        @Override
        protected final <T> T timeout(Duration most, Callable<T> body) throws TimeoutException {
            return TimeoutShield.timeout(most, body);
        }

        static <T> Future<T> passing(Future<T> inner, BiConsumer<Future<T>, Future<T>> pass) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> {
                if (!outer.isDone()) {
                    pass.accept(inner, outer);
                }
            });
            return outer;
        }

        static <T> void pass(Future<T> from, Future<T> to) {
            if (to.isDone()) {
                return;
            }
            if (from.isCancelled()) {
                to.cancel();
            } else if (from.exception() == null) {
                to.setResult(from.result());
            } else {
                to.setException(from.exception());
            }
        }

        static <T> void look(Future<T> from, Future<T> to) {
            if (from.isDone()) {
                pass(from, to);
            } else if (!to.isDone()) {
                from.loop().callLater(Duration.ofMillis(3), () -> look(from, to));
            }
        }
    }

    @Mistake(
            caughtBy = "theResultOfABodyInTime",
            explanation =
                    "The timer stays armed after the end of the body. Later it cancels the task, which does something else by then.")
    static final class LeavesTheTimerArmed extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                void disarm(Handle timer) {}
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation =
                    "Nobody cancels the task when its time is over. The timer must be one of the task's loop, which `callLater` makes: a thread that sleeps goes by another clock, and must not touch a task.")
    static final class NeverCancels extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                void expire() {
                    expired = false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfABodyInTime",
            explanation =
                    "The timer stays armed if the body throws. Later it cancels the task, which does something else by then.")
    static final class DisarmsAfterAResultOnly extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    Handle timer = arm(most);
                    try {
                        T result = body.call();
                        timer.cancel();
                        return result;
                    } catch (CancelledError error) {
                        throw Raise.asItIs(cancelled(error));
                    } catch (Exception thrown) {
                        throw Raise.asItIs(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfABodyInTime",
            explanation =
                    "A checked exception of the body is wrapped in another one. So a catch of its type does not match.")
    static final class WrapsExceptions extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable thrown(Exception thrown) {
                    return thrown instanceof RuntimeException || thrown instanceof TimeoutException
                            ? thrown
                            : new IllegalStateException(thrown);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation = "When the time is over, timeout returns null. The caller cannot tell this from a result.")
    static final class ReturnsNullWhenLate extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    try {
                        return super.run(most, body);
                    } catch (TimeoutException late) {
                        if (late.getCause() == null) {
                            throw late;
                        }
                        return null;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation =
                    "The body is never cancelled: only at its end timeout looks at the time. A body that never ends is not stopped.")
    static final class LooksAtTheEnd extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    long begin = task.loop().time();
                    try {
                        T result = body.call();
                        if (task.loop().time() - begin > most.toNanos()) {
                            throw new TimeoutException("late");
                        }
                        return result;
                    } catch (Exception thrown) {
                        throw Raise.asItIs(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation =
                    "The task is cancelled in time, but the CancelledError is thrown on. Nobody can tell it from a request to end the task.")
    static final class NeverConverts extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable cancelled(CancelledError error) {
                    isOwn();
                    return error;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation =
                    "The TimeoutException has no cause, so its stack trace does not show the CancelledError that has ended the body.")
    static final class LosesTheCause extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable late(CancelledError error) {
                    return new TimeoutException("late");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTimeIsOver",
            explanation =
                    "timeout throws while the body is still cleaning up. Then two parts of the program run that should run one after the other.")
    static final class AbandonsTheBody extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    Task<T> child = task.loop().createTask("child", body);
                    Async.wait(List.of(child), Async.ReturnWhen.ALL_COMPLETED, most);
                    if (child.isDone()) {
                        return child.result();
                    }
                    child.cancel();
                    throw new TimeoutException("late");
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBodyRunsInTheCallingTask",
            explanation =
                    "The body runs in a new task. So it has another running task, and what it sets in its context is lost.")
    static final class RunsInATaskOfItsOwn extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    return super.run(most, task.loop().createTask("child", body)::await);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theTaskGoesOn",
            explanation =
                    "The request of the timeout is never taken back. cancelling() says for ever that somebody wants the task to end.")
    static final class KeepsTheRequest extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                boolean isOwn() {
                    boolean own = expired && task.cancelling() - 1 <= requestsBefore;
                    expired = false;
                    return own;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestStays",
            explanation =
                    "Each CancelledError becomes a TimeoutException, also that of somebody else who wants the task to end.")
    static final class ConvertsEveryCancellation extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable cancelled(CancelledError error) {
                    isOwn();
                    return late(error);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestStays",
            explanation = "A CancelledError of somebody else is caught, and timeout returns null.")
    static final class SwallowsForeignRequests extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    try {
                        return super.run(most, body);
                    } catch (CancelledError error) {
                        return null;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestStays",
            explanation = "timeout calls uncancel also if the request came from somebody else.")
    static final class TakesForeignRequestsBack extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable cancelled(CancelledError error) {
                    if (!expired) {
                        task.uncancel();
                    }
                    return super.cancelled(error);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theAwaitedFutureIsCancelled",
            explanation =
                    "A CancelledError without any request to the task becomes a TimeoutException. Somebody has cancelled what the body awaits: the time is not over.")
    static final class ConvertsByTheCount extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                boolean isOwn() {
                    boolean none = task.cancelling() == requestsBefore;
                    return super.isOwn() || none;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestComesToo",
            explanation =
                    "Each CancelledError becomes a TimeoutException if the time of this timeout is over. But somebody else may have cancelled the task, too: the count of requests tells this.")
    static final class ConvertsIfExpired extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                boolean isOwn() {
                    boolean own = expired;
                    super.isOwn();
                    return own;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theResultComesInTheSameTurn",
            explanation =
                    "The timer cancels only what the task awaits, or takes its request back at once. If what is awaited is"
                            + " done already, nothing is left of the request.")
    static final class CancelsOnlyWhatIsAwaited extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                void expire() {
                    expired = true;
                    Future<?> awaited = task.awaited();
                    if (awaited != null) {
                        awaited.cancel();
                    }
                }
            };
        }
    }

    @Mistake(caughtBy = "thereIsNoTime", explanation = "A time of zero counts as no limit at all.")
    static final class ZeroIsNoLimit extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Handle arm(Duration most) {
                    return most.isPositive() ? super.arm(most) : new Handle(() -> {}, Context.current());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "thereIsNoTime",
            explanation =
                    "Without time the body does not even begin. But a body that awaits nothing, or only what is done, needs no time.")
    static final class ZeroThrowsAtOnce extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    if (!most.isPositive()) {
                        throw new TimeoutException("no time");
                    }
                    return super.run(most, body);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBodyCatchesTheError",
            explanation =
                    "The time is over, and so timeout throws TimeoutException, though the body has caught the error and has a result.")
    static final class ReturnsLateResults extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                <T> T run(Duration most, Callable<T> body) throws TimeoutException {
                    return super.run(most, () -> {
                        T result = body.call();
                        if (expired) {
                            throw new TimeoutException("late");
                        }
                        return result;
                    });
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBodyCatchesTheError",
            explanation =
                    "The request is taken back only if a CancelledError leaves the body. The body may end in another way, in spite of the request.")
    static final class TakesBackOnlyWhatItConverts extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                void takeBack() {}
            };
        }
    }

    @Mistake(
            caughtBy = "theCleanupThrows",
            explanation =
                    "An exception of a cleanup becomes a TimeoutException. So nobody learns that the cleanup has failed.")
    static final class HidesTheFailureOfACleanup extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Throwable thrown(Exception thrown) {
                    boolean late = expired;
                    return late && isOwn() ? late(null) : thrown;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestComesToo",
            explanation =
                    "The requests are counted when the timer fires. A request that came before that, while the body ran, is taken for an old one.")
    static final class CountsFromTheTimer extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                void expire() {
                    requestsBefore = task.cancelling();
                    super.expire();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aForeignRequestComesToo",
            explanation =
                    "The own request is taken back twice: once when the error is caught, and once at the end. So the request of somebody else is lost.")
    static final class TakesBackTwice extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                boolean isOwn() {
                    boolean was = expired;
                    boolean own = super.isOwn();
                    expired = was;
                    return own;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTimeoutInACleanup",
            explanation =
                    "The request of the timeout counts as its own only if no request at all is left. Those from before the timeout do not matter.")
    static final class ComparesWithZero extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                boolean isOwn() {
                    requestsBefore = 0;
                    return super.isOwn();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "thereIsNoTimeToLetOthersRun",
            explanation =
                    "Without time the request comes by callLater, like any other. A timer has its turn after the callbacks that are ready, so the body goes on once.")
    static final class ZeroByATimer extends OfTimeout {
        @Override
        Limit limit() {
            return new Limit() {
                @Override
                Handle arm(Duration most) {
                    return task.loop().callLater(most, this::expire);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aShieldGetsTheResult",
            explanation = "The inner future itself is given. So who cancels the shield cancels the inner future.")
    static final class NoShield extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return inner;
        }
    }

    @Mistake(
            caughtBy = "aShieldGetsTheResult",
            explanation = "The shield does not learn that the inner future is done.")
    static final class NeverPasses extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return inner.isDone() ? inner : inner.loop().createFuture();
        }
    }

    @Mistake(
            caughtBy = "aShieldGetsTheResult",
            explanation =
                    "The shield looks from time to time whether the inner future is done. A callback of the inner future comes in time.")
    static final class PassesByATimer extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            look(inner, outer);
            return outer;
        }
    }

    @Mistake(
            caughtBy = "aShieldGetsTheResult",
            explanation =
                    "The callback of the inner future asks for one more callback. So the shield is done a turn too late.")
    static final class PassesATurnLate extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> inner.loop().callSoon(() -> pass(inner, outer)));
            return outer;
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskRunsOn",
            explanation =
                    "The shield is a task that awaits the inner future. A request to cancel this task goes down to what it awaits: to the inner future.")
    static final class ByATask extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return inner.isDone() ? inner : inner.loop().createTask("shield", inner::await);
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskRunsOn",
            explanation =
                    "When the shield is cancelled, it cancels the inner future. This is what a shield is there to prevent.")
    static final class CancelsTheInner extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            Future<T> outer = TimeoutShield.shield(inner);
            outer.addDoneCallback(_ -> inner.cancel());
            return outer;
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskRunsOn",
            explanation =
                    "The shield itself refuses to be cancelled. So a cancelled task waits on, until the inner future is done.")
    static final class RefusesToBeCancelled extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = new FutureObject<>(inner.loop()) {
                @Override
                public boolean cancel(String message) {
                    return false;
                }
            };
            inner.addDoneCallback(_ -> pass(inner, outer));
            return outer;
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskRunsOn",
            explanation =
                    "When the inner future is done, its result is set in a shield that was cancelled before. A future is set once.")
    static final class PassesToACancelledShield extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> outer.setResult(inner.result()));
            return outer;
        }
    }

    @Mistake(
            caughtBy = "aShieldFails",
            explanation =
                    "Only a result is passed on. If the inner future has failed, result() throws in the callback, and the shield is never done.")
    static final class OnlyResults extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> {
                if (!outer.isDone()) {
                    outer.setResult(inner.result());
                }
            });
            return outer;
        }
    }

    @Mistake(caughtBy = "aShieldFails", explanation = "The exception of the inner future is wrapped in another one.")
    static final class WrapsTheFailure extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return passing(inner, (done, outer) -> {
                if (done.isCancelled() || done.exception() == null) {
                    pass(done, outer);
                } else {
                    outer.setException(new IllegalStateException(done.exception()));
                }
            });
        }
    }

    @Mistake(
            caughtBy = "aShieldFails",
            explanation = "If the inner future has failed, the shield gets the result null.")
    static final class LosesTheFailure extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return passing(inner, (done, outer) -> {
                if (done.isCancelled() || done.exception() == null) {
                    pass(done, outer);
                } else {
                    outer.setResult(null);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskIsCancelled",
            explanation =
                    "exception() of a cancelled future throws. So the callback of the inner future fails, and the shield is never done.")
    static final class ForgetsTheCancellation extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return passing(inner, (done, outer) -> {
                if (done.exception() == null) {
                    outer.setResult(done.result());
                } else {
                    outer.setException(done.exception());
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskIsCancelled",
            explanation =
                    "If the inner future was cancelled, the shield fails with a CancelledError. It must be cancelled itself.")
    static final class CancellationIsAFailure extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return passing(inner, (done, outer) -> {
                if (done.isCancelled()) {
                    outer.setException(new CancelledError(null));
                } else {
                    pass(done, outer);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "theInnerTaskIsCancelled",
            explanation =
                    "If the inner future was cancelled, nothing is passed on. So who awaits the shield waits for ever.")
    static final class IgnoresACancelledInner extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            return passing(inner, (done, outer) -> {
                if (!done.isCancelled()) {
                    pass(done, outer);
                }
            });
        }
    }

    @Mistake(caughtBy = "aShieldOfADoneFuture", explanation = "A shield of a done future is not done at once.")
    static final class DoneFuturesNeedATurn extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> pass(inner, outer));
            return outer;
        }
    }

    @Mistake(
            caughtBy = "aFailureAfterTheCancellation",
            explanation =
                    "The shield was cancelled, and yet its callback reads the exception of the inner future. So the exception counts as read, and no one learns of it.")
    static final class ReadsTheFailureOfACancelledShield extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            inner.addDoneCallback(_ -> {
                Throwable failure = inner.isCancelled() ? null : inner.exception();
                if (failure == null) {
                    pass(inner, outer);
                } else if (!outer.isDone()) {
                    outer.setException(failure);
                }
            });
            return outer;
        }
    }

    @Mistake(
            caughtBy = "cancelledWhenTheInnerIsDone",
            explanation =
                    "A cancelled shield takes its callback back, but in a later turn. If the inner future is done before that, the callback runs, and sets a shield that is done.")
    static final class RemovesTheCallbackOnly extends OfShield {
        @Override
        protected <T> Future<T> shield(Future<T> inner) {
            if (inner.isDone()) {
                return inner;
            }
            Future<T> outer = inner.loop().createFuture();
            Consumer<Future<T>> pass = _ -> {
                if (inner.isCancelled()) {
                    outer.cancel();
                } else if (inner.exception() == null) {
                    outer.setResult(inner.result());
                } else {
                    outer.setException(inner.exception());
                }
            };
            inner.addDoneCallback(pass);
            outer.addDoneCallback(_ -> inner.removeDoneCallback(pass));
            return outer;
        }
    }
}

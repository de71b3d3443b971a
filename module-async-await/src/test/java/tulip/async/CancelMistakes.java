package tulip.async;

import java.util.concurrent.Callable;
import tulip.coroutines.Step;
import tulip.kit.Mistake;

final class CancelMistakes {
    private CancelMistakes() {}

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "cancel gives true and counts the request, and does nothing else. So the task goes on as if nobody had asked.")
    static final class DoesNothing extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    requests++;
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "cancel only sets mustCancel. The task still waits, and gets the error only when what it awaits is done. cancel must end this wait.")
    static final class OnlyAFlag extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    requests++;
                    mustCancel = true;
                    why = message;
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation = "cancel throws the error at its own caller. The task that waits learns nothing.")
    static final class ThrowsAtTheCaller extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    requests++;
                    throw new CancelledError(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "cancel throws the error into the coroutine itself, and drops the step. So code of the cancelled task"
                            + " runs inside cancel, and nobody looks at what the coroutine does then.")
    static final class ThrowsInAtOnce extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    requests++;
                    coroutine.throwIn(new CancelledError(message));
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "The task is done at once, inside cancel. Its body still waits, learns nothing, and cannot clean up or refuse. cancel is only a request.")
    static final class CancelledAtOnce extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    thrown = new CancelledError(message);
                    end();
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "cancel makes the next step itself. So code of the cancelled task runs inside cancel, in the middle of another task.")
    static final class StepsInside extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    requests++;
                    mustCancel = true;
                    why = message;
                    step();
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "The message is not passed on to what the task awaits. So nobody learns why the task was cancelled.")
    static final class LosesTheMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    return super.cancel(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "cancelThrowsWhereTheTaskWaits",
            explanation =
                    "cancel gives false, though the request will reach the task. It gives false only if the task is done.")
    static final class GivesFalse extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    super.cancel(message);
                    return false;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskThatHasNotBegunNeverRuns",
            explanation =
                    "cancel gives true only if it could cancel what the task awaits. A request for the next step counts, too.")
    static final class GivesWhetherItsFutureWasCancelled extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    boolean reached = awaited != null && awaited.cancel(message);
                    if (!isDone()) {
                        requests++;
                        mustCancel = !reached;
                        why = message;
                    }
                    return reached;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskThatHasNotBegunNeverRuns",
            explanation =
                    "A task that has not begun runs, as if nobody had asked. A request to a task that awaits nothing must be kept for its next step, and this step must throw it.")
    static final class RunsTheUnstarted extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    mustCancel = false;
                    return coroutine.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskThatHasNotBegunNeverRuns",
            explanation =
                    "A task that has not begun is done at once, inside cancel. cancel only asks: the first step of the task ends it.")
    static final class UnstartedAtOnce extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                private boolean begun;

                @Override
                void step() {
                    begun = true;
                    if (!isDone()) {
                        super.step();
                    }
                }

                @Override
                public boolean cancel(String message) {
                    if (begun || isDone()) {
                        return super.cancel(message);
                    }
                    thrown = new CancelledError(message);
                    end();
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskThatHasNotBegunNeverRuns",
            explanation = "The error that the next step throws has no message: the field why has it.")
    static final class NoMessageAtTheStep extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    why = null;
                    return super.raise(done);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskThatHasNotBegunNeverRuns",
            explanation =
                    "The step with a request ends the task without its CancelledError: the step closes the coroutine, or it catches what throwIn throws. If the body has not begun, throwIn throws the error at once, and this error must end the task.")
    static final class Closes extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    mustCancel = false;
                    coroutine.close();
                    return new Step.Returned<>(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aDoneTaskIsNotCancelled",
            explanation = "cancel gives true for a task that is done. Nothing is left to cancel there.")
    static final class CancelsDoneTasks extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    return super.cancel(message) || isDone();
                }
            };
        }
    }

    @Mistake(caughtBy = "aDoneTaskIsNotCancelled", explanation = "A request to a task that is done is counted.")
    static final class CountsAfterTheEnd extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        requests++;
                    }
                    return super.cancel(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskMayGoOn",
            explanation =
                    "A task whose body has caught the error ends as cancelled. It is cancelled only if the error leaves the body.")
    static final class CaughtCountsAsCancelled extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (requests > 0 && thrown == null) {
                        thrown = new CancelledError(why);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aSecondRequest",
            explanation =
                    "After the first request, cancel does nothing more. So nobody can end a cleanup that takes too long.")
    static final class OnlyTheFirstRequest extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    return requests > 0 || super.cancel(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyAnErrorThatLeavesTheBodyCancels",
            explanation =
                    "A task that was asked to end is cancelled whatever its body throws. So the other exception is lost.")
    static final class AnyEndCountsAsCancelled extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (requests > 0 && thrown != null && !(thrown instanceof CancelledError)) {
                        thrown = new CancelledError(why);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "onlyAnErrorThatLeavesTheBodyCancels",
            explanation =
                    "The task ends with the message of the request. The CancelledError that has left the body may have another message.")
    static final class OwnMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                private String last;

                @Override
                public boolean cancel(String message) {
                    last = message;
                    return super.cancel(message);
                }

                @Override
                void end() {
                    if (requests > 0 && thrown instanceof CancelledError) {
                        thrown = new CancelledError(last);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestGoesDown",
            explanation =
                    "cancel has the next step made soon, but leaves what the task awaits alone. So that runs on, and nobody needs its result.")
    static final class StepsWithoutCancelling extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    requests++;
                    mustCancel = true;
                    why = message;
                    if (awaited != null) {
                        awaited.removeDoneCallback(this::wakeUp);
                        awaited = null;
                        loop().callSoon(this::step);
                    }
                    return true;
                }

                @Override
                void wakeUp(Future<?> done) {
                    if (!isDone() && done.equals(awaited)) {
                        super.wakeUp(done);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "whatIsAwaitedMayIgnoreTheRequest",
            explanation =
                    "cancel passes the request on to what the task awaits, and also sets mustCancel. So the request counts twice: the task gets an error even if what it awaits has answered the request.")
    static final class FlagAndFuture extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    boolean asked = super.cancel(message);
                    mustCancel = asked;
                    why = message;
                    return asked;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyTaskIsCancelled",
            explanation =
                    "The step throws the request into the coroutine, but mustCancel stays set. So each later step throws again.")
    static final class KeepsTheFlag extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    Step<Future<?>, Void> step = super.raise(done);
                    mustCancel = true;
                    return step;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyTaskIsCancelled",
            explanation =
                    "The step with a request ends the task, but throws nothing into the coroutine. So the body cannot clean up or go on.")
    static final class EndsWithoutThrowing extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    mustCancel = false;
                    thrown = new CancelledError(why);
                    return new Step.Returned<>(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theRunningTaskIsCancelledAtItsNextPause",
            explanation =
                    "A request that came while the coroutine ran does not reach what the coroutine awaits then. So the task waits there, and gets the error when that is done: perhaps never.")
    static final class NextAwaitWaits extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Returned) {
                        super.cancelAfter(step);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theRunningTaskIsCancelledAtItsNextPause",
            explanation =
                    "A request that came while the coroutine ran cancels what the coroutine awaits then, but without the message.")
    static final class NextAwaitWithoutMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Yielded) {
                        why = null;
                    }
                    super.cancelAfter(step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyTaskIsCancelled",
            explanation =
                    "The coroutine may have yielded null: it only lets others run, and there is no future that could be cancelled.")
    static final class PassIsNoCase extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Yielded<Future<?>, Void>(Future<?> future)) {
                        future.cancel(why);
                        mustCancel = false;
                    } else {
                        super.cancelAfter(step);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyTaskIsCancelled",
            explanation =
                    "A request that came while the coroutine ran is forgotten before a sleep for 0 ms: mustCancel is"
                            + " cleared too late, or though there is no future that could be cancelled. The request stays for the"
                            + " next step.")
    static final class PassForgetsTheRequest extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    super.cancelAfter(step);
                    if (step instanceof Step.Yielded<Future<?>, Void>(Future<?> future) && future == null) {
                        mustCancel = false;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestInTheLastStep",
            explanation =
                    "A request that came in the last step is forgotten: the task ends with its result, though cancel has given true.")
    static final class LastStepIsTooLate extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Yielded) {
                        super.cancelAfter(step);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestInTheLastStep",
            explanation = "A task that was cancelled in its last step has no message.")
    static final class LastStepLosesTheMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Returned) {
                        why = null;
                    }
                    super.cancelAfter(step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestInTheLastStep",
            explanation =
                    "A request that came in the last step hides the exception that the body has thrown in this step.")
    static final class LastStepHidesAFailure extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    if (step instanceof Step.Returned) {
                        thrown = new CancelledError(why);
                    }
                    super.cancelAfter(step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithAResult",
            explanation =
                    "If what the task awaits is done already, it cannot be cancelled. Then the request is lost, and the await gives the result, though cancel has given true.")
    static final class TheResultWins extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    if (done == null) {
                        return super.raise(null);
                    }
                    mustCancel = false;
                    return coroutine.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithAResult",
            explanation =
                    "If what the task awaits cannot be cancelled, perhaps because it is done, cancel gives false, and the request is lost.")
    static final class RefusedIsRefused extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    if (awaited == null) {
                        return super.cancel(message);
                    }
                    requests++;
                    return awaited.cancel(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithAFailure",
            explanation =
                    "The await throws the CancelledError, and so nobody reads the exception of what was awaited. It is reported later, as if a failure had been overlooked.")
    static final class LeavesTheFailureUnread extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    return super.raise(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithACancelledFuture",
            explanation =
                    "exception() of a future that was cancelled throws a CancelledError itself. Here it is thrown in the step of the task, and not in the body.")
    static final class ReadsACancelledFuture extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    mustCancel = false;
                    if (done != null) {
                        done.exception();
                    }
                    return coroutine.throwIn(new CancelledError(why));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithACancelledFuture",
            explanation =
                    "The await throws the error of the request. What the task awaits was cancelled before, so its error is the first one.")
    static final class ItsOwnErrorFirst extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    return super.raise(done != null && done.isCancelled() ? null : done);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestTogetherWithACancelledFuture",
            explanation =
                    "The await throws the error of what was cancelled, and the next await throws one more for the request.")
    static final class TwoErrors extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                Step<Future<?>, Void> raise(Future<?> done) {
                    if (done != null && done.isCancelled()) {
                        Step<Future<?>, Void> step = coroutine.next();
                        mustCancel = true;
                        return step;
                    }
                    return super.raise(done);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFutureMayRefuse",
            explanation =
                    "A request that came while the coroutine ran is forgotten when the coroutine awaits a future, even if this future cannot be cancelled.")
    static final class ClearsTheFlagInAnyCase extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    super.cancelAfter(step);
                    if (step instanceof Step.Yielded<Future<?>, Void>(Future<?> future) && future != null) {
                        mustCancel = false;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theRequestIsServedByWhatIsAwaited",
            explanation =
                    "A request that came while the coroutine ran is passed on to what the coroutine awaits then, but mustCancel stays set. So the request counts twice.")
    static final class CancelsAndKeepsTheFlag extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void cancelAfter(Step<Future<?>, Void> step) {
                    super.cancelAfter(step);
                    if (step instanceof Step.Yielded) {
                        mustCancel = true;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRequestGoesDown",
            explanation = "cancel does not count the requests, so cancelling() is always 0.")
    static final class DoesNotCount extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    boolean asked = super.cancel(message);
                    requests = 0;
                    return asked;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "requestsAreCounted",
            explanation =
                    "cancelling() is never more than 1. Two requests count as two, because each of them may be taken back.")
    static final class CountsOnlyOne extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    boolean asked = super.cancel(message);
                    requests = Math.min(requests, 1);
                    return asked;
                }
            };
        }
    }

    @Mistake(caughtBy = "requestsAreCounted", explanation = "uncancel takes nothing back.")
    static final class UncancelDoesNothing extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    return requests;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "requestsAreCounted",
            explanation = "uncancel takes all requests back. It takes back one: the others may come from elsewhere.")
    static final class TakesAllBack extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    requests = 0;
                    return super.uncancel();
                }
            };
        }
    }

    @Mistake(caughtBy = "requestsAreCounted", explanation = "uncancel counts below 0 if there is no request.")
    static final class GoesBelowZero extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    requests--;
                    if (requests == 0) {
                        mustCancel = false;
                    }
                    return requests;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "requestsAreCounted",
            explanation = "uncancel gives how many requests there were before. It gives how many are left.")
    static final class GivesTheCountBefore extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    int before = requests;
                    super.uncancel();
                    return before;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncancelTakesBackWhatWasNotThrown",
            explanation =
                    "uncancel only counts. A request that was not thrown yet, and was taken back, is still thrown.")
    static final class LeavesTheRequest extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    requests = Math.max(0, requests - 1);
                    return requests;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncancelTakesBackWhatWasNotThrown",
            explanation = "uncancel takes back the error that is to be thrown, even if another request is left.")
    static final class TakesTheThrowBack extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public int uncancel() {
                    mustCancel = false;
                    return super.uncancel();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncancelTakesBackWhatWasNotThrown",
            explanation =
                    "The error has the message of the first request. Each request replaces the message of one that was not thrown yet.")
    static final class KeepsTheFirstMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    String first = mustCancel ? why : null;
                    boolean asked = super.cancel(message);
                    if (first != null) {
                        why = first;
                    }
                    return asked;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyTaskIsCancelled",
            explanation =
                    "The first message is kept for ever, also after it was thrown. So the error of a later request has the message of an earlier one.")
    static final class KeepsTheOldMessage extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    String old = why;
                    boolean asked = super.cancel(message);
                    if (old != null) {
                        why = old;
                    }
                    return asked;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "uncancelTakesBackWhatWasNotThrown",
            explanation =
                    "A request is not counted while another one waits to be thrown. They are thrown together, but they count as two: each of the two may be taken back, and the other one is left.")
    static final class OneRequestAtATime extends CancelContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                public boolean cancel(String message) {
                    return mustCancel || super.cancel(message);
                }
            };
        }
    }
}

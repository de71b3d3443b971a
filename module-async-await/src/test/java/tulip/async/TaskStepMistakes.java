package tulip.async;

import java.time.Duration;
import java.util.concurrent.Callable;
import tulip.coroutines.Raise;
import tulip.coroutines.Step;
import tulip.kit.Mistake;

final class TaskStepMistakes {
    private TaskStepMistakes() {}

    @Mistake(
            caughtBy = "aTaskBeginsInTheNextTurn",
            explanation =
                    "The constructor makes the first step itself. So code of the body runs inside the code that makes the task, which does not expect this.")
    static final class StartsInline extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void begin() {
                    step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskBeginsInTheNextTurn",
            explanation = "Nothing makes the first step, so no code of the body ever runs.")
    static final class NeverBegins extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void begin() {}
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskBeginsInTheNextTurn",
            explanation =
                    "The first step is put into the ready queue by a callback, so the task begins a turn too late.")
    static final class BeginsATurnLate extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void begin() {
                    loop().callSoon(() -> loop().callSoon(this::step));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskBeginsInTheNextTurn",
            explanation =
                    "The first step comes by a timer, or from callSoonThreadsafe. The loop looks at these once in a turn,"
                            + " and puts them after the callbacks that are ready.")
    static final class BeginsByATimer extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void begin() {
                    loop().callLater(Duration.ZERO, this::step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theResultOfTheBody",
            explanation =
                    "When the body has returned, nothing ends the task. So the task is never done, and who awaits the"
                            + " task waits for ever.")
    static final class ForgetsTheEnd extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {}
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskBeginsInTheNextTurn",
            explanation =
                    "The method end calls the task's own setResult and setException, which refuse every call, so that nobody else can end a task.")
    static final class OwnSetResult extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (thrown == null) {
                        setResult(returned);
                    } else {
                        setException(thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theResultOfTheBody",
            explanation = "The task is done when the body has returned, but its result is always null.")
    static final class LosesTheResult extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    returned = null;
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theResultOfTheBody",
            explanation = "A body that returns null counts as one that has not returned, so its task is never done.")
    static final class NullIsNoResult extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (returned != null || thrown != null) {
                        super.end();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfTheBody",
            explanation =
                    "A body that throws ends its task with the result null. Nobody learns that the task has failed.")
    static final class LosesTheException extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    thrown = null;
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfTheBody",
            explanation = "The exception of the body is wrapped in another one, so a catch of its type does not match.")
    static final class WrapsTheException extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (thrown != null && !(thrown instanceof CancelledError)) {
                        thrown = new IllegalStateException(thrown);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfTheBody",
            explanation =
                    "The exception of the body is thrown at the loop, and the task is never done. The exception belongs into the task: it is for those that await the task.")
    static final class ThrowsTheException extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (thrown != null) {
                        throw Raise.asItIs(thrown);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfTheBody",
            explanation = "Only a runtime exception ends the task as failed. A body can throw any Throwable.")
    static final class OnlyRuntimeExceptions extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (!(thrown instanceof RuntimeException)) {
                        thrown = null;
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theExceptionOfTheBody",
            explanation = "An Error of the body is lost: the task seems to end well, with null.")
    static final class OnlyExceptions extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (!(thrown instanceof Exception)) {
                        thrown = null;
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation = "No callback of the awaited future makes the next step, so the task waits for ever.")
    static final class NeverWakes extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {}
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation =
                    "The coroutine is resumed in the next turn, whether the future is done or not. So its await has no result, and throws.")
    static final class DoesNotWait extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    loop().callSoon(this::step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation =
                    "The task looks in each turn whether the future is done. So the loop is always busy and never sleeps, and no timer becomes due on a manual clock.")
    static final class Polls extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future == null) {
                        super.waitFor(null);
                    } else {
                        loop().callSoon(() -> look(future));
                    }
                }

                private void look(Future<?> future) {
                    if (future.isDone()) {
                        step();
                    } else {
                        loop().callSoon(() -> look(future));
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation =
                    "The step resumes the coroutine again and again to its end, as if nothing had to be waited for.")
    static final class RunsToTheEnd extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void step() {
                    while (true) {
                        if (resume() instanceof Step.Returned) {
                            end();
                            return;
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBodyRunsInItsTask",
            explanation =
                    "The step resumes the coroutine by coroutine.next(). The task is not the running task then, so an await in its body is refused: resume() is there for that.")
    static final class ResumesByItself extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void step() {
                    switch (coroutine.next()) {
                        case Step.Returned<Future<?>, Void> _ -> end();
                        case Step.Yielded<Future<?>, Void>(Future<?> future) -> waitFor(future);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation =
                    "The step calls resume() twice. Each call runs the coroutine on: what the first call gives must be kept.")
    static final class ResumesTwice extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void step() {
                    if (resume() instanceof Step.Returned) {
                        end();
                    } else if (resume() instanceof Step.Yielded<Future<?>, Void>(Future<?> future)) {
                        waitFor(future);
                    } else {
                        end();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation = "A coroutine that has yielded a future has not ended, and yet the task ends.")
    static final class EndsAtTheFirstAwait extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void step() {
                    resume();
                    end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskWaitsForAFuture",
            explanation =
                    "When the awaited future is done, the task ends with the result of this future. The coroutine is never resumed.")
    static final class EndsWithTheFuture extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                @SuppressWarnings("unchecked")
                void wakeUp(Future<?> done) {
                    returned = (T) done.result();
                    end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskGoesOnInTheNextTurn",
            explanation =
                    "The callback of the awaited future only puts the next step into the ready queue. The callback runs in the loop already, so the task goes on a turn too late.")
    static final class WakesATurnLate extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {
                    loop().callSoon(this::step);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskLetsOthersRun",
            explanation =
                    "A task that sleeps for 0 ms never goes on. It has yielded null: there is no future that could wake the task.")
    static final class PassesAreForgotten extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future != null) {
                        super.waitFor(future);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskLetsOthersRun",
            explanation =
                    "The future that the coroutine has yielded is null if the coroutine only lets others run. Then a call on it throws NullPointerException.")
    static final class PassIsNoCase extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    awaited = future;
                    future.addDoneCallback(this::wakeUp);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskLetsOthersRun",
            explanation = "A task that sleeps for 0 ms is resumed at once, so no other task has its turn.")
    static final class PassRunsOn extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future == null) {
                        step();
                    } else {
                        super.waitFor(future);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskLetsOthersRun",
            explanation = "A task that sleeps for 0 ms ends there. Its coroutine has yielded null, which is no end.")
    static final class PassEnds extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future == null) {
                        end();
                    } else {
                        super.waitFor(future);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTaskLetsOthersRun",
            explanation =
                    "A task that sleeps for 0 ms waits for a timer. So callbacks that became ready later run before it.")
    static final class PassByATimer extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future == null) {
                        loop().callLater(Duration.ZERO, this::step);
                    } else {
                        super.waitFor(future);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureComesOutAtTheAwait",
            explanation =
                    "The callback reads the result of the awaited future. If the future has failed, this throws in the callback, and the coroutine is never resumed.")
    static final class ReadsTheResult extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {
                    done.result();
                    step();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureComesOutAtTheAwait",
            explanation =
                    "When the awaited future has failed, the task fails at once. So its body cannot catch the exception at the await, and no finally of the body runs.")
    static final class FailsWithTheFuture extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {
                    if (done.isCancelled() || done.exception() == null) {
                        step();
                    } else {
                        thrown = done.exception();
                        end();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledErrorCancelsTheTask",
            explanation =
                    "When the awaited future was cancelled, the task is cancelled at once. So its body cannot catch the error at the await.")
    static final class CancelsWithTheFuture extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {
                    if (done.isCancelled()) {
                        thrown = new CancelledError("closing time");
                        end();
                    } else {
                        step();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledErrorCancelsTheTask",
            explanation = "A future that was cancelled does not wake the task. A cancelled future is done, too.")
    static final class NotWokenByCancel extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void wakeUp(Future<?> done) {
                    if (!done.isCancelled()) {
                        step();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledErrorCancelsTheTask",
            explanation = "A task whose body throws CancelledError ends as failed. It must end as cancelled.")
    static final class CancelledIsAFailure extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (thrown instanceof CancelledError cancelled) {
                        finish(null, cancelled);
                    } else {
                        super.end();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledErrorCancelsTheTask",
            explanation = "The task is cancelled, but the message of the CancelledError is lost.")
    static final class LosesTheMessage extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void end() {
                    if (thrown instanceof CancelledError) {
                        thrown = new CancelledError(null);
                    }
                    super.end();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "waitersGoOnInTheirOrder",
            explanation = "The task begins to wait a turn too late. What began to wait after it goes on before it.")
    static final class WaitsATurnLate extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    if (future == null) {
                        super.waitFor(null);
                    } else {
                        awaited = future;
                        loop().callSoon(() -> future.addDoneCallback(this::wakeUp));
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theAwaitedFuture",
            explanation =
                    "The field awaited is never set. So nobody can tell for what the task waits, and later cancel cannot reach it.")
    static final class DoesNotSayWhatItAwaits extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                @Override
                void waitFor(Future<?> future) {
                    super.waitFor(future);
                    awaited = null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theAwaitedFuture",
            explanation = "The field awaited still has the future when the coroutine has ended.")
    static final class KeepsWhatItHasAwaited extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                private Future<?> last;

                @Override
                void waitFor(Future<?> future) {
                    super.waitFor(future);
                    last = future;
                }

                @Override
                void end() {
                    super.end();
                    awaited = last;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "eachTaskHasItsContext",
            explanation =
                    "Each step runs with the context in which the task was made. So what the task sets is lost at its next await.")
    static final class FirstContextOnly extends TaskStepContract {
        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body) {
                private Context first;

                @Override
                void begin() {
                    first = Context.current();
                    super.begin();
                }

                @Override
                void step() {
                    first.run(super::step);
                }
            };
        }
    }
}

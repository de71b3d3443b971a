package tulip.async;

import java.util.List;
import java.util.function.Function;
import tulip.kit.Mistake;

final class TaskGroupMistakes {
    private TaskGroupMistakes() {}

    @Mistake(
            caughtBy = "theGroupWaitsForItsTasks",
            explanation = "The group ends with its body, and its tasks run on alone.")
    static final class DoesNotWait extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void awaitTasks() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "theGroupWaitsForItsTasks",
            explanation = "The group waits for a future that nobody sets: the end of the last task must set it.")
    static final class NobodyWakesIt extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void wake() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "theGroupWaitsForItsTasks",
            explanation =
                    "The first task that ends wakes the group, and the group does not look whether other tasks are left.")
    static final class WakesAtTheFirst extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void wake() {
                    if (allDone != null && !allDone.isDone()) {
                        allDone.setResult(null);
                    }
                }

                @Override
                void awaitTasks() {
                    if (!tasks.isEmpty()) {
                        allDone = loop.createFuture();
                        allDone.await();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation =
                    "The end of the last task wakes the group only if the group is not aborting. But a group that has failed waits, too: its cancelled tasks clean up, and their end must wake it.")
    static final class WakesNobodyWhileAborting extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void wake() {
                    if (!aborting) {
                        super.wake();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "theGroupWaitsForItsTasks",
            explanation =
                    "A task that has ended stays in `tasks`. So the group waits for ever, because `tasks` never becomes empty.")
    static final class ForgetsNoTask extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void taskDone(Future<?> task) {
                    wake();
                    if (isError(task)) {
                        errors.add(task.exception());
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "anEmptyGroupEndsAtOnce",
            explanation = "A group without tasks waits for a future, and no task sets it.")
    static final class WaitsWithoutTasks extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void awaitTasks() {
                    do {
                        allDone = loop.createFuture();
                        allDone.await();
                        allDone = null;
                    } while (!tasks.isEmpty());
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aTaskMayStartTasks",
            explanation = "The group starts no task after its body has returned. But its tasks may still start tasks.")
    static final class ClosesWithItsBody extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void requireOpen() {
                    if (leaving) {
                        throw new IllegalStateException("the body has returned");
                    }
                    super.requireOpen();
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aTaskMayStartTasks",
            explanation =
                    "The group waits for those tasks that exist when the body returns. A task that they start is forgotten.")
    static final class WaitsForTheFirstTasks extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void awaitTasks() {
                    List<Task<?>> first = List.copyOf(tasks);
                    try {
                        for (Task<?> task : first) {
                            Async.wait(List.of(task), Async.ReturnWhen.ALL_COMPLETED, null);
                        }
                    } catch (CancelledError error) {
                        cancelledInTheWait(error);
                        super.awaitTasks();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation = "A failure does not cancel the other tasks, so the group ends much too late.")
    static final class LetsTheSiblingsRun extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abort() {
                    aborting = true;
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation =
                    "The group throws the error itself. It must throw an ExceptionGroup, also for one error, because there may be more.")
    static final class ThrowsTheErrorItself extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void throwErrors() {
                    throw asItIs(errors.getFirst());
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation =
                    "The group awaits its tasks one after the other. So it sees a failure only when the tasks before have ended.")
    static final class WaitsInOrder extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void taskDone(Future<?> task) {}

                @Override
                void awaitTasks() {
                    while (!tasks.isEmpty()) {
                        Task<?> next = tasks.iterator().next();
                        try {
                            next.await();
                        } catch (Throwable failure) {
                            if (!next.isCancelled()) {
                                errors.add(failure);
                                abortFor(failure);
                            }
                        }
                        tasks.remove(next);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aTaskMayRefuse",
            explanation =
                    "The group takes its request back before it waits. If a task fails during the wait, the request is never taken back. (CPython did so until 3.12.)")
    static final class UncancelsTooEarly extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    super.takeBack();
                    super.abortFor(thrown);
                }

                @Override
                void takeBack() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation = "The CancelledError of the group's own request leaves the wait.")
    static final class EndsWhenItIsCancelled extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    if (aborting && parentCancelled) {
                        throw error;
                    }
                    super.cancelledInTheWait(error);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheBody",
            explanation = "The body is not cancelled. It waits on, perhaps for a task that will never end.")
    static final class TheBodyRunsOn extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelParent() {
                    if (leaving) {
                        super.cancelParent();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheBody",
            explanation = "The group cancels its parent, but does not take the request back.")
    static final class NeverUncancels extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheBody",
            explanation = "The CancelledError of the body is added to the errors. But it comes from the group itself.")
    static final class CancellationIsAnError extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (thrown != null) {
                        errors.add(thrown);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheBody",
            explanation =
                    "The body has ended with a CancelledError, and this is thrown although a task has failed: the error is lost.")
    static final class CancellationComesFirst extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    super.takeBack();
                    if (cancelled != null && parentCancelled) {
                        throw cancelled;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aSiblingMayCleanUp",
            explanation =
                    "The tasks are cancelled when one fails, and again when the body ends. The second request interrupts a task that cleans up.")
    static final class CancelsTwice extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    if (thrown != null) {
                        abort();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aSiblingMayCleanUp",
            explanation = "The group cancels its tasks, but does not wait for their ends.")
    static final class LeavesThemAlone extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void awaitTasks() {
                    if (!aborting) {
                        super.awaitTasks();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aTaskMayRefuse",
            explanation =
                    "The group waits once, without a loop. The cancellation by the first failure ends the wait, although a task is left.")
    static final class WaitsOnce extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void awaitTasks() {
                    if (!tasks.isEmpty()) {
                        allDone = loop.createFuture();
                        try {
                            allDone.await();
                        } catch (CancelledError error) {
                            cancelledInTheWait(error);
                        }
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "allErrorsComeTogether",
            explanation = "Only the first error comes out. The errors of the others are lost.")
    static final class OnlyTheFirstError extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void throwErrors() {
                    throw new ExceptionGroup("a task group has failed", List.of(errors.getFirst()));
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "allErrorsComeTogether",
            explanation = "A task that fails after the first failure is not noted: its error is lost.")
    static final class NoErrorsAfterTheFirst extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                boolean isError(Future<?> task) {
                    return super.isError(task) && !aborting;
                }
            }.run(body);
        }
    }

    @Mistake(caughtBy = "allErrorsComeTogether", explanation = "If a task has failed, the error of the body is lost.")
    static final class TheBodysErrorIsLost extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (errors.isEmpty()) {
                        super.addErrorOfBody(thrown);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "allErrorsComeTogether",
            explanation = "If the body throws, its exception is thrown as it is, and the errors of the tasks are lost.")
    static final class TheBodysErrorWins extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (thrown != null && !(thrown instanceof CancelledError) && !errors.isEmpty()) {
                        throw asItIs(thrown);
                    }
                    super.addErrorOfBody(thrown);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "allErrorsComeTogether",
            explanation = "The error of the body comes first, or in the middle. It belongs behind those of all tasks.")
    static final class TheBodysErrorFirst extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    super.abortFor(thrown);
                    super.addErrorOfBody(thrown);
                }

                @Override
                void addErrorOfBody(Throwable thrown) {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "twoFailInOneTurn",
            explanation = "Each error cancels the parent. So there are more requests than the group takes back.")
    static final class CancelsForEachError extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void taskDone(Future<?> task) {
                    boolean again = aborting && isError(task);
                    super.taskDone(task);
                    if (again) {
                        cancelParent();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailingBodyCancelsTheTasks",
            explanation =
                    "The exception of the body is thrown as it is. It belongs into an ExceptionGroup, like every error of the group.")
    static final class TheBodysErrorAlone extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (errors.isEmpty() && thrown != null && !(thrown instanceof CancelledError)) {
                        throw asItIs(thrown);
                    }
                    super.addErrorOfBody(thrown);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailingBodyCancelsTheTasks",
            explanation =
                    "An exception of the body does not cancel the tasks: the group waits until they end by themselves.")
    static final class TheBodyMayFail extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    if (thrown instanceof CancelledError) {
                        super.abortFor(thrown);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailingBodyCancelsTheTasks",
            explanation = "The exception of the body leaves the group before the tasks have ended.")
    static final class LeavesAtOnce extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    super.abortFor(thrown);
                    if (thrown != null && !(thrown instanceof CancelledError) && errors.isEmpty()) {
                        throw new ExceptionGroup("a task group has failed", List.of(thrown));
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "anyThrowableIsAnError",
            explanation = "Only an Exception counts as an error. An Error of a task is lost.")
    static final class OnlyExceptionsCount extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                boolean isError(Future<?> task) {
                    return super.isError(task) && task.exception() instanceof Exception;
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "anyThrowableIsAnError",
            explanation = "Only an Exception of the body counts. An Error that it throws is lost.")
    static final class OnlyExceptionsOfTheBody extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (thrown instanceof Exception) {
                        errors.add(thrown);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aCancelledTaskIsSilent",
            explanation = "A task that is cancelled counts as a failure, and cancels the group.")
    static final class ACancelledTaskIsAnError extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void taskDone(Future<?> task) {
                    super.taskDone(task);
                    if (task.isCancelled() && !aborting) {
                        errors.add(new CancelledError(null));
                        abort();
                        cancelParent();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aFailureCancelsTheSiblings",
            explanation =
                    "The method exception() of a cancelled task throws a CancelledError, which leaves the callback.")
    static final class AsksForTheException extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                boolean isError(Future<?> task) {
                    return task.exception() != null || super.isError(task);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "anAbortingGroupStartsNothing",
            explanation = "The group starts a task while it cancels the others. Nobody cancels the new task.")
    static final class StartsWhileAborting extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void requireOpen() {
                    if (leaving && tasks.isEmpty()) {
                        throw new IllegalStateException("the task group has ended");
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "aGroupThatHasEndedStartsNothing",
            explanation = "The group starts a task after its end. Nobody waits for the new task.")
    static final class StartsAfterTheEnd extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void requireOpen() {
                    if (aborting) {
                        throw new IllegalStateException("the task group is cancelling its tasks");
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheBody",
            explanation =
                    "A cancellation from outside ends in the group. The parent must not go on as if it had not been cancelled.")
    static final class SwallowsTheCancellation extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    super.takeBack();
                    cancelled = null;
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheBody",
            explanation = "The group takes back a request that is not its own: it has come from outside.")
    static final class TakesEveryRequestBack extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    parent.uncancel();
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheBody",
            explanation =
                    "Only an Exception of the body cancels the tasks. A CancelledError is an Error, so the tasks run on.")
    static final class OnlyExceptionsAbort extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    if (!(thrown instanceof CancelledError)) {
                        super.abortFor(thrown);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheBody",
            explanation =
                    "The CancelledError from outside comes in an ExceptionGroup. So the parent is not cancelled, but has failed.")
    static final class CancellationInAGroup extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    super.takeBack();
                    if (cancelled != null && errors.isEmpty()) {
                        errors.add(cancelled);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheWait",
            explanation =
                    "A cancellation from outside during the wait does not cancel the tasks: the group waits until they end by themselves.")
    static final class WaitsOnAfterCancel extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    if (!aborting) {
                        cancelled = error;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheWait",
            explanation =
                    "A cancellation from outside during the wait cancels the tasks, but then run returns as if nothing had happened.")
    static final class ForgetsTheCancellation extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    super.cancelledInTheWait(error);
                    cancelled = null;
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheWait",
            explanation = "A cancellation from outside during the wait leaves the group, before the tasks have ended.")
    static final class LeavesTheWait extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    super.cancelledInTheWait(error);
                    if (!parentCancelled) {
                        throw error;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledInTheWait",
            explanation =
                    "A cancellation from outside during the wait leaves the group. Its tasks are not even cancelled.")
    static final class TheTasksAreLeftAlone extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    if (!aborting) {
                        throw error;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledTwiceInTheWait",
            explanation = "A second request during the wait leaves the group, before the tasks have ended.")
    static final class ASecondRequestLeaves extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    if (aborting && !parentCancelled) {
                        throw error;
                    }
                    super.cancelledInTheWait(error);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledTwiceInTheWait",
            explanation =
                    "A second request during the wait cancels the tasks again, and interrupts those that clean up.")
    static final class ASecondRequestIsPassedOn extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    if (!parentCancelled) {
                        cancelled = cancelled == null ? error : cancelled;
                        abort();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledTwiceInTheWait",
            explanation = "The CancelledError is that of the last request. The first one has cancelled the tasks.")
    static final class TheLastRequestCounts extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void cancelledInTheWait(CancelledError error) {
                    super.cancelledInTheWait(error);
                    if (!parentCancelled) {
                        cancelled = error;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledWithoutTasks",
            explanation =
                    "Each abort cancels the parent, also if the body has ended already. No await takes this request, so the next await after the group throws.")
    static final class AbortCancelsTheParent extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abort() {
                    super.abort();
                    super.cancelParent();
                }

                @Override
                void cancelParent() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledAtTheLastMoment",
            explanation =
                    "The future of the wait may be done already, because the parent was cancelled. To set it again is an error.")
    static final class WakesACancelledWait extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void wake() {
                    if (allDone != null && tasks.isEmpty()) {
                        allDone.setResult(null);
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledAndThenAnError",
            explanation =
                    "After a cancellation from outside the errors of the tasks are lost: only the CancelledError comes.")
    static final class CancellationBeatsErrors extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    super.takeBack();
                    if (cancelled != null && !parentCancelled) {
                        throw cancelled;
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "cancelledAndThenAnError",
            explanation =
                    "The errors come instead of the CancelledError, and the request from outside is not renewed: the parent is never cancelled.")
    static final class TheRequestIsLost extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void renewRequest() {}
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "anErrorAndThenCancelled",
            explanation = "The group takes all requests back. It may take back only its own.")
    static final class TakesAllBack extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void takeBack() {
                    while (parentCancelled && parent.cancelling() > 0) {
                        parent.uncancel();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "theBodyMayRefuse",
            explanation = "If the body returns although it was cancelled, its result comes, and the errors are lost.")
    static final class TheResultBeatsTheErrors extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                boolean refused;

                @Override
                void abortFor(Throwable thrown) {
                    refused = thrown == null && aborting;
                    super.abortFor(thrown);
                }

                @Override
                void throwErrors() {
                    if (!refused) {
                        super.throwErrors();
                    }
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "theBodyMayRefuseARequestFromOutside",
            explanation =
                    "The group cancels its tasks if its parent has been asked to end, although the body has refused.")
    static final class CancelledIfAsked extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void abortFor(Throwable thrown) {
                    if (parent.cancelling() > 0 && !aborting) {
                        abort();
                    }
                    super.abortFor(thrown);
                }
            }.run(body);
        }
    }

    @Mistake(
            caughtBy = "groupsMayBeNested",
            explanation =
                    "The errors of an inner group are put directly into the outer group. They must stay inside the error of the body.")
    static final class FlattensTheInner extends TaskGroupContract {
        @Override
        protected <R> R run(Function<Group, R> body) {
            return new BreakableTaskGroup() {
                @Override
                void addErrorOfBody(Throwable thrown) {
                    if (thrown instanceof ExceptionGroup inner) {
                        errors.addAll(inner.exceptions());
                    } else {
                        super.addErrorOfBody(thrown);
                    }
                }
            }.run(body);
        }
    }
}

package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import tulip.kit.Mistake;

final class GatherMistakes {
    private GatherMistakes() {}

    @Mistake(
            caughtBy = "resultsComeInTheOrderOfTheFutures",
            explanation =
                    "The results are in the order in which the futures were done, and not in the order in which they were given.")
    static final class CompletionOrder extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                final List<T> byTime = new ArrayList<>();

                @Override
                void ended(Future<T> future) {
                    if (failure(future) == null) {
                        byTime.add(future.result());
                    }
                    super.ended(future);
                }

                @Override
                List<T> results() {
                    return byTime;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "resultsComeInTheOrderOfTheFutures",
            explanation =
                    "The gather is done when the first future is done. The others are not done then, so they have no result.")
    static final class FirstResultIsEnough extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    left = 1;
                    super.ended(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "resultsComeInTheOrderOfTheFutures",
            explanation =
                    "Nothing sets the result of the returned gather when the last future is done, so an await of the gather waits for ever. Perhaps the counter never comes to 0.")
    static final class NeverDone extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setResult(List<T> results) {}
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aResultMayBeNull",
            explanation =
                    "The results go into a list that refuses null, such as List.of, List.copyOf or Collectors.toUnmodifiableList.")
    static final class NullsAreRefused extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                List<T> results() {
                    return List.copyOf(super.results());
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aFutureMayBeGivenTwice",
            explanation =
                    "A future that is given twice is counted twice, but ends once. So the counter never comes to 0.")
    static final class CountsAFutureTwice extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                int count() {
                    return futures.size();
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aFutureMayBeGivenTwice",
            explanation = "The list has the result of a future once, although the future is given twice.")
    static final class EachFutureOnce extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                List<T> results() {
                    return different().stream().map(Future::result).toList();
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "noFutureIsAnEmptyList",
            explanation = "If there is no future, no callback is ever called, and the gather is never done.")
    static final class EmptyIsNeverDone extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                BreakableGathering<T> begin() {
                    return futures.isEmpty() ? this : super.begin();
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "noFutureIsAnEmptyList",
            explanation = "If there is no future, the gather is done in a later turn of the loop.")
    static final class EmptyIsDoneLater extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                BreakableGathering<T> begin() {
                    if (futures.isEmpty()) {
                        loop().callSoon(super::begin);
                        return this;
                    }
                    return super.begin();
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "doneFuturesNeedNoTurn",
            explanation =
                    "A future that is done already gets a callback as well. This callback runs in the next turn, so the gather is done a turn too late.")
    static final class DoneByCallbacks extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void look(Future<T> future) {
                    future.addDoneCallback(this::ended);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "doneFuturesNeedNoTurn",
            explanation =
                    "Futures that are done already are counted in left, but not counted down. So the gather is never done.")
    static final class IgnoresDoneFutures extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void look(Future<T> future) {
                    if (!future.isDone()) {
                        future.addDoneCallback(this::ended);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "someFuturesAreDone",
            explanation =
                    "The counter is counted up while the futures are looked at. A future that is done already counts it down to 0 before the others are counted.")
    static final class CountsUpMeanwhile extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                int count() {
                    return 0;
                }

                @Override
                void look(Future<T> future) {
                    left++;
                    super.look(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theGatherIsDoneATurnLater",
            explanation =
                    "`begin` itself waits for the futures, one after the other, and returns only then. It must return at once: the callbacks do the rest.")
    static final class BeginWaits extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                BreakableGathering<T> begin() {
                    List<T> results = new ArrayList<>();
                    futures.forEach(future -> results.add(future.await()));
                    setResult(results);
                    return this;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theGatherIsDoneATurnLater",
            explanation =
                    "`begin` itself waits for the futures, one after the other, and returns only then. It must return at once: the callbacks do the rest.")
    static final class BeginWaitsAndCatches extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                BreakableGathering<T> begin() {
                    try {
                        List<T> results = new ArrayList<>();
                        futures.forEach(future -> results.add(future.await()));
                        setResult(results);
                    } catch (Throwable failure) {
                        setException(failure);
                    }
                    return this;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theGatherIsDoneATurnLater",
            explanation =
                    "The callback of a future only puts another callback into the ready queue. So the gather is done a turn too late.")
    static final class ATurnLate extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void look(Future<T> future) {
                    if (future.isDone()) {
                        ended(future);
                    } else {
                        future.addDoneCallback(done -> loop().callSoon(() -> ended(done)));
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation =
                    "The first exception cancels the other tasks. A task group does that, but a gather lets the others run on.")
    static final class CancelsTheOthers extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setException(Throwable failure) {
                    super.setException(failure);
                    futures.forEach(Future::cancel);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation = "The gather fails only when all futures are done. The first exception must come out at once.")
    static final class OnlyAfterAll extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                Throwable first;

                @Override
                void ended(Future<T> future) {
                    left--;
                    Throwable failure = failure(future);
                    first = first == null ? failure : first;
                    if (left == 0 && first != null) {
                        setException(first);
                    } else if (left == 0) {
                        setResult(results());
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation =
                    "When all futures are done, their results are read in order. So the exception comes too late, and it is that of the first future in the list, not the first in time.")
    static final class ReadsInOrder extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    left--;
                    if (left > 0) {
                        return;
                    }
                    try {
                        setResult(results());
                    } catch (Throwable failure) {
                        setException(failure);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation =
                    "The exception is wrapped in another one, as CompletableFuture does. A catch of its own type does not see it any more.")
    static final class WrapsTheException extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setException(Throwable failure) {
                    super.setException(new CompletionException(failure));
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation = "The second exception is set as well, but a future is set once: the callback fails.")
    static final class SetsTwice extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    left--;
                    if (!future.isCancelled() && future.exception() != null) {
                        setException(future.exception());
                    } else if (left == 0) {
                        setResult(results());
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theFirstExceptionComesAtOnce",
            explanation =
                    "A future that has failed counts like a result that is null, as with return_exceptions in Python: the exception is lost.")
    static final class AnExceptionIsNull extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    left--;
                    if (left == 0) {
                        setResult(futures.stream()
                                .map(each -> each.exception() == null ? each.result() : null)
                                .toList());
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "severalAreDoneInOneTurn",
            explanation =
                    "The callback asks whether all futures are done, and then reads their results. If two futures are done in one turn, the callback of the first one meets the exception of the second one.")
    static final class AsksAllFutures extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    Throwable failure = failure(future);
                    if (isDone()) {
                        return;
                    }
                    if (failure != null) {
                        setException(failure);
                    } else if (different().stream().allMatch(Future::isDone)) {
                        if (cancelRequested) {
                            setException(new CancelledError(null));
                        } else {
                            setResult(results());
                        }
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theExceptionIsTheSameObject",
            explanation = "After the last future the results are read, although this future has failed.")
    static final class TheLastIsAResult extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    if (left == 1 && !isDone() && !cancelRequested) {
                        left = 0;
                        setResult(results());
                        return;
                    }
                    super.ended(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "theExceptionIsTheSameObject",
            explanation =
                    "`catch (Exception e)` does not catch an Error. The Error leaves the callback, and the gather is never done.")
    static final class ErrorsAreLost extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    if (!future.isCancelled() && failure(future) instanceof Error error) {
                        throw error;
                    }
                    super.ended(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aFailedFutureFailsAtOnce",
            explanation =
                    "The gather waits for a future that has failed already by a callback, so the exception comes a turn too late.")
    static final class FailedAlreadyIsLate extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void look(Future<T> future) {
                    if (future.isDone() && failure(future) != null) {
                        future.addDoneCallback(this::ended);
                    } else {
                        super.look(future);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "laterExceptionsCountAsRead",
            explanation =
                    "After the first exception the other futures are not looked at. Their exceptions count as unread, so the loop reports them.")
    static final class LaterExceptionsAreUnread extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    if (isDone()) {
                        return;
                    }
                    super.ended(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledFutureIsAnException",
            explanation = "A future that was cancelled counts like a result that is null.")
    static final class ACancelledFutureIsNull extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                Throwable failure(Future<T> future) {
                    return future.isCancelled() ? null : future.exception();
                }

                @Override
                List<T> results() {
                    List<T> results = new ArrayList<>();
                    futures.forEach(future -> results.add(future.isCancelled() ? null : future.result()));
                    return results;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledFutureIsAnException",
            explanation =
                    "The method exception() of a cancelled future throws a CancelledError. It leaves the callback, and the gather is never done.")
    static final class AskedForItsException extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                Throwable failure(Future<T> future) {
                    return future.exception();
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledFutureIsAnException",
            explanation =
                    "A future that is cancelled cancels the gather itself. The gather was not asked to end, so it has failed, and is not cancelled.")
    static final class CancelledWithAFuture extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setException(Throwable failure) {
                    if (failure instanceof CancelledError) {
                        cancelThis(failure.getMessage());
                    } else {
                        super.setException(failure);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledFutureIsAnException",
            explanation = "The CancelledError is a new one, without the message of the future that was cancelled.")
    static final class LosesTheMessage extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setException(Throwable failure) {
                    super.setException(failure instanceof CancelledError ? new CancelledError(null) : failure);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledFutureIsAnException",
            explanation = "A future that is cancelled cancels the other futures. They should run on.")
    static final class ACancellationCancelsAll extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public void setException(Throwable failure) {
                    super.setException(failure);
                    if (failure instanceof CancelledError) {
                        futures.forEach(Future::cancel);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aFutureMayBeCancelledAlready",
            explanation = "A future that was cancelled already is not looked at.")
    static final class CancelledAlreadyIsIgnored extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void look(Future<T> future) {
                    if (!future.isCancelled()) {
                        super.look(future);
                    }
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelCancelsAllFutures",
            explanation =
                    "`cancel` cancels the gather, but not its futures: the tasks run on, and nobody waits for them.")
    static final class CancelsOnlyItself extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    return cancelThis(message);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelCancelsAllFutures",
            explanation =
                    "`cancel` stops at the first future that could be cancelled: with ||, Java does not evaluate the right side any more.")
    static final class CancelsTheFirst extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    cancelRequested |= futures.stream().anyMatch(future -> future.cancel(message));
                    return cancelRequested;
                }
            }.begin();
        }
    }

    @Mistake(caughtBy = "cancelCancelsAllFutures", explanation = "The message is not passed to the futures.")
    static final class CancelsWithoutMessage extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    return super.cancel(null);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelCancelsAllFutures",
            explanation =
                    "`cancel` cancels the futures, but returns false, so the task that waits does not know that it was cancelled.")
    static final class CancelTellsNothing extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    super.cancel(message);
                    return false;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelIsARequest",
            explanation =
                    "`cancel` ends the gather at once. But a cancelled task may clean up before it ends, and the gather must wait for that.")
    static final class DoneAtOnce extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    return super.cancel(message) && cancelThis(message);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledGatherHasNoResult",
            explanation = "The gather forgets that it was cancelled: if all futures refuse, it has a result.")
    static final class ForgetsTheRequest extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    boolean requested = super.cancel(message);
                    cancelRequested = false;
                    return requested;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "aCancelledGatherHasNoResult",
            explanation =
                    "At last the gather is cancelled. In asyncio it has failed with a CancelledError, and is not cancelled.")
    static final class CancelledInsteadOfFailed extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                void ended(Future<T> future) {
                    if (cancelRequested && left == 1 && failure(future) == null) {
                        cancelThis(null);
                    }
                    super.ended(future);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelMayBeCalledAgain",
            explanation =
                    "A second `cancel` does nothing, because the first one was noted. But a task may have refused the first request.")
    static final class CancelsOnce extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    return !cancelRequested && super.cancel(message);
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelTellsWhetherItWasInTime",
            explanation =
                    "`cancel` returns true although no future could be cancelled. The results are there, and are lost.")
    static final class AlwaysInTime extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    super.cancel(message);
                    cancelRequested = !isDone();
                    return cancelRequested;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelTellsWhetherItWasInTime",
            explanation =
                    "`cancel` remembers the request although no future could be cancelled, and gives false. So the caller thinks that the gather gets its result, and the gather fails with a CancelledError.")
    static final class RemembersARefusedRequest extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    boolean pending = !isDone();
                    boolean delivered = super.cancel(message);
                    cancelRequested |= pending;
                    return delivered;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelCancelsWhatIsLeft",
            explanation = "`cancel` stops at the first future that is done already; those behind it run on.")
    static final class CancelsUntilADoneOne extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        return false;
                    }
                    cancelRequested |= futures.stream().allMatch(future -> future.cancel(message));
                    return cancelRequested;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelCancelsWhatIsLeft",
            explanation =
                    "A second `cancel` returns true because the first one did, although it could cancel no future.")
    static final class RemembersTheAnswer extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    super.cancel(message);
                    return cancelRequested;
                }
            }.begin();
        }
    }

    @Mistake(
            caughtBy = "cancelAfterAnExceptionDoesNothing",
            explanation =
                    "`cancel` does not ask whether the gather is done. So it cancels the tasks that run on after an exception.")
    static final class CancelsAfterwards extends GatherContract {
        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new BreakableGathering<>(futures) {
                @Override
                public boolean cancel(String message) {
                    if (isDone()) {
                        futures.forEach(future -> future.cancel(message));
                    }
                    return super.cancel(message);
                }
            }.begin();
        }
    }
}

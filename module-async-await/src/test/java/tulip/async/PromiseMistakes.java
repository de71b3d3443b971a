package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tulip.coroutines.Raise;
import tulip.kit.Mistake;

final class PromiseMistakes {
    private PromiseMistakes() {}

    @Mistake(
            caughtBy = "atFirstItIsPending",
            explanation = "exception() of a pending future returns null, so result() returns null too. The "
                    + "caller cannot tell a result that is missing from a result that is null.")
    static final class APendingFutureHasNoException extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                Throwable ofPending() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aResult",
            explanation = "The result is kept, but the state stays as it was. So the future is never done.")
    static final class ForgetsTheState extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void finish(T value, Throwable thrown) {
                    requirePending();
                    keep(value, thrown);
                    scheduleCallbacks();
                }
            };
        }
    }

    @Mistake(caughtBy = "aResult", explanation = "The future is done, but its result is null. The value must be kept.")
    static final class LosesTheResult extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void keep(T value, Throwable thrown) {
                    super.keep(null, thrown);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anException",
            explanation = "exception() throws the exception. Only result() throws it: exception() returns it.")
    static final class ExceptionThrows extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public Throwable exception() {
                    Throwable read = super.exception();
                    if (read != null) {
                        throw Raise.asItIs(read);
                    }
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsCancelled",
            explanation = "exception() of a cancelled future returns null, so result() returns null too. The "
                    + "caller takes the cancellation for a result.")
    static final class CancelledHasNoException extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                Throwable ofCancelled() {
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsCancelled",
            explanation = "exception() of a cancelled future returns the CancelledError, instead of throwing " + "it.")
    static final class CancelledErrorIsReturned extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                Throwable ofCancelled() {
                    exception = new CancelledError(cancelMessage);
                    return exception;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsCancelled",
            explanation = "The CancelledError has no message, although cancel() was told why.")
    static final class LosesTheMessage extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                boolean cancelNow(String message) {
                    return super.cancelNow(null);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsCancelled",
            explanation = "cancel() ends the future with a CancelledError as its exception. Then isCancelled() "
                    + "is false.")
    static final class CancelIsAnException extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                boolean cancelNow(String message) {
                    setException(new CancelledError(message));
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsSetOnce",
            explanation = "The second set changes nothing, but it is no error. Then a bug in the program stays "
                    + "hidden: somebody believes to have set the result.")
    static final class TheSecondSetIsSilent extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void finish(T value, Throwable thrown) {
                    if (!done) {
                        super.finish(value, thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "itIsSetOnce",
            explanation = "The second set replaces the result. Those who read the result before have another "
                    + "one than those who read it now.")
    static final class TheSecondSetWins extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void requirePending() {}
            };
        }
    }

    @Mistake(
            caughtBy = "itIsSetOnce",
            explanation = "The second set throws, but the result has changed before. Look first, and change " + "then.")
    static final class ChangesBeforeItLooks extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void finish(T value, Throwable thrown) {
                    keep(value, thrown);
                    requirePending();
                    done = true;
                    scheduleCallbacks();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aDoneFutureIsNotCancelled",
            explanation = "cancel() does not look whether the future is done: it takes the result away.")
    static final class CancelsADoneFuture extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public boolean cancel(String message) {
                    return cancelNow(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aDoneFutureIsNotCancelled",
            explanation = "cancel() of a future that is done changes nothing, but returns true. The caller "
                    + "believes that it has cancelled the future.")
    static final class CancelReturnsTrueTooLate extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public boolean cancel(String message) {
                    super.cancel(message);
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aDoneFutureIsNotCancelled",
            explanation = "A second cancel() replaces the message of the first, and returns true. A cancelled "
                    + "future is done, too.")
    static final class CancelsTheCancelled extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public boolean cancel(String message) {
                    return (!done || cancelled) && cancelNow(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aDoneFutureIsNotCancelled",
            explanation = "cancel() of a future that is done throws. To cancel too late is no error: cancel() "
                    + "returns false.")
    static final class CancelOfADoneFutureThrows extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public boolean cancel(String message) {
                    requirePending();
                    return cancelNow(message);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksAreScheduled",
            explanation = "setResult runs the callbacks itself. So the code that sets the result is interrupted "
                    + "by the code that waits for the result.")
    static final class RunsInside extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void schedule(Callback<T> callback) {
                    callback.context().run(() -> callback.action().accept(this));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksAreScheduled",
            explanation = "The callback gets null. It must get the future, to read the result.")
    static final class TheCallbackGetsNothing extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void schedule(Callback<T> callback) {
                    loop.callSoon(() -> callback.action().accept(null), callback.context());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksAreScheduled",
            explanation = "The callbacks are kept, but setResult does not schedule them. So nobody learns that "
                    + "the future is done.")
    static final class NeverSchedules extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void scheduleCallbacks() {}
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksAreScheduled",
            explanation = "The callback is scheduled by a callback of the loop, and so it runs a turn too late.")
    static final class ATurnLate extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void schedule(Callback<T> callback) {
                    loop.callSoon(() -> loop.callSoon(() -> callback.action().accept(this), callback.context()));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksRunInOrder",
            explanation = "The callback that was added last runs first, as in CompletableFuture.")
    static final class LastInFirstOut extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void scheduleCallbacks() {
                    callbacks = new ArrayList<>(callbacks.reversed());
                    super.scheduleCallbacks();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksRunInOrder",
            explanation = "An action that was added twice runs once. Callbacks are kept in a list, not in a " + "set.")
    static final class EachActionOnce extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public void addDoneCallback(Consumer<? super Future<T>> action) {
                    if (callbacks.stream()
                            .noneMatch(callback -> callback.action().equals(action))) {
                        super.addDoneCallback(action);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksRunWhateverTheEnd",
            explanation = "The callbacks run only if there is a result. Those who wait must also learn that the "
                    + "future has failed.")
    static final class AnExceptionRunsNothing extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void finish(T value, Throwable thrown) {
                    if (thrown == null) {
                        super.finish(value, null);
                    } else {
                        requirePending();
                        keep(value, thrown);
                        done = true;
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callbacksRunWhateverTheEnd",
            explanation = "cancel() does not schedule the callbacks. Those who wait must also learn that the "
                    + "future was cancelled.")
    static final class CancelRunsNothing extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                boolean cancelNow(String message) {
                    cancelMessage = message;
                    done = true;
                    cancelled = true;
                    return true;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aLateCallbackRunsToo",
            explanation = "addDoneCallback runs a late callback itself. A callback never runs inside a call of "
                    + "the future, also if the future is done.")
    static final class LateCallbacksRunInside extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void addLate(Callback<T> callback) {
                    callback.context().run(() -> callback.action().accept(this));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aLateCallbackRunsToo",
            explanation =
                    "A callback that is added when the future is done is only kept. Nobody schedules it " + "any more.")
    static final class LateCallbacksAreLost extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void addLate(Callback<T> callback) {
                    callbacks.add(callback);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aLateCallbackRunsToo",
            explanation =
                    "A late callback schedules all callbacks again. Those that were scheduled must be " + "forgotten.")
    static final class ALateCallbackRunsAllAgain extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                private final List<Callback<T>> all = new ArrayList<>();

                @Override
                void scheduleCallbacks() {
                    all.addAll(callbacks);
                    super.scheduleCallbacks();
                }

                @Override
                void addLate(Callback<T> callback) {
                    all.add(callback);
                    all.forEach(this::schedule);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aRefusedSetRunsNothing",
            explanation = "The callbacks are not forgotten when they are scheduled, and setResult schedules "
                    + "them before it looks whether the future is done. So a second set runs them again.")
    static final class ARefusedSetRunsAllAgain extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                private final List<Callback<T>> all = new ArrayList<>();

                @Override
                void finish(T value, Throwable thrown) {
                    all.addAll(callbacks);
                    callbacks.clear();
                    all.forEach(this::schedule);
                    super.finish(value, thrown);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackIsTakenBack",
            explanation = "Only the first callback with this action is removed. The action was added twice, and "
                    + "both must go.")
    static final class TakesBackOnlyTheFirst extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public int removeDoneCallback(Consumer<? super Future<T>> action) {
                    for (var callback : callbacks) {
                        if (callback.action().equals(action)) {
                            callbacks.remove(callback);
                            return 1;
                        }
                    }
                    return 0;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackIsTakenBack",
            explanation = "The action is compared with the whole entries of the list, and so nothing is ever "
                    + "equal. The callback runs although it was taken back.")
    static final class TakesBackNothing extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public int removeDoneCallback(Consumer<? super Future<T>> action) {
                    int before = callbacks.size();
                    callbacks.removeIf(callback -> callback.equals((Object) action));
                    return before - callbacks.size();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackIsTakenBack",
            explanation = "All callbacks are removed, also those with other actions.")
    static final class TakesBackAll extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public int removeDoneCallback(Consumer<? super Future<T>> action) {
                    int removed = (int) callbacks.stream()
                            .filter(callback -> callback.action().equals(action))
                            .count();
                    callbacks.clear();
                    return removed;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackIsTakenBack",
            explanation = "The callbacks are removed, but 1 is returned instead of their number.")
    static final class CountsOnce extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public int removeDoneCallback(Consumer<? super Future<T>> action) {
                    return Math.min(1, super.removeDoneCallback(action));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackIsTakenBack",
            explanation = "The action is removed only where its context is equal, too. Only the actions are compared.")
    static final class TakesBackOnlyThoseOfItsContext extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                public int removeDoneCallback(Consumer<? super Future<T>> action) {
                    var gone = new Callback<T>(action, Context.current());
                    int before = callbacks.size();
                    callbacks.removeIf(gone::equals);
                    return before - callbacks.size();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aScheduledCallbackIsNotTakenBack",
            explanation = "The callbacks stay in the list when they are scheduled. So removeDoneCallback counts "
                    + "a callback that runs all the same.")
    static final class TakesBackWhatIsScheduled extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void scheduleCallbacks() {
                    List<Callback<T>> all = List.copyOf(callbacks);
                    all.forEach(this::schedule);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackHasItsContext",
            explanation = "The callback runs with the context of the code that sets the result. It must run "
                    + "with the context of the code that has added the callback.")
    static final class RunsWithTheContextOfTheSetter extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void schedule(Callback<T> callback) {
                    loop.callSoon(() -> callback.action().accept(this));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrows",
            explanation = "All callbacks run in one callback of the loop. If one of them throws, those after it "
                    + "never run.")
    static final class AllInOneCallback extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void scheduleCallbacks() {
                    List<Callback<T>> all = callbacks;
                    callbacks = new ArrayList<>();
                    loop.callSoon(() -> all.forEach(callback ->
                            callback.context().run(() -> callback.action().accept(this))));
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrows",
            explanation = "What a callback throws is caught, and nobody is told. Leave it to the loop, which "
                    + "reports it.")
    static final class SwallowsWhatACallbackThrows extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void schedule(Callback<T> callback) {
                    loop.callSoon(
                            () -> {
                                try {
                                    callback.action().accept(this);
                                } catch (RuntimeException swallowed) {
                                    // nobody is told
                                }
                            },
                            callback.context());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anUnreadExceptionIsReported",
            explanation = "An exception that nobody reads is lost. Unread.watch reports it.")
    static final class NeverReported extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void watch(Throwable thrown) {}
            };
        }
    }

    @Mistake(
            caughtBy = "anUnreadExceptionIsReported",
            explanation = "An exception is reported although it was read. exception() must call read() of the "
                    + "watching object.")
    static final class ReportedThoughRead extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void read() {}
            };
        }
    }

    @Mistake(
            caughtBy = "anUnreadExceptionIsReported",
            explanation =
                    "A future with a result is watched too. Then null is reported as an exception that nobody has read.")
    static final class WatchesResultsToo extends PromiseContract {
        @Override
        protected <T> Future<T> future(EventLoop loop) {
            return new BreakableFuture<>(loop) {
                @Override
                void keep(T value, Throwable thrown) {
                    watch(thrown);
                    result = value;
                    exception = thrown;
                }
            };
        }
    }
}

package tulip.async;

import java.nio.channels.Selector;
import java.util.List;
import tulip.kit.Clock;
import tulip.kit.Mistake;

final class ReadyQueueMistakes {
    private ReadyQueueMistakes() {}

    @Mistake(
            caughtBy = "callSoonRunsNothing",
            explanation = "callSoon runs the callback itself. Then the code that calls callSoon is interrupted "
                    + "by the callback. The loop must run the callback later.")
    static final class RunsAtOnce extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    var handle = new Handle(callback, context);
                    run(handle);
                    return handle;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callSoonRunsNothing",
            explanation = "The callback never runs: its handle does not get into the ready queue, or is not run when"
                    + " its turn comes.")
    static final class ForgetsToAdd extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    return new Handle(callback, context);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "callSoonRunsNothing",
            explanation = "callSoon returns null. Without the handle nobody can cancel the callback.")
    static final class ReturnsNoHandle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    ready.add(new Handle(callback, context));
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "firstInFirstOut",
            explanation = "The callback that became ready last runs first. A queue adds at one end and takes "
                    + "from the other end.")
    static final class AddsInFront extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    var handle = new Handle(callback, context);
                    ready.addFirst(handle);
                    return handle;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTurnRunsWhatWasReady",
            explanation = "The turn goes on until the ready queue is empty, so it also runs what its own "
                    + "callbacks have made ready. A callback that always makes another one ready would keep "
                    + "the loop from its timers and its selector for ever.")
    static final class DrainsUntilEmpty extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    while (!ready.isEmpty()) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTurnRunsWhatWasReady",
            explanation = "After the callbacks of the turn, the ready queue is cleared. So what these callbacks "
                    + "have made ready never runs.")
    static final class ClearsAfterTheTurn extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (Handle handle : List.copyOf(ready)) {
                        run(handle);
                    }
                    ready.clear();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledCallbackDoesNotRun",
            explanation = "A cancelled handle is run. Its run() throws, and the exception is reported, although "
                    + "nothing is wrong.")
    static final class RunsTheCancelled extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        handle.run();
                    } catch (Throwable thrown) {
                        callExceptionHandler("a callback has thrown", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledCallbackDoesNotRun",
            explanation = "callSoon returns another handle than the one in the ready queue. To cancel the "
                    + "returned handle has no effect.")
    static final class ReturnsAnotherHandle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    ready.add(new Handle(callback, context));
                    return new Handle(callback, context);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledCallbackDoesNotRun",
            explanation =
                    "When a handle was cancelled, the handle after it is taken from the queue too, and is " + "lost.")
    static final class SkipsTheCallbackAfterTheCancelled extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        Handle handle = take();
                        if (handle.isCancelled() && left > 1) {
                            take();
                            left--;
                        }
                        run(handle);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackCancelsALaterOne",
            explanation = "Cancelled handles are removed when the turn begins. A callback of the turn can "
                    + "cancel another one, so the loop must look right before it runs each handle.")
    static final class LooksForTheCancelledTooEarly extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    ready.removeIf(Handle::isCancelled);
                    for (int left = ready.size(); left > 0; left--) {
                        Handle handle = take();
                        if (handle.isCancelled()) {
                            callExceptionHandler("a callback has thrown", new IllegalStateException("cancelled"));
                        } else {
                            run(handle);
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancelledCallbackCounts",
            explanation = "A cancelled handle does not count, so the turn takes one more handle, which became "
                    + "ready during the turn.")
    static final class TheCancelledDoNotCount extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    int left = ready.size();
                    while (left > 0 && !ready.isEmpty()) {
                        Handle handle = take();
                        if (!handle.isCancelled()) {
                            run(handle);
                            left--;
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "stopFinishesTheTurn",
            explanation = "The end of the loop depends on ready.size(), which changes while callbacks run. The "
                    + "number must be read once, before the first callback.")
    static final class CountsAgainstAShrinkingQueue extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int i = 0; i < ready.size(); i++) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "stopFinishesTheTurn",
            explanation = "After stop(), the rest of the turn does not run. stop() ends the loop only when the "
                    + "turn has ended.")
    static final class StopsInTheMiddle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                        if (stopping) {
                            break;
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "stopFinishesTheTurn",
            explanation = "A turn runs only one callback. So the loop looks round before each callback, which "
                    + "is slow, and stop() keeps the other ready callbacks from running.")
    static final class RunsOneCallbackATurn extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    if (!ready.isEmpty()) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aTurnRunsManyCallbacks",
            explanation = "A turn runs at most a fixed number of callbacks. The others wait for the next turns, and "
                    + "behind a thousand callbacks each of them waits for many turns.")
    static final class HasALimit extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = Math.min(ready.size(), 64); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "outsideCallsAreCollected",
            explanation = "The turn does not call collect(). So what other threads and timers have for the loop "
                    + "never runs.")
    static final class NeverCollects extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "outsideCallsAreCollected",
            explanation = "The number of ready callbacks is read before collect(). So what has come from "
                    + "outside runs a turn late, and if callbacks are always ready, it is late in each "
                    + "turn.")
    static final class CountsBeforeItCollects extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    int left = ready.size();
                    if (ready.isEmpty()) {
                        idle();
                        collect();
                        left = ready.size();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (; left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "outsideCallsAreCollected",
            explanation = "The turn collects only if nothing was ready. A callback that always makes another "
                    + "one ready keeps the calls of other threads out for ever.")
    static final class CollectsOnlyWhenIdle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                        collect();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "stopBeforeTheRun",
            explanation = "A turn does nothing if the loop is to stop. A loop that was stopped before it runs "
                    + "makes one turn all the same.")
    static final class DoesNothingIfStopped extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (stopping) {
                        return;
                    }
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "stopBeforeTheRun",
            explanation = "The turn ends after idle(), and does not collect what has come meanwhile. The next "
                    + "turn finds nothing ready again, so what came from outside never runs.")
    static final class ReturnsAfterIdle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                        return;
                    }
                    if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation = "The exception of a callback leaves the turn, and ends the whole loop.")
    static final class CatchesNothing extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    if (!handle.isCancelled()) {
                        handle.run();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation = "Only an Exception is caught. An Error of a callback, such as a failed assertion, "
                    + "ends the whole loop.")
    static final class CatchesOnlyExceptions extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        if (!handle.isCancelled()) {
                            handle.run();
                        }
                    } catch (Exception thrown) {
                        callExceptionHandler("a callback has thrown", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation =
                    "What a callback throws is caught, but nobody is told. The exception handler must be " + "told.")
    static final class Swallows extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        if (!handle.isCancelled()) {
                            handle.run();
                        }
                    } catch (Throwable thrown) {
                        // nobody is told
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation = "The exception handler gets a new exception, and not the object that was thrown.")
    static final class ReportsAWrapper extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        if (!handle.isCancelled()) {
                            handle.run();
                        }
                    } catch (Throwable thrown) {
                        callExceptionHandler("a callback has thrown", new RuntimeException(thrown));
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation = "The try is round all callbacks of the turn. So the first exception ends the turn, "
                    + "and the other callbacks run a turn too late.")
    static final class TheExceptionEndsTheTurn extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    try {
                        for (int left = ready.size(); left > 0; left--) {
                            Handle handle = take();
                            if (!handle.isCancelled()) {
                                handle.run();
                            }
                        }
                    } catch (Throwable thrown) {
                        callExceptionHandler("a callback has thrown", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation =
                    "After an exception, the loop is stopped. A callback that throws must stop nothing but itself.")
    static final class AnExceptionStopsTheLoop extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        if (!handle.isCancelled()) {
                            handle.run();
                        }
                    } catch (Throwable thrown) {
                        callExceptionHandler("a callback has thrown", thrown);
                        stop();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackThatThrowsStopsNothing",
            explanation =
                    "Each IllegalStateException is taken for that of a cancelled handle, so those of the callbacks are"
                            + " lost. Ask isCancelled() before.")
    static final class TakesAnIllegalStateForACancelledHandle extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void run(Handle handle) {
                    try {
                        handle.run();
                    } catch (IllegalStateException cancelled) {
                        // nobody is told
                    } catch (Throwable thrown) {
                        callExceptionHandler("a callback has thrown", thrown);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEmptyTurnAsksTheSelector",
            explanation = "A turn without ready callbacks does not call idle(). The loop runs round and round, "
                    + "and burns the processor.")
    static final class NeverAsksTheSelector extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (!ready.isEmpty() && isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEmptyTurnAsksTheSelector",
            explanation = "Handles that have run stay in the ready queue. So the queue grows for ever, and the "
                    + "loop never becomes idle.")
    static final class NeverRemoves extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (isTimeToPoll()) {
                        poll(0);
                    }
                    collect();
                    for (Handle handle : List.copyOf(ready)) {
                        run(handle);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aReadyLoopDoesNotWait",
            explanation = "Each turn calls idle(), also if callbacks are ready. idle() waits, and the ready "
                    + "callbacks must not wait for a timer or another thread.")
    static final class WaitsAtTheBeginOfEachTurn extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    idle();
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anIdleLoopWaits",
            explanation = "A loop that has nothing to do asks the selector without end, and burns the "
                    + "processor. idle() waits instead.")
    static final class AsksAgainAndAgain extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty() && stopping) {
                        poll(0);
                    } else {
                        while (ready.isEmpty()) {
                            poll(0);
                            collect();
                        }
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBusyLoopAsksTheSelector",
            explanation = "If callbacks are always ready, the selector is never asked. Then nothing comes in "
                    + "from the network.")
    static final class NeverPolls extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBusyLoopAsksTheSelector",
            explanation = "When it is time to ask the selector, the loop waits at it, although callbacks are "
                    + "ready. poll(0) asks without waiting.")
    static final class WaitsWhenItIsTimeToPoll extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void turn() {
                    if (ready.isEmpty() || isTimeToPoll()) {
                        idle();
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aBusyLoopAsksTheSelector",
            explanation = "Only the turns are counted. 64 long turns take much more than 100 µs, and the "
                    + "network waits meanwhile.")
    static final class PollsOnlyByTheCount extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                private int turns;

                @Override
                void turn() {
                    if (ready.isEmpty()) {
                        idle();
                    } else if (++turns % 64 == 0) {
                        poll(0);
                    }
                    collect();
                    for (int left = ready.size(); left > 0; left--) {
                        run(take());
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCallbackHasItsContext",
            explanation =
                    "The handle gets the context of the code that calls add, and not the context that was " + "passed.")
    static final class ForgetsTheContext extends ReadyQueueContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                Handle add(Runnable callback, Context context) {
                    var handle = new Handle(callback, Context.current());
                    ready.add(handle);
                    return handle;
                }
            };
        }
    }
}

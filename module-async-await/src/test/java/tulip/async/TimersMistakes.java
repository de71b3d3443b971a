package tulip.async;

import java.nio.channels.Selector;
import tulip.kit.Clock;
import tulip.kit.Mistake;

final class TimersMistakes {
    private TimersMistakes() {}

    private static int kept(EventLoop loop) {
        return ((SelectorEventLoop) loop).timers.size();
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "The timer is made, but not added to the timers. So it never runs.")
    static final class KeepsNoTimer extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    return new TimerHandle(deadlineNanos, callback, context, this::timerCancelled);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "callLater returns null. Without the timer nobody can cancel it.")
    static final class ReturnsNoTimer extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    super.addTimer(deadlineNanos, callback, context);
                    return null;
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation =
                    "A timer is ready as soon as it is there. Its deadline is not compared with the clock of the loop.")
    static final class ReadyAtOnce extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    while (!timers.isEmpty()) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation =
                    "The times are rounded before they are compared, to milliseconds for example, so a timer runs a little"
                            + " too early. A deadline is in nanoseconds.")
    static final class RoundsToMillis extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && (timers.peek().deadlineNanos() - now) / 1_000_000 <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "A timer whose deadline is now does not count as due. An idle loop sleeps until the "
                    + "deadline, finds nothing due, and looks again and again.")
    static final class LateByANanosecond extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && timers.peek().deadlineNanos() - now < 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "Timers that are due are removed, but not added to the ready queue. So they never " + "run.")
    static final class RemovesWithoutRunning extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    timers.removeIf(timer -> timer.deadlineNanos() - now <= 0);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "A turn sleeps until the next timer is due, although callbacks may be ready. Only an "
                    + "idle loop sleeps.")
    static final class SleepsInTheTurn extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    try {
                        clock.sleepUntil(timers.peek().deadlineNanos());
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    super.takeDueTimers();
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "A turn reads the clock again and again until the next timer is due. That burns the "
                    + "processor, and keeps the ready callbacks waiting.")
    static final class WaitsBusily extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    while (timers.peek().deadlineNanos() - clock.nanoTime() > 0) {
                        Thread.onSpinWait();
                    }
                    super.takeDueTimers();
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation =
                    "nextTimer() removes the timer, and takeDueTimers calls it in each turn. A timer that is not due yet is lost.")
    static final class LosesTheNextInEachTurn extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    return timers.poll();
                }

                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    TimerHandle next = nextTimer();
                    while (next != null && next.deadlineNanos() - now <= 0) {
                        ready.add(next);
                        next = nextTimer();
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTimerIsNeverEarly",
            explanation = "The time now is added to the deadline. A deadline is a time of the clock, and not a delay.")
    static final class TakesTheDeadlineForADelay extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    return super.addTimer(clock.nanoTime() + deadlineNanos, callback, context);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "anIdleLoopSleeps",
            explanation = "nextTimer() returns null although there is a timer. So an idle loop waits at the "
                    + "selector for ever, and nothing wakes it.")
    static final class NeverKnowsTheNext extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    return null;
                }

                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && timers.peek().deadlineNanos() - now <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "anIdleLoopSleeps",
            explanation = "nextTimer() removes the timer from the timers. The loop sleeps until its deadline, "
                    + "and then the timer is not there any more.")
    static final class RemovesTheNext extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    return timers.poll();
                }

                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && timers.peek().deadlineNanos() - now <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTurnTakesAllThatAreDue",
            explanation = "The queue of timers is iterated. The iterator of a PriorityQueue gives the elements "
                    + "in the order of its array, and not sorted: only the head is the smallest.")
    static final class InTheOrderOfTheHeap extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    timers.removeIf(timer -> timer.deadlineNanos() - now <= 0 && ready.add(timer));
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTurnTakesAllThatAreDue",
            explanation =
                    "A turn takes only one timer, although several are due. The others wait for the next " + "turns.")
    static final class OneTimerATurn extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    TimerHandle next = nextTimer();
                    if (next != null && next.deadlineNanos() - clock.nanoTime() <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTurnTakesMany",
            explanation = "A turn takes at most a fixed number of timers that are due. The others run late.")
    static final class TakesAHundred extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    for (int left = 100; left > 0; left--) {
                        TimerHandle next = nextTimer();
                        if (next == null || next.deadlineNanos() - now > 0) {
                            return;
                        }
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTurnTakesAllThatAreDue",
            explanation = "The timers that are due come before the callbacks that were ready before them, and "
                    + "the last one comes first.")
    static final class BeforeWhatWasReady extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    for (TimerHandle next = nextTimer();
                            next != null && next.deadlineNanos() - now <= 0;
                            next = nextTimer()) {
                        ready.addFirst(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aTurnTakesAllThatAreDue",
            explanation = "takeDueTimers runs the timers, instead of adding them to the ready queue. So they "
                    + "overtake what was ready before, and a timer that adds a timer can keep the loop in "
                    + "this turn for ever.")
    static final class RunsTheTimersItself extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    for (TimerHandle next = nextTimer();
                            next != null && next.deadlineNanos() - now <= 0;
                            next = nextTimer()) {
                        run(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "equalDeadlines",
            explanation = "Of several timers with the same deadline, only one is kept. A map from deadlines to "
                    + "timers cannot hold two of them.")
    static final class EqualDeadlinesAreOne extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    timers.removeIf(timer -> timer.deadlineNanos() == deadlineNanos);
                    return super.addTimer(deadlineNanos, callback, context);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aDeadlineInThePast",
            explanation = "A deadline that has passed is refused. Between the decision and the call some time "
                    + "always passes, so such a deadline is no error: the timer is due at once.")
    static final class RefusesThePast extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    if (deadlineNanos - clock.nanoTime() < 0) {
                        throw new IllegalArgumentException("the deadline has passed");
                    }
                    return super.addTimer(deadlineNanos, callback, context);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aDeadlineInThePast",
            explanation = "A timer that is due already runs inside callLater. Callbacks run in a turn of the "
                    + "loop, and nowhere else.")
    static final class RunsThePastAtOnce extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle addTimer(long deadlineNanos, Runnable callback, Context context) {
                    if (deadlineNanos - clock.nanoTime() <= 0) {
                        context.run(callback);
                        return new TimerHandle(deadlineNanos, callback, context, this::timerCancelled);
                    }
                    return super.addTimer(deadlineNanos, callback, context);
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "aCancelledTimerDoesNotRun",
            explanation = "takeDueTimers stops at a cancelled timer, and leaves it where it is. So the timers "
                    + "behind it never run while the loop is busy.")
    static final class ACancelledTimerBlocksTheOthers extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    for (TimerHandle next = timers.peek();
                            next != null && !next.isCancelled() && next.deadlineNanos() - now <= 0;
                            next = timers.peek()) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "nobodySleepsForCancelledTimers",
            explanation = "nextTimer() also returns cancelled timers. So the loop wakes for nothing.")
    static final class SleepsForTheCancelled extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    return timers.peek();
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "nobodySleepsForCancelledTimers",
            explanation = "nextTimer() removes one cancelled timer, but the next one may be cancelled too.")
    static final class DropsOnlyOneCancelled extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    if (!timers.isEmpty() && timers.peek().isCancelled()) {
                        timers.remove();
                        cancelledTimers--;
                    }
                    return timers.peek();
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "nobodySleepsForCancelledTimers",
            explanation = "nextTimer() iterates over the timers, and returns the first that was not cancelled. "
                    + "The iterator of a PriorityQueue is not sorted, so this timer need not be the "
                    + "earliest.")
    static final class TheFirstOfTheHeap extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    return timers.stream()
                            .filter(timer -> !timer.isCancelled())
                            .findFirst()
                            .orElse(null);
                }

                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && timers.peek().deadlineNanos() - now <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "nobodySleepsForCancelledTimers",
            explanation = "nextTimer() returns null if the head was cancelled. There may be another timer "
                    + "behind it, and the loop waits for ever.")
    static final class NullIfTheHeadIsCancelled extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                TimerHandle nextTimer() {
                    TimerHandle head = timers.peek();
                    return head == null || head.isCancelled() ? null : head;
                }

                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    while (!timers.isEmpty() && timers.peek().deadlineNanos() - now <= 0) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "cancelledTimersAreForgotten",
            explanation = "Cancelled timers stay in memory until their time has come. A server that sets a "
                    + "timeout of an hour for each request, and cancels it after a millisecond, fills its "
                    + "memory.")
    static final class ForgetsNothing extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void timerCancelled() {
                    cancelledTimers++;
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "cancelledTimersAreForgotten",
            explanation = "Only the cancelled timers at the head are removed. Behind a timer that is not "
                    + "cancelled, they stay in memory.")
    static final class ForgetsOnlyAtTheHead extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void timerCancelled() {
                    nextTimer();
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "cancelledTimersAreForgotten",
            explanation = "When there are too many cancelled timers, all timers are removed, also those that "
                    + "were not cancelled.")
    static final class ForgetsAll extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void timerCancelled() {
                    cancelledTimers++;
                    if (timers.size() > 100 && cancelledTimers > timers.size() / 2) {
                        timers.clear();
                        cancelledTimers = 0;
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "cancelledTimersAreForgotten",
            explanation = "The timers that were not cancelled are removed, and the cancelled ones stay.")
    static final class ForgetsTheOthers extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void timerCancelled() {
                    cancelledTimers++;
                    if (timers.size() > 100 && cancelledTimers > timers.size() / 2) {
                        timers.removeIf(timer -> !timer.isCancelled());
                        cancelledTimers = 0;
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "cancelledTimersAreForgotten",
            explanation =
                    "As many timers are removed as were cancelled, but from the head. The head is the earliest timer, and need not be a cancelled one: timers that somebody waits for are lost.")
    static final class ForgetsTheEarliest extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void timerCancelled() {
                    cancelledTimers++;
                    if (timers.size() > 100 && cancelledTimers > timers.size() / 2) {
                        while (cancelledTimers > 0) {
                            timers.remove();
                            cancelledTimers--;
                        }
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }

    @Mistake(
            caughtBy = "theTimeOverflows",
            explanation = "Two times are compared directly. The clock may overflow, and then a later time is a "
                    + "smaller number. Only the difference of two times has a meaning.")
    static final class ComparesTimes extends TimersContract {
        @Override
        protected EventLoop loop(Clock clock, Selector selector) {
            return new SelectorEventLoop(clock, selector) {
                @Override
                void takeDueTimers() {
                    long now = clock.nanoTime();
                    for (TimerHandle next = nextTimer();
                            next != null && next.deadlineNanos() <= now;
                            next = nextTimer()) {
                        ready.add(timers.remove());
                    }
                }
            };
        }

        @Override
        protected int keptTimers(EventLoop loop) {
            return kept(loop);
        }
    }
}

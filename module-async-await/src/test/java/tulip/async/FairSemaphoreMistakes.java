package tulip.async;

import tulip.kit.Mistake;

final class FairSemaphoreMistakes {
    private FairSemaphoreMistakes() {}

    @Mistake(
            caughtBy = "aFreePermitIsTakenAtOnce",
            explanation = "acquire waits, although there is a permit. Nobody wakes the task.")
    static final class AlwaysWaits extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void acquire() {
                    awaitPermit();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFreePermitIsTakenAtOnce",
            explanation = "acquire does not count down, so the permits never run out.")
    static final class TakesNoPermit extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void acquire() {
                    if (isLocked()) {
                        awaitPermit();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFreePermitIsTakenAtOnce",
            explanation = "isLocked says the opposite: it is true while a task can get in.")
    static final class IsLockedSaysTheOpposite extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                boolean isLocked() {
                    return !super.isLocked();
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "withoutAPermitTasksWait", explanation = "acquire lets the task in without a permit.")
    static final class NeverWaits extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void acquire() {
                    permits--;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "withoutAPermitTasksWait",
            explanation =
                    "release does not let the waiting task in: the permit is not counted, or the task is not woken, or "
                            + "the woken task asks again, and waits again.")
    static final class WakesNobody extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void release() {
                    permits++;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "afterTheWaitNobodyWaits",
            explanation =
                    "A task that got in stays among the waiters, so all tasks that come later wait " + "behind it.")
    static final class StaysAmongTheWaiters extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    Future<Void> permit = Running.loop().createFuture();
                    waiters.add(permit);
                    permit.await();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "withoutAPermitTasksWait",
            explanation = "The permit of a woken task is taken twice: when the task is woken, and when it " + "runs.")
    static final class TakesThePermitTwice extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    super.awaitPermit();
                    permits--;
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "waitersAreServedInOrder", explanation = "The task that has waited least gets in first.")
    static final class LastComeFirstServed extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void enter(Future<Void> permit) {
                    waiters.addFirst(permit);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "waitersAreServedInOrder",
            explanation = "One permit wakes all tasks that wait, and all of them get in.")
    static final class WakesTooMany extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    for (Future<Void> waiter : waiters) {
                        if (!waiter.isDone()) {
                            permits--;
                            waiter.setResult(null);
                        }
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "waitersAreServedInOrder",
            explanation =
                    "A task that was woken asks again. Others wait behind it, so it waits again, now " + "at the end.")
    static final class WaitsAgain extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    super.awaitPermit();
                    release();
                    acquire();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoPermitsLetTwoTasksIn",
            explanation =
                    "A task that is woken already is woken again: its future is set twice, which is " + "an error.")
    static final class WakesAnAwakeTask extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    if (permits > 0 && !waiters.isEmpty()) {
                        permits--;
                        waiters.peek().setResult(null);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoPermitsLetTwoTasksIn",
            explanation = "Only the first of the waiters is looked at. While it is woken and has not run, "
                    + "no other task is woken, and the permit that it finds then is for nobody.")
    static final class WakesOnlyTheFirst extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    Future<Void> first = waiters.peek();
                    if (permits > 0 && first != null && !first.isDone()) {
                        permits--;
                        first.setResult(null);
                    }
                }

                @Override
                void passOn() {}
            }.tested();
        }
    }

    @Mistake(caughtBy = "aReleaseIsKept", explanation = "If nobody waits, release does nothing.")
    static final class LosesAReleaseWithoutWaiters extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void release() {
                    if (!waiters.isEmpty()) {
                        super.release();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aReleaseIsKept",
            explanation = "release throws if there would be more permits than at the beginning. A bounded "
                    + "semaphore does that; this one takes any number.")
    static final class RefusesMorePermits extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void release() {
                    if (waiters.isEmpty() && permits >= most) {
                        throw new IllegalStateException("more permits than at the beginning");
                    }
                    super.release();
                }

                private final int most = permits;
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenTaskIsNotOvertaken",
            explanation = "The permit of a woken task is free until the task runs. A task that asks in "
                    + "between takes it, and the woken task waits again, now at the end.")
    static final class Barges extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                public void acquire() {
                    while (permits == 0) {
                        Future<Void> permit = Running.loop().createFuture();
                        waiters.add(permit);
                        permit.await();
                    }
                    permits--;
                }

                @Override
                boolean isLocked() {
                    return permits == 0;
                }

                @Override
                void wakeAll() {
                    Future<Void> first = waiters.poll();
                    if (first != null) {
                        first.setResult(null);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theNextTaskGetsTheOtherPermit",
            explanation = "acquire and isLocked look only at the permits. So a task takes the second "
                    + "permit before the woken task runs, and gets in first.")
    static final class OvertakesWithASparePermit extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                boolean isLocked() {
                    return permits == 0;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theNextTaskGetsTheOtherPermit",
            explanation = "A task waits behind a woken task, although there is a permit for both. When the "
                    + "woken task runs, nobody wakes the other one.")
    static final class TheOtherPermitWakesNobody extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void passOn() {
                    if (waiters.stream().noneMatch(Future::isCancelled)) {
                        return;
                    }
                    wakeAll();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation = "Each cancellation gives a permit back, also if the task had none yet. So there "
                    + "are too many permits.")
    static final class ACancelledWaiterMakesAPermit extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                boolean isUnused(Future<Void> permit) {
                    return true;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation = "The CancelledError is caught, and acquire returns: the cancelled task gets in "
                    + "without a permit.")
    static final class GoesInAfterItsCancellation extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    try {
                        super.awaitPermit();
                    } catch (CancelledError swallowed) {
                        return;
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation = "A cancelled task is woken: its future is done, and is set again, which is an " + "error.")
    static final class WakesTheCancelled extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    Future<Void> first = waiters.peek();
                    if (permits > 0 && first != null && first.isCancelled()) {
                        first.setResult(null);
                    }
                    super.wakeAll();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation = "A permit is given to a cancelled task, which does not give it back.")
    static final class CancelledTasksTakePermits extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    for (Future<Void> waiter : waiters) {
                        if (permits == 0) {
                            return;
                        }
                        if (waiter.isCancelled()) {
                            permits--;
                        } else if (!waiter.isDone()) {
                            permits--;
                            waiter.setResult(null);
                        }
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenTaskPassesItsPermitOn",
            explanation = "A task is woken, and then cancelled. Nobody else gets the permit that was given "
                    + "to it. A catch (Exception e) does not catch a CancelledError, which is an "
                    + "Error.")
    static final class LosesThePermit extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                boolean isUnused(Future<Void> permit) {
                    return false;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenTaskPassesItsPermitOn",
            explanation = "A cancelled task gives its permit back, but it wakes nobody. The next task "
                    + "waits until another permit is released.")
    static final class KeepsThePermitToItself extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    Future<Void> permit = Running.loop().createFuture();
                    waiters.add(permit);
                    try {
                        permit.await();
                    } catch (CancelledError cancelled) {
                        if (isUnused(permit)) {
                            permits++;
                        }
                        waiters.remove(permit);
                        throw cancelled;
                    }
                    waiters.remove(permit);
                    wakeAll();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anUnusedPermitIsFree",
            explanation = "A task is woken, and then cancelled. It stays among the waiters, so all tasks "
                    + "that come later wait behind it.")
    static final class CancelledButStillThere extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    Future<Void> permit = Running.loop().createFuture();
                    waiters.add(permit);
                    try {
                        permit.await();
                    } catch (CancelledError cancelled) {
                        if (isUnused(permit)) {
                            permits++;
                        }
                        wakeAll();
                        throw cancelled;
                    }
                    waiters.remove(permit);
                    wakeAll();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCallbackCannotWait",
            explanation = "If something other than a cancellation ends the wait, the future stays among "
                    + "the waiters, and gets the next permit.")
    static final class OnlyCancellationsLeave extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    Future<Void> permit = Running.loop().createFuture();
                    waiters.add(permit);
                    try {
                        permit.await();
                    } catch (CancelledError cancelled) {
                        if (isUnused(permit)) {
                            permits++;
                        }
                        waiters.remove(permit);
                        wakeAll();
                        throw cancelled;
                    }
                    waiters.remove(permit);
                    wakeAll();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "withoutAPermitTasksWait",
            explanation =
                    "The future of the task is not among the waiters while the task waits. So nobody wakes the task.")
    static final class NotAmongTheWaiters extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void enter(Future<Void> permit) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "withoutAPermitTasksWait",
            explanation =
                    "A task is woken, but the permits are not counted down. So the next task takes the same permit.")
    static final class DoesNotCountDownForTheWoken extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void wakeAll() {
                    for (Future<Void> waiter : waiters) {
                        if (permits == 0) {
                            return;
                        }
                        if (!waiter.isDone()) {
                            waiter.setResult(null);
                        }
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation =
                    "A cancelled task removes the first of the waiters, which may be another task. That task is never woken.")
    static final class RemovesAnother extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                void awaitPermit() {
                    Future<Void> permit = Running.loop().createFuture();
                    waiters.add(permit);
                    try {
                        permit.await();
                    } catch (Throwable cancelled) {
                        if (isUnused(permit)) {
                            permits++;
                        }
                        throw cancelled;
                    } finally {
                        waiters.poll();
                        wakeAll();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledWaiterIsForgotten",
            explanation = "isLocked also counts a task that was cancelled, but will not wait any more.")
    static final class CancelledTasksCount extends FairSemaphoreContract {
        @Override
        protected Tested semaphore(int permits) {
            return new BreakableSemaphore(permits) {
                @Override
                boolean isLocked() {
                    return permits == 0 || !waiters.isEmpty();
                }
            }.tested();
        }
    }
}

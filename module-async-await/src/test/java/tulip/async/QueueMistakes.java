package tulip.async;

import java.time.Duration;
import java.util.Deque;
import tulip.kit.Mistake;

final class QueueMistakes {
    private QueueMistakes() {}

    @Mistake(
            caughtBy = "itemsComeOutInOrder",
            explanation = "put waits for other tasks, although the queue has a place. So nothing is ever " + "put.")
    static final class PutAlwaysWaits extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToPut() {
                    return true;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "itemsComeOutInOrder",
            explanation = "get waits, although there is an item. Nobody wakes the task, because the item "
                    + "was put before.")
    static final class GetAlwaysWaits extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToGet() {
                    return true;
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "itemsComeOutInOrder", explanation = "get gives null, and leaves the item in the queue.")
    static final class GetReturnsNothing extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    return null;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation = "get gives null if the queue is empty. But an empty queue is not the end: the "
                    + "next item may come later.")
    static final class EmptyMeansDone extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    return items.isEmpty() ? null : super.get();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation = "get does not wait until an item comes: it tries to take an item from an empty " + "queue.")
    static final class EmptyIsAnError extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToGet() {
                    return false;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation = "The task that has waited gets null, and the item stays in the queue.")
    static final class WokenAndGetsNothing extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    if (mustWaitToGet()) {
                        awaitTurn(getters);
                        return null;
                    }
                    return take();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation = "A task that was woken stays among the waiters for ever. So it is still served, "
                    + "and nobody else is.")
    static final class StaysAmongTheWaiters extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void whenWoken(Deque<Future<Void>> waiters, Future<Void> turn) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation = "The task that waits is not woken when an item is put.")
    static final class WakesNobody extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "gettersAreServedInOrder",
            explanation = "A task that was woken looks whether others wait. They do, behind it, so it "
                    + "waits again at the end. Nobody gets an item.")
    static final class LooksAgainForOthers extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    while (mustWaitToGet()) {
                        awaitTurn(getters);
                    }
                    return take();
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "gettersAreServedInOrder", explanation = "The task that has waited least is served first.")
    static final class LastComeFirstServed extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void enter(Deque<Future<Void>> waiters, Future<Void> turn) {
                    waiters.addFirst(turn);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "gettersAreServedInOrder",
            explanation = "One item wakes all tasks that wait. The first one takes the item, and the "
                    + "others find an empty queue.")
    static final class WakesAll extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {
                    super.wake(waiters, waiters.size());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "gettersAreServedInOrder",
            explanation = "There are more woken tasks than items: the next task is woken for the same item, and finds "
                    + "an empty queue. For example, a task passes the wake-up on before it takes the item.")
    static final class WakesOneTooMany extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void whenWoken(Deque<Future<Void>> waiters, Future<Void> turn) {
                    waiters.remove(turn);
                    wakeBoth();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoItemsWakeTwoTasks",
            explanation =
                    "A task that is woken already is woken again: its future is set twice, which is " + "an error.")
    static final class WakesAnAwakeTask extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {
                    waiters.stream().limit(Math.max(0, count)).forEach(waiter -> waiter.setResult(null));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aShutdownEndsTheWaiting",
            explanation = "Only the first task that waits is woken, however many may go on.")
    static final class WakesOnlyTheFirst extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {
                    super.wake(waiters, Math.min(1, count));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoItemsWakeTwoTasks",
            explanation =
                    "Tasks that are woken already do not count, or have left the waiters. So more tasks are woken than"
                            + " there are items.")
    static final class DoesNotCountTheAwake extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {
                    waiters.stream()
                            .filter(waiter -> !waiter.isDone())
                            .limit(Math.max(0, count))
                            .forEach(waiter -> waiter.setResult(null));
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "aFullQueueMakesPutWait", explanation = "put adds the item to a full queue.")
    static final class PutNeverWaits extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToPut() {
                    return false;
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "aFullQueueMakesPutWait", explanation = "put adds the item to a full queue, and waits then.")
    static final class PutsBeforeItWaits extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void put(String item) {
                    boolean waits = mustWaitToPut();
                    add(item);
                    if (waits) {
                        awaitTurn(putters);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFullQueueMakesPutWait",
            explanation =
                    "put adds the item first, and then waits as long as the queue is full. So the task that fills the last place waits, although there was a place for its item.")
    static final class WaitsWithTheLastPlace extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void put(String item) {
                    add(item);
                    while (isFull()) {
                        awaitTurn(putters);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFullQueueMakesPutWait",
            explanation = "A task that has waited in put goes on without adding its item.")
    static final class LosesTheItem extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void put(String item) {
                    requireOpen();
                    if (mustWaitToPut()) {
                        awaitTurn(putters);
                    } else {
                        add(item);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenGetterIsNotOvertaken",
            explanation = "get takes the item, although a woken task waits for it. The woken task then "
                    + "finds an empty queue.")
    static final class GetOvertakes extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToGet() {
                    return items.isEmpty();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenGetterIsNotOvertaken",
            explanation = "get takes the item for which a woken task waits. The woken task waits again, "
                    + "now at the end. CPython has this bug (issue 83055).")
    static final class GetOvertakesAndTheOtherWaitsAgain extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    while (items.isEmpty()) {
                        awaitTurn(getters);
                    }
                    return take();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenPutterIsNotOvertaken",
            explanation = "put takes the place for which a woken task waits. The woken task then puts into "
                    + "a full queue.")
    static final class PutOvertakes extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                boolean mustWaitToPut() {
                    return isFull();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenPutterIsNotOvertaken",
            explanation = "put takes the place for which a woken task waits. The woken task waits again, "
                    + "now at the end.")
    static final class PutOvertakesAndTheOtherWaitsAgain extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void put(String item) {
                    requireOpen();
                    while (isFull()) {
                        awaitTurn(putters);
                    }
                    add(item);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledGetterIsForgotten",
            explanation = "A cancelled task is woken: its future is done, and is set again, which is an " + "error.")
    static final class WakesTheCancelled extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void wake(Deque<Future<Void>> waiters, int count) {
                    Future<Void> first = waiters.peek();
                    if (count > 0 && first != null && first.isCancelled()) {
                        first.setResult(null);
                    }
                    super.wake(waiters, count);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledGetterIsForgotten",
            explanation = "A cancelled task does not end: its CancelledError is caught, and get goes on.")
    static final class GoesOnAfterItsCancellation extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void awaitTurn(Deque<Future<Void>> waiters) {
                    try {
                        super.awaitTurn(waiters);
                    } catch (CancelledError swallowed) {
                        return;
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenGetterPassesItsWakeUpOn",
            explanation = "A task is woken, and then cancelled. Its wake-up is lost: the next task is not "
                    + "woken, although the item is there.")
    static final class LosesTheWakeUp extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void whenCancelled(Deque<Future<Void>> waiters, Future<Void> turn) {
                    waiters.remove(turn);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aWokenGetterPassesItsWakeUpOn",
            explanation = "A task is woken, and then cancelled. It stays among the waiters, and its place "
                    + "holds up all tasks behind it. A catch (Exception e) does not catch a "
                    + "CancelledError, which is an Error.")
    static final class CancelledButStillThere extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void whenCancelled(Deque<Future<Void>> waiters, Future<Void> turn) {
                    if (!turn.isDone() || turn.isCancelled()) {
                        waiters.remove(turn);
                    }
                    wakeBoth();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCallbackCannotWait",
            explanation = "If something other than a cancellation ends the wait, the future stays among "
                    + "the waiters, and gets the next wake-up.")
    static final class OnlyCancellationsLeave extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void awaitTurn(Deque<Future<Void>> waiters) {
                    Future<Void> turn = Running.loop().createFuture();
                    waiters.add(turn);
                    try {
                        turn.await();
                    } catch (CancelledError cancelled) {
                        whenCancelled(waiters, turn);
                        throw cancelled;
                    }
                    waiters.remove(turn);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinWithoutWorkReturnsAtOnce",
            explanation =
                    "join waits, although no item was put. Nobody calls taskDone then, so nobody " + "wakes the task.")
    static final class JoinAlwaysWaits extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void join() {
                    finished.await();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinWaitsUntilTheWorkIsDone",
            explanation =
                    "join ends when the queue is empty. But somebody still works on the items that " + "were taken.")
    static final class EmptyMeansJoined extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void join() {
                    while (!items.isEmpty()) {
                        Async.sleep(Duration.ZERO);
                    }
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "joinWaitsUntilTheWorkIsDone", explanation = "join does not wait.")
    static final class JoinReturnsAtOnce extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void join() {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinWaitsUntilTheWorkIsDone",
            explanation = "The first taskDone ends join, although there are other items.")
    static final class OneTaskDoneIsEnough extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void taskDone() {
                    super.taskDone();
                    finished.set();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinWaitsUntilTheWorkIsDone",
            explanation = "The last taskDone does not wake the tasks that join.")
    static final class TaskDoneWakesNobody extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void taskDone() {
                    unfinished--;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinEndsAlsoIfAnItemIsPut",
            explanation = "A task that was woken in join counts again, and waits for the new item, too.")
    static final class JoinWaitsAgain extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void join() {
                    while (unfinished > 0) {
                        finished.await();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "taskDoneTooOften",
            explanation = "taskDone does not see that it was called more often than there were items.")
    static final class TaskDoneAsOftenAsYouLike extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void taskDone() {
                    if (unfinished > 0) {
                        super.taskDone();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "taskDoneTooOften",
            explanation = "taskDone throws, but it has counted before. So the count is wrong, and join "
                    + "does not wait for the next item.")
    static final class TheRefusedTaskDoneCounts extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void taskDone() {
                    unfinished--;
                    if (unfinished < 0) {
                        throw new IllegalStateException("too often");
                    }
                    if (unfinished == 0) {
                        finished.set();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aShutdownEndsTheWaiting",
            explanation = "get waits for an item of a queue that is empty and was shut down. No item will " + "come.")
    static final class WaitsInAQueueThatIsShutDown extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    if (mustWaitToGet()) {
                        awaitTurn(getters);
                    }
                    return take();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aShutdownEndsTheWaiting",
            explanation = "put waits for a place in a full queue that was shut down, instead of throwing "
                    + "QueueShutDown at once.")
    static final class WaitsForAPlaceThatNobodyMayTake extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void put(String item) {
                    if (mustWaitToPut()) {
                        awaitTurn(putters);
                    }
                    add(item);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation =
                    "The future of the task is not among the waiters while the task waits. So nobody wakes the task.")
    static final class NotAmongTheWaiters extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void enter(Deque<Future<Void>> waiters, Future<Void> turn) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledGetterIsForgotten",
            explanation =
                    "A cancelled task removes the first of the waiters, which may be another task. That task is never woken.")
    static final class RemovesAnother extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void whenCancelled(Deque<Future<Void>> waiters, Future<Void> turn) {
                    waiters.poll();
                    wakeBoth();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "joinWaitsUntilTheWorkIsDone",
            explanation =
                    "join does not wait if the queue is empty. But somebody still works on the items that were taken.")
    static final class JoinLooksAtTheItems extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                void join() {
                    if (!items.isEmpty()) {
                        finished.await();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFullQueueMakesPutWait",
            explanation =
                    "get removes the item from items, and does not call take. So the tasks that wait in put are not woken.")
    static final class TakesWithoutAWord extends QueueContract {
        @Override
        protected Tested queue(int most) {
            return new BreakableQueue(most) {
                @Override
                String get() {
                    if (items.isEmpty()) {
                        requireOpen();
                    }
                    if (mustWaitToGet()) {
                        awaitTurn(getters);
                    }
                    return items.remove();
                }
            }.tested();
        }
    }
}

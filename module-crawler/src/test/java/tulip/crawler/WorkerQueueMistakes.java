package tulip.crawler;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.async.QueueShutDown;
import tulip.async.Task;
import tulip.async.TaskGroup;
import tulip.kit.Mistake;

final class WorkerQueueMistakes {
    private static final int MANY = 1_000; // workers

    private WorkerQueueMistakes() {}

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation = "run starts the workers, and returns before they have done anything.")
    static final class StartsAndReturns extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    for (int i = 0; i < workers; i++) {
                        Async.start(() -> workForEver(worker));
                    }
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation =
                    "The work is done, but the workers are not: they wait for an item for ever. Each crawl leaves tasks behind.")
    static final class LeaksWorkers extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    for (int i = 0; i < workers; i++) {
                        Async.start(() -> workForEver(worker));
                    }
                    frontier.join();
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation =
                    "The work ends, but run does not. join waits until taskDone was called once for each item, and a task group waits until its tasks have ended.")
    static final class SkipsTaskDone extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    try {
                        worker.work(item);
                    } catch (Exception failed) {
                        fails(item, failed);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation =
                    "taskDone is called as soon as an item is taken. So join ends while the last item is in work, and its worker is cancelled.")
    static final class SaysDoneTooEarly extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    frontier.taskDone();
                    try {
                        worker.work(item);
                    } catch (Exception failed) {
                        fails(item, failed);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation =
                    "run takes the items itself, and starts a task for each of them. So nothing limits how many are in work at once. Start as many tasks as there are workers, and let each of them take items.")
    static final class StartsATaskForEachItem extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return TaskGroup.run(group -> {
                        while (!frontier.isEmpty()) {
                            String item = frontier.get();
                            group.start(() -> {
                                workOn(item, worker);
                                return null;
                            });
                        }
                        return failures;
                    });
                }
            };
        }
    }

    @Mistake(
            caughtBy = "allItemsAreWorkedOn",
            explanation = "The frontier is a stack: the item that was added last is worked on first.")
    static final class TakesTheLastFirst extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                private final Deque<String> stack = new ArrayDeque<>();

                @Override
                void put(String item) {
                    stack.push(item);
                    super.put(item);
                }

                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    super.workOn(stack.pop(), worker);
                }
            };
        }
    }

    @Mistake(caughtBy = "workersWorkAtTheSameTime", explanation = "There is one worker, whatever the number is.")
    static final class HasOneWorker extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return super.run(1, worker);
                }
            };
        }
    }

    @Mistake(caughtBy = "workersWorkAtTheSameTime", explanation = "There is a worker less than wanted.")
    static final class HasAWorkerTooFew extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return super.run(Math.max(1, workers - 1), worker);
                }
            };
        }
    }

    @Mistake(caughtBy = "theWorkersAreTheLimit", explanation = "There is a worker more than wanted.")
    static final class HasAWorkerTooMany extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return super.run(workers == 1 ? 1 : workers + 1, worker);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theWorkersAreTheLimit",
            explanation =
                    "Each item gets a task of its own at once. So a site with a million pages gets a million requests at the same time.")
    static final class HasATaskForEachItem extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return super.run(workers == 1 ? 1 : MANY, worker);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation =
                    "A worker ends as soon as the queue is empty. But another worker still fetches a page, which has links. In the end one worker is left to do all the work.")
    static final class EmptyMeansDone extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                Void workForEver(Worker<String> worker) throws Exception {
                    while (!frontier.isEmpty()) {
                        workOn(frontier.get(), worker);
                    }
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anEmptyQueueIsNotTheEnd",
            explanation =
                    "taskDone is called before the work, and not after it. So join ends while an item is in work, and the queue is shut down before this item can add others.")
    static final class SaysDoneBeforeTheWork extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    return TaskGroup.run(group -> {
                        for (int i = 0; i < workers; i++) {
                            group.start(() -> workForEver(worker));
                        }
                        frontier.join();
                        frontier.shutDown(false);
                        return failures;
                    });
                }

                @Override
                Void workForEver(Worker<String> worker) throws Exception {
                    while (true) {
                        try {
                            workOn(frontier.get(), worker);
                        } catch (QueueShutDown over) {
                            return null;
                        }
                    }
                }

                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    frontier.taskDone();
                    try {
                        worker.work(item);
                    } catch (Exception failed) {
                        fails(item, failed);
                    }
                }
            };
        }
    }

    @Mistake(caughtBy = "noItemIsTheEnd", explanation = "run waits for a first item, also if there is none.")
    static final class WaitsForTheFirstItem extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    if (seen.isEmpty()) {
                        frontier.get();
                    }
                    return super.run(workers, worker);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anItemIsQueuedOnce",
            explanation =
                    "An item counts as seen when a worker takes it. Until then it can be queued again, and then it is fetched twice.")
    static final class MarksWhenTaken extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public void add(String item) {
                    if (!seen.contains(item)) {
                        put(item);
                    }
                }

                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    seen.add(item);
                    super.workOn(item, worker);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anItemIsQueuedOnce",
            explanation =
                    "An item counts as seen when the work on it has ended. A page that links to itself is fetched again.")
    static final class MarksWhenDone extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public void add(String item) {
                    if (!seen.contains(item)) {
                        put(item);
                    }
                }

                @Override
                void workOn(String item, Worker<String> worker) throws Exception {
                    super.workOn(item, worker);
                    seen.add(item);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anItemIsQueuedOnce",
            explanation = "Nothing is marked as seen. Two pages that link to each other are fetched for ever.")
    static final class MarksNothing extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public void add(String item) {
                    put(item);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureEndsNothing",
            explanation = "A failure is caught and forgotten. Nobody learns that the page is missing.")
    static final class LosesTheFailure extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void fails(String item, Exception failed) {}
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureEndsNothing",
            explanation = "A failure leaves the worker, and so ends the whole group. One broken page ends the crawl.")
    static final class PassesTheFailureOn extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void fails(String item, Exception failed) throws Exception {
                    throw failed;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureEndsNothing",
            explanation =
                    "A failure ends its worker. When as many pages have failed as there are workers, nobody is left, and run waits for ever.")
    static final class AFailureEndsItsWorker extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                Void workForEver(Worker<String> worker) throws Exception {
                    while (failures.isEmpty()) {
                        workOn(frontier.get(), worker);
                    }
                    return null;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aFailureEndsNothing",
            explanation = "taskDone is called only if the work succeeds. After one failure, join waits for ever.")
    static final class SkipsTaskDoneAfterAFailure extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void workOn(String item, Worker<String> worker) {
                    try {
                        worker.work(item);
                        frontier.taskDone();
                    } catch (Exception failed) {
                        failures.put(item, failed);
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "addNeverWaits",
            explanation =
                    "The frontier is a queue with a limit. When it is full, the workers wait in add for a place, and no worker is left to take an item: a deadlock.")
    static final class HasABoundedFrontier extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                Queue<String> frontier() {
                    return new Queue<>(8);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "addNeverWaits",
            explanation =
                    "The frontier has a limit, and items that do not fit are dropped. They count as seen, so they never come again.")
    static final class DropsWhatDoesNotFit extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                Queue<String> frontier() {
                    return new Queue<>(8);
                }

                @Override
                void put(String item) {
                    frontier.offer(item);
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancellationEndsTheWorkers",
            explanation =
                    "The workers are ended after join, but not if run is cancelled there. Then they go on, and nobody can end them.")
    static final class LeavesWorkersWhenCancelled extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                public Map<String, Exception> run(int workers, Worker<String> worker) {
                    List<Task<Void>> tasks = new ArrayList<>();
                    for (int i = 0; i < workers; i++) {
                        tasks.add(Async.start(() -> workForEver(worker)));
                    }
                    frontier.join();
                    tasks.forEach(Task::cancel);
                    Async.wait(tasks, Async.ReturnWhen.ALL_COMPLETED, null);
                    return failures;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "aCancellationEndsTheWorkers",
            explanation =
                    "The worker catches Throwable, and so it catches its own cancellation. It notes it as a failure of the page, and waits for the next item.")
    static final class TakesACancellationForAFailure extends WorkerQueueContract {
        @Override
        protected WorkerQueue<String> queue() {
            return new BreakableWorkerQueue() {
                @Override
                void workOn(String item, Worker<String> worker) {
                    try {
                        worker.work(item);
                    } catch (Throwable any) {
                        failures.put(item, new IOException(any));
                    } finally {
                        frontier.taskDone();
                    }
                }
            };
        }
    }
}

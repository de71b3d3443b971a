package tulip.crawler;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tulip.async.Queue;
import tulip.async.QueueShutDown;
import tulip.async.TaskGroup;

/// A frontier that is a queue without a limit, and workers that are tasks. The number of workers limits the work.
public final class TaskWorkerQueue<T> implements WorkerQueue<T> {
    private final Set<T> seen; // all items that were ever queued
    private final Queue<T> frontier = new Queue<>();
    private final Map<T, Exception> failures = new LinkedHashMap<>();

    public TaskWorkerQueue() {
        this(new HashSet<>());
    }

    private TaskWorkerQueue(Set<T> seen) {
        this.seen = seen;
    }

    /// Makes a queue whose items all differ, so that none need be remembered.
    public static <T> TaskWorkerQueue<T> ofDifferentItems() {
        return new TaskWorkerQueue<>(new Forgetful<>());
    }

    @Override
    public void add(T item) {
        if (seen.add(item)) {
            frontier.offer(item);
        }
    }

    @Override
    public Map<T, Exception> run(int workers, Worker<T> worker) {
        return TaskGroup.run(group -> {
            for (int i = 1; i <= workers; i++) {
                group.start("worker " + i, () -> workUntilTheEnd(worker));
            }
            frontier.join(); // an empty frontier is not the end: an item in work may add others
            frontier.shutDown(false); // ends the workers, which wait in get
            return failures;
        });
    }

    private Void workUntilTheEnd(Worker<T> worker) {
        while (true) {
            try {
                workOn(frontier.get(), worker);
            } catch (QueueShutDown over) {
                return null;
            }
        }
    }

    private void workOn(T item, Worker<T> worker) {
        try {
            worker.work(item);
        } catch (Exception failed) {
            failures.put(item, failed);
        } finally {
            frontier.taskDone();
        }
    }

    /// A set that keeps nothing.
    private static final class Forgetful<T> extends AbstractSet<T> {
        @Override
        public boolean add(T item) {
            return true;
        }

        @Override
        public Iterator<T> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}

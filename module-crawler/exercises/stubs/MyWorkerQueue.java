package tulip.crawler.exercise;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tulip.async.Queue;
import tulip.crawler.WorkerQueue;
import tulip.kit.Todo;

/// Exercise 5.3: a frontier and its workers. The text is exercises/3-worker-queue.md.
public final class MyWorkerQueue<T> implements WorkerQueue<T> {
    private final Set<T> seen = new HashSet<>(); // all items that were ever queued
    private final Queue<T> frontier = new Queue<>();
    private final Map<T, Exception> failures = new LinkedHashMap<>();

    @Override
    public void add(T item) {
        throw new Todo("queue the item, unless it was queued before");
    }

    @Override
    public Map<T, Exception> run(int workers, Worker<T> worker) {
        throw new Todo("start the workers, wait until all work is done, end the workers");
    }
}

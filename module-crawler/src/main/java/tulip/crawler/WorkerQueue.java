package tulip.crawler;

import java.util.Map;

/// A frontier and its workers: carries items to a fixed number of tasks, until no work is left.
///
/// All calls come from tasks of one event loop (stage 4).
public interface WorkerQueue<T> {
    /// Works on one item. It may wait, and it may add further items.
    @FunctionalInterface
    interface Worker<T> {
        void work(T item) throws Exception;
    }

    /// Queues an item, unless an equal item was queued before. It never waits.
    void add(T item);

    /// Has this number of workers work on the items, and waits until no item is queued and none is in work. When this
    /// method returns, all workers have ended. Call it once.
    ///
    /// @param workers  how many items are in work at once, at least 1
    /// @return the items on which the work has failed, and why, in the order of the failures
    Map<T, Exception> run(int workers, Worker<T> worker);
}

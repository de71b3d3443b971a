package tulip.crawler.engine;

import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.crawler.TaskWorkerQueue;
import tulip.crawler.WorkerQueue;

/// What the engine `tulip` is made of: the only place where it chooses an implementation. The reference is the
/// default. Other parts can take its place, behind the same interfaces.
public interface Parts {
    Parts REFERENCE = new Parts() {};

    /// Makes the loop, which makes its futures and tasks. The engine closes it.
    default EventLoop loop() {
        return new SelectorEventLoop();
    }

    /// Makes the queue that carries the work of one crawl to its workers. Called in a task of the loop.
    default <T> WorkerQueue<T> workerQueue() {
        return TaskWorkerQueue.ofDifferentItems(); // a crawl wants no fetch twice
    }
}

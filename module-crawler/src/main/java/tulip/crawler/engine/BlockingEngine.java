package tulip.crawler.engine;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;

/// Waits by blocking: each fetch holds a thread from its request to the end of its response.
///
/// `threads`, `thread-per-request` and `virtual` are this same class with the same client; they differ in the
/// [Workers] that they are given, so what a race between them shows is the price of the threads.
///
/// The crawl is guarded by a lock. A worker that has completed a fetch starts the next ones itself, which spares a
/// hand-over to a coordinator; the caller of [#run] only waits for the end, or for the time of a delayed start.
final class BlockingEngine implements Engine {
    private final BlockingClient client;
    private final Limits limits;
    private final Workers workers;

    BlockingEngine(Limits limits, Workers workers) {
        this.client = new BlockingClient(limits);
        this.limits = limits;
        this.workers = workers;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        new Run(crawl).toTheEnd();
    }

    @Override
    public void close() {
        client.close();
        workers.close();
    }

    private final class Run {
        private final Crawl crawl; // guarded by lock
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private boolean done; // guarded by lock
        private Throwable broken; // guarded by lock

        Run(Crawl crawl) {
            this.crawl = crawl;
        }

        void toTheEnd() throws InterruptedException {
            lock.lock();
            try {
                for (long wait = startAll(); !done; wait = startAll()) {
                    news.awaitNanos(wait);
                }
            } catch (InterruptedException interrupted) {
                crawl.stop();
                throw interrupted;
            } finally {
                lock.unlock();
            }
            if (broken != null) {
                throw new IllegalStateException("the crawl broke: " + broken, broken);
            }
        }

        /// Starts every fetch that may start now; the lock is held.
        ///
        /// @return nanoseconds until there is something to do besides waiting for a fetch
        private long startAll() {
            while (!done) {
                switch (crawl.next(System.nanoTime())) {
                    case Next.Fetch fetch -> start(fetch);
                    case Next.WaitUntil(long time) -> {
                        return time - System.nanoTime();
                    }
                    case Next.Idle _ -> {
                        return Long.MAX_VALUE;
                    }
                    case Next.Done _ -> finish(null);
                }
            }
            return 0;
        }

        private void start(Next.Fetch fetch) {
            try {
                workers.start(() -> fetch(fetch));
            } catch (RejectedExecutionException closed) {
                crawl.stop();
                crawl.completed(fetch, new Outcome.Failed(FailureKind.INTERNAL, "the engine was closed"), 0);
            } catch (OutOfMemoryError noThread) { // what a JVM says when the system gives it no further thread
                crawl.stop();
                crawl.completed(fetch, new Outcome.Failed(FailureKind.INTERNAL, "no thread to be had"), 0);
                finish(noThread);
            }
        }

        private void fetch(Next.Fetch fetch) {
            long begin = System.nanoTime();
            long[] end = {0};
            Outcome outcome;
            try {
                outcome = exchange(fetch, end);
            } catch (RuntimeException | StackOverflowError bug) {
                outcome = new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
            }
            long elapsed = (end[0] == 0 ? System.nanoTime() : end[0]) - begin;
            lock.lock();
            try {
                crawl.completed(fetch, outcome, elapsed);
                if (startAll() < Long.MAX_VALUE) {
                    news.signal(); // the end, or a new time to wait for
                }
            } finally {
                lock.unlock();
            }
        }

        private Outcome exchange(Next.Fetch fetch, long[] end) {
            try {
                var response = client.get(fetch.url(), head -> Pages.wantsBody(head.status(), head.headers()));
                end[0] = System.nanoTime();
                return Pages.outcome(fetch.url(), response, limits);
            } catch (FetchFailure failure) {
                return new Outcome.Failed(failure.kind(), failure.getMessage());
            }
        }

        private void finish(Throwable problem) {
            done = true;
            broken = problem;
            news.signal();
        }
    }
}

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
    private volatile boolean closed;
    private volatile Run current;

    BlockingEngine(Limits limits, Workers workers) {
        this.client = new BlockingClient(limits);
        this.limits = limits;
        this.workers = workers;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var run = new Run(crawl);
        current = run;
        if (closed) { // close() either sees the run or we see the flag
            run.abandon();
        }
        run.toTheEnd();
    }

    @Override
    public void close() {
        closed = true;
        client.close();
        workers.close();
        if (current != null) {
            current.abandon();
        }
    }

    private final class Run {
        private final Crawl crawl; // guarded by lock
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private boolean done; // guarded by lock; nothing touches the crawl afterwards
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
                throwIfBroken();
            } catch (InterruptedException interrupted) {
                crawl.stop();
                done = true;
                throw interrupted;
            } finally {
                lock.unlock();
            }
        }

        /// Ends the crawl now: a page that is still being parsed comes too late.
        void abandon() {
            lock.lock();
            try {
                crawl.stop();
                finish(null);
            } finally {
                lock.unlock();
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
                finish(null);
            } catch (OutOfMemoryError noThread) { // what a JVM says when the system gives it no further thread
                crawl.stop();
                finish(noThread);
            }
        }

        private void fetch(Next.Fetch fetch) {
            long begin = System.nanoTime();
            Exchanged exchanged;
            try {
                exchanged = exchange(fetch, begin);
            } catch (Throwable bug) { // whatever it is: a fetch that is never completed would hang the crawl
                exchanged = new Exchanged(new Outcome.Failed(FailureKind.INTERNAL, bug.toString()), 0);
            }
            lock.lock();
            try {
                if (!done) {
                    crawl.completed(fetch, exchanged.outcome, exchanged.nanos);
                    if (startAll() < Long.MAX_VALUE) {
                        news.signal(); // the end, or a new time to wait for
                    }
                }
            } catch (Throwable bug) {
                crawl.stop();
                finish(bug);
            } finally {
                lock.unlock();
            }
        }

        private Exchanged exchange(Next.Fetch fetch, long begin) {
            try {
                var response = client.get(fetch.url(), head -> Pages.wantsBody(head.status(), head.headers()));
                long nanos = System.nanoTime() - begin;
                return new Exchanged(Pages.outcome(fetch.url(), response, limits), nanos);
            } catch (FetchFailure failure) {
                var failed = new Outcome.Failed(failure.kind(), failure.getMessage());
                return new Exchanged(failed, System.nanoTime() - begin);
            }
        }

        private void finish(Throwable problem) {
            done = true;
            broken = broken == null ? problem : broken;
            news.signal();
        }

        private void throwIfBroken() {
            if (broken instanceof OutOfMemoryError) {
                throw new EngineFailure(
                        "the system gave no further thread or memory (" + broken.getMessage()
                                + "): use a lower concurrency, or raise the limit of processes (ulimit -u)",
                        broken);
            }
            if (broken != null) {
                throw new EngineFailure("the crawl broke: " + broken, broken);
            }
        }
    }

    /// @param nanos  from the request to the end of its response, before it was parsed
    private record Exchanged(Outcome outcome, long nanos) {}
}

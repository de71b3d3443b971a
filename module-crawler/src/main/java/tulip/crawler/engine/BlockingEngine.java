package tulip.crawler.engine;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Next;
import tulip.crawler.Outcome;

/// Waits by blocking: each fetch occupies a thread from its request to the end of its response.
///
/// `threads`, `thread-per-request` and `virtual` are this class with the same client and different [Workers],
/// so a race between them shows the cost of the threads. With another [Client] this class measures the stacks
/// that people use at work.
///
/// There is no coordinator thread: a worker that has completed a fetch takes the crawl's next turn and starts
/// new fetches. The caller of [#run] only waits for the end.
final class BlockingEngine implements Engine {
    private final Client client;
    private final Parser parser;
    private final Workers workers;
    private volatile boolean closed;
    private volatile Run current;

    BlockingEngine(Parser parser, Client client, Workers workers) {
        this.parser = parser;
        this.client = client;
        this.workers = workers;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var run = new Run(crawl);
        current = run;
        if (closed) { // either close() sees the run, or this thread sees the flag
            run.abandon();
        }
        run.runToEnd();
    }

    @Override
    public void close() {
        closed = true;
        client.close();
        workers.close();
        parser.close();
        if (current != null) {
            current.abandon();
        }
    }

    private final class Run {
        private final Crawl crawl; // used only in a turn, and by the caller of run() after the end
        private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();
        private final AtomicInteger turnsWanted = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean abandoned;
        private volatile boolean timerDue;
        private boolean timerSet; // used only in a turn, as is the next field
        private long timerNanos; // when the next timer fires
        private Throwable broken; // written before the end

        Run(Crawl crawl) {
            this.crawl = crawl;
        }

        void runToEnd() throws InterruptedException {
            takeTurn();
            try {
                ended.await();
            } catch (InterruptedException interrupted) {
                abandon();
                throw interrupted;
            }
            throwIfBroken();
        }

        /// Ends the crawl now. Pages that are still being parsed are ignored.
        void abandon() {
            abandoned = true;
            crawl.stop();
            takeTurn();
        }

        /// Reports completed fetches to the crawl and starts new fetches.
        ///
        /// Hundreds of threads may call this at once, and no thread waits for another. The first caller takes
        /// the turn for all. A call during a turn only increments the counter, and the first caller then takes
        /// another turn.
        private void takeTurn() {
            if (turnsWanted.getAndIncrement() > 0) {
                return;
            }
            int served = 1;
            do {
                try {
                    turn();
                } catch (Throwable bug) {
                    finish(bug);
                }
                served = turnsWanted.addAndGet(-served);
            } while (served > 0);
        }

        private void turn() {
            for (var next = completions.poll(); next != null; next = completions.poll()) {
                if (isRunning()) {
                    crawl.completed(next.fetch, next.outcome, next.waitedNanos, next.nanos);
                }
            }
            if (abandoned) {
                finish(null);
            }
            if (timerDue) {
                timerDue = false;
                timerSet = false;
            }
            startAll();
        }

        private void startAll() {
            while (isRunning()) {
                switch (crawl.next(System.nanoTime())) {
                    case Next.Fetch fetch -> start(fetch);
                    case Next.WaitUntil(long time) -> {
                        wakeAt(time);
                        return;
                    }
                    case Next.Idle _ -> {
                        return;
                    }
                    case Next.Done _ -> finish(null);
                }
            }
        }

        private void start(Next.Fetch fetch) {
            long wanted = System.nanoTime();
            try {
                workers.start(() -> fetch(fetch, wanted));
            } catch (RejectedExecutionException closed) {
                crawl.stop();
                finish(null);
            } catch (OutOfMemoryError noThread) { // the JVM throws this when the system refuses a new thread
                finish(noThread);
            }
        }

        private void wakeAt(long nanoTime) {
            if (!timerSet || nanoTime - timerNanos < 0) {
                timerSet = true;
                timerNanos = nanoTime;
                long wait = nanoTime - System.nanoTime();
                CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, Runnable::run)
                        .execute(() -> {
                            timerDue = true;
                            takeTurn();
                        });
            }
        }

        private void fetch(Next.Fetch fetch, long wanted) {
            completions.add(exchange(fetch, wanted));
            takeTurn();
        }

        private Completion exchange(Next.Fetch fetch, long wanted) {
            long begin = System.nanoTime();
            long waited = begin - wanted;
            try {
                var response = client.get(fetch.url(), head -> fetch.wantsBody(head.status(), head.headers()));
                long nanos = System.nanoTime() - begin;
                return new Completion(fetch, workers.await(parser.outcome(fetch, response)), waited, nanos);
            } catch (FetchFailure failure) {
                var failed = new Outcome.Failed(failure.kind(), failure.getMessage());
                return new Completion(fetch, failed, waited, System.nanoTime() - begin);
            } catch (Throwable bug) { // any error: a fetch that never completes would block the crawl for ever
                return new Completion(fetch, new Outcome.Failed(FailureKind.INTERNAL, bug.toString()), waited, 0);
            }
        }

        private boolean isRunning() {
            return ended.getCount() > 0;
        }

        private void finish(Throwable problem) {
            if (isRunning()) {
                if (problem != null) {
                    crawl.stop();
                }
                broken = problem;
                ended.countDown();
            }
        }

        private void throwIfBroken() {
            if (broken instanceof OutOfMemoryError) {
                throw new EngineFailure(
                        "the system refused a new thread or more memory (" + broken.getMessage()
                                + "): use a lower concurrency, or raise the limit of processes (ulimit -u)",
                        broken);
            }
            if (broken != null) {
                throw new EngineFailure("the crawl broke: " + broken, broken);
            }
        }
    }

    /// @param waitedNanos  from the moment when the crawl wanted the page to the request
    /// @param nanos        from the request to the end of its response, without parsing
    private record Completion(Next.Fetch fetch, Outcome outcome, long waitedNanos, long nanos) {}
}

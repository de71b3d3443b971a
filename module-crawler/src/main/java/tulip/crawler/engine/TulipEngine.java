package tulip.crawler.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tulip.async.CancelledError;
import tulip.async.EventLoop;
import tulip.async.Running;
import tulip.async.Task;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.guard.Access;

/// Waits in tasks: the workshop's own event loop serves all connections and the crawl, on one thread.
///
/// The thread lives as long as a crawl; loop and connections are kept for the next one.
final class TulipEngine implements Engine {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Parts parts;
    private final Parser parser;
    private final int workers;
    private final EventLoop loop;
    private final TulipClient client;
    private Run current; // guarded by this object; null: no crawl yet
    private boolean closed; // guarded by this object

    /// @param workers  fetches at once, so also the most connections
    TulipEngine(Limits limits, Access access, int workers, Parser parser, Parts parts) {
        this.parts = parts;
        this.parser = parser;
        this.workers = workers;
        this.loop = parts.loop();
        this.client = new TulipClient(limits, access, loop);
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        var run = new Run(crawl);
        synchronized (this) {
            if (closed) {
                crawl.stop();
                return;
            }
            current = run;
            run.thread.start();
        }
        try {
            run.end.get();
        } catch (InterruptedException interrupted) {
            run.abandon();
            run.thread.join(CLOSE_TIMEOUT);
            throw interrupted;
        } catch (ExecutionException failed) {
            run.throwUnlessAbandoned(failed.getCause());
        }
    }

    @Override
    public void close() {
        Run last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
        }
        if (last != null) {
            last.abandon();
            awaitEnd(last.thread);
        }
        client.close();
        loop.close();
        parser.close();
    }

    private static void awaitEnd(Thread thread) {
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                throw new EngineFailure("the event loop did not end within " + Failures.text(CLOSE_TIMEOUT), null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while the event loop was ending", interrupted);
        }
    }

    /// One crawl, on its own thread.
    private final class Run {
        final Crawl crawl;
        final FutureTask<Void> end = new FutureTask<>(() -> loop.runUntilComplete(this::crawl));
        final Thread thread = Thread.ofPlatform().daemon().name("tulip-loop").unstarted(end);
        private volatile boolean abandoned;
        private Task<?> task; // used only in the loop; null before the crawl begins

        Run(Crawl crawl) {
            this.crawl = crawl;
        }

        private Void crawl() {
            task = Running.task();
            if (!abandoned) {
                new TulipRun(parts, client, parser, crawl, workers).crawl();
            }
            return null;
        }

        /// Ends the crawl soon. Fetches in flight are ignored. Any thread may call this.
        void abandon() {
            crawl.stop();
            abandoned = true;
            try {
                loop.callSoonThreadsafe(() -> {
                    if (task != null) {
                        task.cancel();
                    }
                });
            } catch (IllegalStateException over) {
                assert loop.isClosed();
            }
        }

        void throwUnlessAbandoned(Throwable thrown) {
            if (!(abandoned && thrown instanceof CancelledError)) {
                crawl.stop();
                throw new EngineFailure("the crawl broke: " + thrown, thrown);
            }
        }
    }
}

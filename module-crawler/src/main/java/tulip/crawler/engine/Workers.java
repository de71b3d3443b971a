package tulip.crawler.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/// The threads on which a [BlockingEngine] runs its fetches.
interface Workers extends AutoCloseable {
    /// Runs the task on a thread that may block. The task may have to wait for a free thread.
    ///
    /// @throws RejectedExecutionException after [#close]
    void start(Runnable task);

    /// Waits on one of these threads until the future is done, and lets other tasks run meanwhile.
    default <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException {
        return future.get();
    }

    /// Accepts no further task. Running tasks continue to their end.
    @Override
    void close();

    /// A fixed number of platform threads. They start when first needed and live until [#close].
    static Workers pool(int threads) {
        ThreadFactory named = Thread.ofPlatform().name("crawl-", 1).daemon().factory();
        ExecutorService executor = Executors.newFixedThreadPool(threads, named);
        return new Workers() {
            @Override
            public void start(Runnable task) {
                executor.execute(task);
            }

            @Override
            public void close() {
                executor.shutdown();
            }
        };
    }

    /// A new platform thread for each fetch.
    static Workers platformThreadEach() {
        return threadEach(Thread.ofPlatform().name("crawl-", 1).daemon().factory());
    }

    /// A new virtual thread for each fetch (JEP 444).
    static Workers virtualThreadEach() {
        return threadEach(Thread.ofVirtual().name("crawl-", 1).factory());
    }

    private static Workers threadEach(ThreadFactory factory) {
        return new ThreadEach(task -> factory.newThread(task).start());
    }

    /// Workers that any executor starts.
    class ThreadEach implements Workers {
        private final Executor executor;
        private volatile boolean closed;

        ThreadEach(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void start(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            executor.execute(task);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

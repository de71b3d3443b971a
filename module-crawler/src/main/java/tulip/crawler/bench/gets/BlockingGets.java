package tulip.crawler.bench.gets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/// A thread for each connection, which blocks.
final class BlockingGets implements Gets {
    private final ThreadFactory threads;
    private final Callable<Integer> get; // gives the status
    private final AutoCloseable client;
    private final int connections;

    BlockingGets(ThreadFactory threads, Callable<Integer> get, AutoCloseable client, int connections) {
        this.threads = threads;
        this.get = get;
        this.client = client;
        this.connections = connections;
    }

    @Override
    public long until(long endNanos) throws Exception {
        List<FutureTask<Long>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            var one = new FutureTask<>(() -> repeat(endNanos));
            all.add(one);
            threads.newThread(one).start();
        }
        long count = 0;
        for (FutureTask<Long> one : all) {
            count += one.get();
        }
        return count;
    }

    private long repeat(long endNanos) throws Exception {
        long count = 0;
        while (endNanos - System.nanoTime() > 0) {
            Gets.requireOk(get.call());
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the client did not close", failed);
        }
    }
}

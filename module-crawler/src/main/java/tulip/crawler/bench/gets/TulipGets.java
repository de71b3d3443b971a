package tulip.crawler.bench.gets;

import static tulip.async.Async.await;
import static tulip.async.Async.start;

import java.util.ArrayList;
import java.util.List;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.engine.TulipClient;

/// A task for each connection, on the workshop's loop.
final class TulipGets implements Gets {
    private final EventLoop loop = new SelectorEventLoop();
    private final TulipClient client = new TulipClient(Limits.DEFAULT, loop);
    private final Url page;
    private final int connections;

    TulipGets(Url page, int connections) {
        this.page = page;
        this.connections = connections;
    }

    @Override
    public long until(long endNanos) {
        return loop.runUntilComplete(() -> {
            List<Task<Long>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(start(() -> repeat(endNanos)));
            }
            return all.stream().mapToLong(one -> await(one)).sum();
        });
    }

    private long repeat(long endNanos) throws FetchFailure {
        long count = 0;
        while (endNanos - System.nanoTime() > 0) {
            Gets.requireOk(client.get(page, _ -> true).status());
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        client.close();
        loop.close();
    }
}

package tulip.crawler.bench;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Fans out with one blocked thread for each request. The kind of threads decides the cost.
final class BlockingFanOut implements FanOut {
    private final ExecutorService threads;
    private final PageGet page;
    private final List<Callable<Integer>> requests;

    BlockingFanOut(ExecutorService threads, PageGet page, int count) {
        this.threads = threads;
        this.page = page;
        this.requests = Collections.nCopies(count, page::get);
    }

    @Override
    public long getAll() throws Exception {
        long bytes = 0;
        for (Future<Integer> answer : threads.invokeAll(requests)) {
            bytes += answer.get();
        }
        return bytes;
    }

    /// Needs no thread besides those of the requests: the last of them completes the answer.
    @Override
    public CompletableFuture<Long> begin() {
        var answer = new CompletableFuture<Long>();
        var bytes = new AtomicLong();
        var open = new AtomicInteger(requests.size());
        for (Callable<Integer> request : requests) {
            threads.execute(() -> {
                try {
                    bytes.addAndGet(request.call());
                } catch (Exception failed) {
                    answer.completeExceptionally(failed);
                }
                if (open.decrementAndGet() == 0) {
                    answer.complete(bytes.get()); // does nothing if a request has failed
                }
            });
        }
        return answer;
    }

    @Override
    public void close() {
        page.close();
        threads.close();
    }
}

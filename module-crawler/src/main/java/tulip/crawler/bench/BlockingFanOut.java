package tulip.crawler.bench;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

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

    @Override
    public void close() {
        page.close();
        threads.close();
    }
}

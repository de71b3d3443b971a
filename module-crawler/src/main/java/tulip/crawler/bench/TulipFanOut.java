package tulip.crawler.bench;

import static tulip.async.Async.await;
import static tulip.async.Async.gather;
import static tulip.async.Async.start;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tulip.async.EventLoop;
import tulip.async.Task;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.engine.Parts;
import tulip.crawler.engine.TulipClient;

/// Fans out with one task for each request, on the workshop's event loop, which has a thread of its own.
final class TulipFanOut implements FanOut {
    private final Url page;
    private final int count;
    private final EventLoop loop;
    private final TulipClient client;
    private final Thread thread;

    /// @param parts  of which the loop is made
    TulipFanOut(Url page, int count, Parts parts) {
        this.page = page;
        this.count = count;
        loop = parts.loop();
        client = new TulipClient(Limits.DEFAULT, loop);
        thread = Thread.ofPlatform().daemon().name("fan-out-loop").start(this::serve);
    }

    /// Closes the loop on the thread that has run it: so must tasks end that a failed fan-out has left.
    private void serve() {
        loop.runForever();
        client.close();
        loop.close();
    }

    @Override
    public long getAll() throws Exception {
        return begin().get();
    }

    @Override
    public CompletableFuture<Long> begin() {
        var bytes = new CompletableFuture<Long>();
        loop.callSoonThreadsafe(() -> loop.createTask("fan-out", () -> complete(bytes)));
        return bytes;
    }

    private Void complete(CompletableFuture<Long> bytes) {
        try {
            bytes.complete(sum());
        } catch (Throwable failed) { // also a cancellation: the caller must not wait for ever
            bytes.completeExceptionally(failed);
        }
        return null;
    }

    private long sum() {
        List<Task<Integer>> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            answers.add(start(this::get));
        }
        return await(gather(answers)).stream().mapToLong(bytes -> bytes).sum();
    }

    private int get() throws IOException, FetchFailure {
        Response response = client.get(page, _ -> true);
        if (response.status() != 200) {
            throw new IOException("status " + response.status());
        }
        return response.body().length;
    }

    @Override
    public void close() {
        loop.callSoonThreadsafe(loop::stop);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

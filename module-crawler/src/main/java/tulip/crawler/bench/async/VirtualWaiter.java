package tulip.crawler.bench.async;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Virtual threads, as people write them at work.
final class VirtualWaiter implements Waiter {
    @Override
    public void run(Work work, int times) throws Exception {
        var all = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try {
                all.complete(
                        switch (work) {
                            case COMPLETED -> awaitCompleted(times);
                            case YIELD -> yieldTimes(times);
                            case PING_PONG -> pingPong(times);
                            case CALLBACK, DONE -> throw Waiter.hasNo(work);
                        });
            } catch (Exception failed) {
                all.completeExceptionally(failed);
            }
        });
        Check.count(times, all.get());
    }

    private static int awaitCompleted(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            var future = new CompletableFuture<Integer>();
            Thread.ofVirtual().start(() -> future.complete(1));
            sum += future.join();
        }
        return sum;
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield is what is measured
    private static int yieldTimes(int times) {
        int count = 0;
        for (; count < times; count++) {
            Thread.yield();
        }
        return count;
    }

    private static int pingPong(int times) throws InterruptedException {
        BlockingQueue<Integer> pings = new LinkedBlockingQueue<>();
        BlockingQueue<Integer> pongs = new LinkedBlockingQueue<>();
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    pongs.put(pings.take());
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        int sum = 0;
        for (int i = 0; i < times; i++) {
            pings.put(1);
            sum += pongs.take();
        }
        other.interrupt();
        return sum;
    }
}

package tulip.crawler.bench.async;

import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.Queue;
import tulip.async.Running;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.crawler.bench.coroutines.CoroutineThread;
import tulip.generators.Suspension;

/// The workshop's loop. If its tasks are virtual threads, the loop runs on one too.
public final class TulipWaiter implements Waiter {
    private final CoroutineThread thread;
    private final EventLoop loop;

    TulipWaiter(Suspension suspension) {
        this(suspension, new SelectorEventLoop());
    }

    public TulipWaiter(Suspension suspension, SelectorEventLoop loop) {
        Suspension.choose(suspension);
        this.thread = new CoroutineThread(suspension);
        this.loop = loop;
    }

    @Override
    public void run(Work work, int times) throws Exception {
        Callable<Integer> body = switch (work) {
            case CALLBACK -> () -> callbacks(times);
            case DONE -> () -> awaitDone(times);
            case COMPLETED -> () -> awaitCompleted(times);
            case YIELD -> () -> yieldTimes(times);
            case PING_PONG -> () -> pingPong(times);
        };
        thread.run(() -> Check.count(times, loop.runUntilComplete(body)));
    }

    private static int callbacks(int times) {
        Future<Integer> last = Running.loop().createFuture();
        new Runnable() {
            private final EventLoop loop = Running.loop();
            private int called;

            @Override
            public void run() {
                if (called == times) {
                    last.setResult(called);
                } else {
                    called++;
                    loop.callSoon(this);
                }
            }
        }.run();
        return await(last);
    }

    private static int awaitDone(int times) {
        List<Future<Integer>> done = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            Future<Integer> future = Running.loop().createFuture();
            future.setResult(1);
            done.add(future);
        }
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(done.get(i % DIFFERENT));
        }
        return sum;
    }

    private static int awaitCompleted(int times) {
        EventLoop loop = Running.loop();
        int sum = 0;
        for (int i = 0; i < times; i++) {
            Future<Integer> future = loop.createFuture();
            loop.callSoon(() -> future.setResult(1));
            sum += await(future);
        }
        return sum;
    }

    private static int yieldTimes(int times) {
        int count = 0;
        for (; count < times; count++) {
            sleep(Duration.ZERO);
        }
        return count;
    }

    private static int pingPong(int times) {
        var pings = new Queue<Integer>();
        var pongs = new Queue<Integer>();
        Task<Object> other = start(() -> {
            while (true) {
                pongs.put(pings.get());
            }
        });
        int sum = 0;
        for (int i = 0; i < times; i++) {
            pings.put(1);
            sum += pongs.get();
        }
        other.cancel();
        return sum;
    }

    @Override
    public void close() {
        loop.close();
    }
}

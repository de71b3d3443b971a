package tulip.crawler.bench.async;

import java.util.ArrayDeque;
import tulip.crawler.bench.generators.BareContinuation;

/// The smallest loop on the JDK's continuation: no I/O, no timers, no cancellation, no context, no errors.
final class BareWaiter implements Waiter {
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();

    /// A task: it can pause, and go on in the next turn.
    private final class BareTask {
        private final BareContinuation body;
        private final Runnable resume;

        BareTask(Runnable code) {
            body = new BareContinuation(code);
            resume = body::run;
            ready.add(resume);
        }
    }

    /// A place for a number, for which one task can wait.
    private final class BareFuture {
        private BareTask waiting;
        private int result;
        private boolean done;

        void complete(int value) {
            result = value;
            done = true;
            if (waiting != null) {
                ready.add(waiting.resume);
            }
        }

        int await(BareTask me) {
            if (!done) {
                waiting = me;
                BareContinuation.pause();
            }
            return result;
        }
    }

    /// A queue of numbers, from which one task takes.
    private final class BareQueue {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        private BareTask waiting;

        void put(int item) {
            items.add(item);
            if (waiting != null) {
                ready.add(waiting.resume);
                waiting = null;
            }
        }

        int get(BareTask me) {
            while (items.isEmpty()) {
                waiting = me;
                BareContinuation.pause();
            }
            return items.remove();
        }
    }

    private BareTask one;
    private BareTask other;
    private int count;

    @Override
    public void run(Work work, int times) {
        count = 0;
        switch (work) {
            case CALLBACK -> ready.add(new Chain(times));
            case COMPLETED -> one = new BareTask(() -> awaitCompleted(times));
            case YIELD -> one = new BareTask(() -> yieldTimes(times));
            case PING_PONG -> pingPong(times);
            case DONE -> throw Waiter.hasNo(work);
        }
        while (!ready.isEmpty()) {
            ready.remove().run();
        }
        Check.count(times, count);
    }

    private final class Chain implements Runnable {
        private final int times;

        Chain(int times) {
            this.times = times;
        }

        @Override
        public void run() {
            if (++count < times) {
                ready.add(this);
            }
        }
    }

    private void awaitCompleted(int times) {
        for (int i = 0; i < times; i++) {
            var future = new BareFuture();
            ready.add(() -> future.complete(1));
            count += future.await(one);
        }
    }

    private void yieldTimes(int times) {
        for (; count < times; count++) {
            ready.add(one.resume);
            BareContinuation.pause();
        }
    }

    private void pingPong(int times) {
        var pings = new BareQueue();
        var pongs = new BareQueue();
        one = new BareTask(() -> {
            for (int i = 0; i < times; i++) {
                pings.put(1);
                count += pongs.get(one);
            }
        });
        other = new BareTask(() -> {
            for (int i = 0; i < times; i++) {
                pongs.put(pings.get(other));
            }
        });
    }
}

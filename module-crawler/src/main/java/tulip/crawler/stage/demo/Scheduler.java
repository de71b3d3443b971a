package tulip.crawler.stage.demo;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tulip.async.Async;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.kit.Clock;

/// What runs tasks that wait: threads, virtual threads, or one event loop.
interface Scheduler extends AutoCloseable {
    /// Starts a task that ticks until the ticks end.
    void startTicking(Ticks ticks, int task);

    /// Starts a task that runs this code.
    void start(Runnable code);

    /// Starts a task that has a platform thread run this code.
    void startElsewhere(Runnable code);

    /// To be called after the end of all ticks.
    @Override
    void close();

    /// The scheduler of this name.
    ///
    /// @param name  `threads`, `virtual`, `tulip` or `vertx`
    static Scheduler of(String name) {
        return switch (name) {
            case "threads" -> new Threads(Thread.ofPlatform());
            case "virtual" -> new Threads(Thread.ofVirtual());
            case "tulip" -> new OurLoop();
            case "vertx" -> new VertxLoop();
            default -> throw new IllegalArgumentException("no scheduler is called '" + name + "'");
        };
    }

    /// A thread for each task.
    record Threads(Thread.Builder builder) implements Scheduler {
        @Override
        public void startTicking(Ticks ticks, int task) {
            start(() -> {
                try {
                    for (long nanos = ticks.tick(task); nanos > 0; nanos = ticks.tick(task)) {
                        Clock.SYSTEM.sleep(Duration.ofNanos(nanos));
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void start(Runnable code) {
            builder.start(code);
        }

        @Override
        public void startElsewhere(Runnable code) {
            Thread.ofPlatform().start(code);
        }

        @Override
        public void close() {}
    }

    /// A task of the workshop's loop for each task.
    final class OurLoop implements Scheduler {
        private final EventLoop loop = new SelectorEventLoop();
        private final ExecutorService elsewhere = Executors.newCachedThreadPool();
        private final Thread thread = Thread.ofPlatform().name("tulip loop").start(loop::runForever);

        @Override
        public void startTicking(Ticks ticks, int task) {
            start(() -> {
                for (long nanos = ticks.tick(task); nanos > 0; nanos = ticks.tick(task)) {
                    Async.sleep(Duration.ofNanos(nanos));
                }
            });
        }

        @Override
        public void start(Runnable code) {
            loop.callSoonThreadsafe(() -> loop.createTask(null, Executors.callable(code)));
        }

        @Override
        public void startElsewhere(Runnable code) {
            start(() -> loop.runInExecutor(elsewhere, Executors.callable(code)).await());
        }

        @Override
        public void close() {
            loop.callSoonThreadsafe(loop::stop);
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            elsewhere.close();
            loop.close();
        }
    }

    /// A chain of timers for each task, all on one event loop of Vert.x.
    final class VertxLoop implements Scheduler {
        private final Vertx vertx = Vertx.vertx();
        private final Context loop = vertx.getOrCreateContext();

        @Override
        public void startTicking(Ticks ticks, int task) {
            start(() -> tick(ticks, task));
        }

        private void tick(Ticks ticks, int task) {
            long nanos = ticks.tick(task);
            if (nanos > 0) {
                vertx.timer(nanos, TimeUnit.NANOSECONDS).onSuccess(_ -> tick(ticks, task));
            }
        }

        @Override
        public void start(Runnable code) {
            loop.runOnContext(_ -> code.run());
        }

        @Override
        public void startElsewhere(Runnable code) {
            start(() -> vertx.executeBlocking(Executors.callable(code)));
        }

        @Override
        public void close() {
            vertx.close().await();
        }
    }
}

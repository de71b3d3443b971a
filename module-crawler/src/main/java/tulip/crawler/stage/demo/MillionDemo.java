package tulip.crawler.stage.demo;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tulip.async.Async;
import tulip.async.Task;
import tulip.crawler.Meter;
import tulip.crawler.lab.Amounts;

/// A million tasks that sleep at once. Each would sleep for an hour, and is called off when all of them sleep.
public final class MillionDemo implements Demo {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long A_WHILE_NANOS = 1_000_000;
    private static final int MOST_DUMPED = 20_000;
    private static final int FEW = 100_000;
    private static final String THREADS = "threads";
    private static final String TIMERS = "vertx timers";

    private final JsonObject sizes;
    private final int waiters;
    private final int mostThreads;

    public MillionDemo(JsonObject sizes) {
        this.sizes = sizes;
        waiters = sizes.getInteger("waiters");
        mostThreads = sizes.getInteger("mostThreads");
    }

    /// A dump needs about a kilobyte for each virtual thread.
    @Override
    public Optional<String> refusedDump() {
        return waiters <= MOST_DUMPED
                ? Optional.empty()
                : Optional.of("A dump of so many threads would be a file of a gigabyte. Dump another scenario.");
    }

    public static MillionDemo forRoom() {
        return new MillionDemo(sizes(1_000_000, 4_000));
    }

    public static MillionDemo quick() {
        return new MillionDemo(sizes(10_000, 500));
    }

    /// The sizes of a run.
    ///
    /// @param mostThreads  platform threads that are started at most, so that the machine is not endangered
    public static JsonObject sizes(int waiters, int mostThreads) {
        return new JsonObject().put("waiters", waiters).put("mostThreads", mostThreads);
    }

    /// Begins all sleepers, measures, and calls them off.
    private final class Sleepers implements Work {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final JsonObject figures = new JsonObject();
        private final String way;
        private final int goal;
        private long heapBefore; // bytes
        private double rssBefore; // megabytes
        private long since; // nanoTime
        private volatile boolean calledOff;

        Sleepers(String way) {
            this.way = way;
            this.goal = way.equals(THREADS) ? Math.min(waiters, mostThreads) : waiters;
        }

        @Override
        public JsonObject run() {
            heapBefore = heapBytes();
            rssBefore = rssMegabytes();
            since = System.nanoTime();
            switch (way) {
                case THREADS -> asThreads(Thread.ofPlatform());
                case "virtual" -> asThreads(Thread.ofVirtual());
                case "tulip" -> Async.run(this::asTasks);
                default -> asTimers();
            }
            return figures;
        }

        private void asThreads(Thread.Builder builder) {
            List<Thread> threads = new ArrayList<>(goal);
            try {
                while (threads.size() < goal) {
                    threads.add(builder.start(this::sleep));
                }
            } catch (OutOfMemoryError refused) {
                IO.println(refused); // the system starts no more threads
            }
            while (begun.get() < threads.size()) {
                LockSupport.parkNanos(A_WHILE_NANOS);
            }
            allSleep();
            calledOff = true;
            threads.forEach(LockSupport::unpark);
            while (ended.get() < threads.size()) {
                LockSupport.parkNanos(A_WHILE_NANOS);
            }
            allEnded();
        }

        private void sleep() {
            begun.incrementAndGet();
            while (!calledOff) {
                LockSupport.parkNanos(HOUR.toNanos());
            }
            ended.incrementAndGet();
        }

        private Void asTasks() {
            List<Task<Void>> tasks = new ArrayList<>(goal);
            while (tasks.size() < goal) {
                tasks.add(Async.start(this::sleepAsTask));
            }
            Async.sleep(Duration.ZERO); // now each of them begins
            allSleep();
            tasks.forEach(Task::cancel);
            Async.sleep(Duration.ZERO); // now each of them ends
            allEnded();
            return null;
        }

        private Void sleepAsTask() {
            begun.incrementAndGet();
            try {
                Async.sleep(HOUR);
            } finally {
                ended.incrementAndGet();
            }
            return null;
        }

        private void asTimers() {
            Vertx vertx = Vertx.vertx();
            Context loop = vertx.getOrCreateContext();
            long[] timers = new long[goal];
            runOn(loop, () -> {
                for (int number = 0; number < goal; number++) {
                    timers[number] = vertx.setTimer(HOUR.toMillis(), _ -> {});
                    begun.incrementAndGet();
                }
            });
            allSleep();
            runOn(loop, () -> {
                for (long timer : timers) {
                    vertx.cancelTimer(timer);
                    ended.incrementAndGet();
                }
            });
            allEnded();
            vertx.close().await();
        }

        private static void runOn(Context loop, Runnable code) {
            Promise<Void> done = Promise.promise();
            loop.runOnContext(_ -> {
                code.run();
                done.complete();
            });
            done.future().await();
        }

        private void allSleep() {
            figures.put("createMillis", (System.nanoTime() - since) / 1e6).put("sleepers", begun.get());
            figures.put("heapBytesEach", (heapBytes() - heapBefore) / begun.get())
                    .put("rssBytesEach", (rssMegabytes() - rssBefore) * 1e6 / begun.get());
            since = System.nanoTime();
        }

        private void allEnded() {
            figures.put("endMillis", (System.nanoTime() - since) / 1e6).put("ended", ended.get());
        }

        /// What the heap holds. With few sleepers it is collected first; with many that would take seconds, and there
        /// is little garbage.
        private long heapBytes() {
            if (begun.get() < FEW) {
                System.gc();
            }
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        private static double rssMegabytes() {
            return Meter.rssMegabytes(ProcessHandle.current().pid()).orElse(Double.NaN);
        }

        @Override
        public double done() {
            return (begun.get() + ended.get()) / (2.0 * goal);
        }

        @Override
        public double value() {
            return begun.get() - ended.get();
        }
    }

    @Override
    public Work work(String way) {
        return new Sleepers(way);
    }

    @Override
    public Words words() {
        return new Words(
                "million",
                waiters == 1_000_000 ? "A million waiting tasks" : Amounts.number(waiters, 0) + " waiting tasks",
                "What does a task need while it does nothing but wait?",
                Amounts.number(waiters, 0)
                        + " tasks begin to sleep for an hour. When all sleep, they are called off. At most "
                        + Amounts.number(mostThreads, 0) + " platform threads.");
    }

    @Override
    public JsonObject sizes() {
        return sizes;
    }

    @Override
    public List<String> ways() {
        return List.of(THREADS, "virtual", "tulip", TIMERS);
    }

    @Override
    public Optional<Demo> rehearsal() {
        return Optional.of(new MillionDemo(sizes(Math.min(waiters / 10, 20_000), mostThreads / 10)));
    }

    @Override
    public List<String> flags() {
        return List.of("-Xms1500m", "-Xmn600m", "-Xmx2g");
    }

    @Override
    public String quantity() {
        return "tasks that sleep";
    }

    @Override
    public List<String> columns() {
        return List.of("tasks", "process each", "heap each", "memory", "create", "end", "threads");
    }

    @Override
    public List<String> row(Outcome lane) {
        return List.of(
                Amounts.number(lane.figure("sleepers"), 0),
                bytes(lane.figure("rssBytesEach")),
                bytes(lane.figure("heapBytesEach")),
                lane.rssCell(),
                Amounts.millis(lane.figure("createMillis")),
                Amounts.millis(lane.figure("endMillis")),
                lane.threadsCell());
    }

    private static String bytes(double bytes) {
        return Outcome.cell(bytes, " B", 0);
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        Outcome threads = lanes.get(THREADS);
        if (threads != null) {
            double gigabytes = threads.figure("rssBytesEach") * waiters / 1e9;
            why.add("A platform thread took %s, most of it outside the heap. %s of them would take %s GB."
                    .formatted(
                            bytes(threads.figure("rssBytesEach")),
                            Amounts.number(waiters, 0),
                            Amounts.number(gigabytes, 1)));
        }
        for (String way : List.of("virtual", "tulip")) {
            if (lanes.containsKey(way)) {
                why.add("%s: a sleeping task is objects of %s: its stack, its future or thread, and its timer."
                        .formatted(way, bytes(lanes.get(way).figure("heapBytesEach"))));
            }
        }
        Outcome timers = lanes.get(TIMERS);
        if (timers != null) {
            why.add("%s: %s. A timer remembers only what to call; it has no stack to come back to."
                    .formatted(TIMERS, bytes(timers.figure("heapBytesEach"))));
        }
        return why;
    }
}

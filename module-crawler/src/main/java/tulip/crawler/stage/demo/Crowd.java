package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Many tasks that tick, and a few that make trouble: they do not wait as a task should. Trouble comes once,
/// in the middle.
final class Crowd implements Work {
    /// How large the crowd is, and for how long each part goes on.
    ///
    /// @param settleMillis   after the start; what is late then does not count
    /// @param calmMillis     before the trouble, and once more after it
    record Sizes(int tasks, int periodMillis, int settleMillis, int calmMillis, int troubleMillis) {
        static final Sizes ROOM = new Sizes(1_000, 50, 400, 300, 1_000);
        static final Sizes REHEARSAL = new Sizes(100, 5, 0, 10, 10);
        static final Sizes QUICK = new Sizes(20, 10, 20, 30, 100);

        static Sizes fromJson(JsonObject json) {
            return new Sizes(
                    json.getInteger("tasks"),
                    json.getInteger("periodMillis"),
                    json.getInteger("settleMillis"),
                    json.getInteger("calmMillis"),
                    json.getInteger("troubleMillis"));
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("tasks", tasks)
                    .put("periodMillis", periodMillis)
                    .put("settleMillis", settleMillis)
                    .put("calmMillis", calmMillis)
                    .put("troubleMillis", troubleMillis);
        }

        int allMillis() {
            return settleMillis + 2 * calmMillis + troubleMillis;
        }

        /// How many ticks there are during the trouble, if it disturbs nobody.
        int ticksMeanwhile() {
            return tasks * troubleMillis / periodMillis;
        }
    }

    /// @param tasks      how many make trouble, all at once
    /// @param elsewhere  whether the tasks hand it over to platform threads
    /// @param code       what each of them does
    record Trouble(int tasks, boolean elsewhere, Runnable code) {}

    private final Sizes sizes;
    private final Scheduler scheduler;
    private final Trouble trouble;
    private final Ticks ticks;
    private volatile long begin = System.nanoTime(); // of the first task
    private final AtomicInteger begun = new AtomicInteger(); // troubles
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch allEnded;
    private volatile long before = -1; // ticks until the last trouble has begun
    private volatile long after = -1; // ticks until the first trouble has ended
    private volatile Throwable failure; // of a trouble; null if none has failed

    Crowd(Sizes sizes, Scheduler scheduler, Trouble trouble) {
        this.sizes = sizes;
        this.scheduler = scheduler;
        this.trouble = trouble;
        this.ticks = new Ticks(sizes.tasks(), Duration.ofMillis(sizes.periodMillis()), System::nanoTime);
        this.allEnded = new CountDownLatch(trouble.tasks());
    }

    @Override
    public JsonObject run() throws InterruptedException {
        begin = System.nanoTime();
        for (int task = 0; task < sizes.tasks(); task++) {
            scheduler.startTicking(ticks, task);
        }
        Thread.sleep(sizes.settleMillis());
        ticks.forgetDelays();
        Thread.sleep(sizes.calmMillis());
        for (int number = 0; number < trouble.tasks(); number++) {
            if (trouble.elsewhere()) {
                scheduler.startElsewhere(this::makeTrouble);
            } else {
                scheduler.start(this::makeTrouble);
            }
        }
        allEnded.await();
        if (failure != null) {
            throw new IllegalStateException("the trouble has failed", failure);
        }
        Thread.sleep(sizes.calmMillis());
        ticks.end();
        scheduler.close();
        return new JsonObject()
                .put("longestMillis", ticks.longestMillis())
                .put("ticksMeanwhile", Math.max(0, after - before));
    }

    private void makeTrouble() {
        try {
            if (begun.incrementAndGet() == trouble.tasks()) {
                before = ticks.count();
            }
            trouble.code().run();
            if (ended.incrementAndGet() == 1) {
                after = ticks.count();
            }
        } catch (RuntimeException | Error failed) {
            failure = failed;
        } finally {
            allEnded.countDown();
        }
    }

    @Override
    public double done() {
        return Math.min(0.99, (System.nanoTime() - begin) / 1e6 / sizes.allMillis());
    }

    @Override
    public double value() {
        return ticks.latelyMillis();
    }
}

package tulip.crawler.stage.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Tasks that tick: each waits for a period, then ticks, then waits again. The delay of a tick says for how
/// long its task could not run.
///
/// Any number of threads may use it; each task is used by one thread at a time.
final class Ticks {
    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nanoTime;
    private final long start; // nanoTime
    private final long periodNanos;
    private final AtomicLongArray due; // when each task is to tick, in nanoseconds since the start
    private final CountDownLatch running; // tasks that have not ended
    private final LongAdder count = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0); // delay in nanoseconds
    private final LongAccumulator lately = new LongAccumulator(Math::max, 0); // the same, since somebody asked
    private volatile boolean over;

    Ticks(int tasks, Duration period, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.periodNanos = period.toNanos();
        this.running = new CountDownLatch(tasks);
        this.due = new AtomicLongArray(tasks);
        for (int task = 0; task < tasks; task++) {
            due.set(task, NEVER);
        }
    }

    int tasks() {
        return due.length();
    }

    /// Called by a task when it begins, and then after each wait. The first wait is shorter, so that the
    /// ticks of all tasks are spread over the period.
    ///
    /// @return how long the task must wait now, in nanoseconds; 0 says that it must end
    long tick(int task) {
        long now = sinceStart();
        boolean begins = due.get(task) == NEVER;
        if (!begins) {
            count.increment();
            longest.accumulate(now - due.get(task));
            lately.accumulate(now - due.get(task));
        }
        if (over) {
            due.set(task, NEVER);
            running.countDown();
            return 0;
        }
        long wait = begins ? 1 + periodNanos * task / tasks() : periodNanos;
        due.set(task, now + wait);
        return wait;
    }

    /// How many ticks there were.
    long count() {
        return count.sum();
    }

    /// Forgets the delays until now, as those of a JVM that has just started.
    void forgetDelays() {
        longest.reset();
    }

    double longestMillis() {
        return longest.get() / 1e6;
    }

    /// The longest delay since the last call, in milliseconds. A tick that is overdue now counts with its
    /// delay so far.
    double latelyMillis() {
        long now = sinceStart();
        long overdue = lately.getThenReset();
        for (int task = 0; task < tasks(); task++) {
            overdue = Math.max(overdue, now - due.get(task)); // negative for a task that never ticks again
        }
        return overdue / 1e6;
    }

    /// Has each task end with its next tick, and waits for that.
    void end() throws InterruptedException {
        over = true;
        running.await();
    }

    private long sinceStart() {
        return nanoTime.getAsLong() - start;
    }
}

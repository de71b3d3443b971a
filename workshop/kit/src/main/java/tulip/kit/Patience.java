package tulip.kit;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a check may take: until its deadline, and longer if other programs keep the processor busy.
///
/// A check that computes is given up when it has had the processor for as long as the deadline, or when twice that time
/// has passed. A check that only waits hardly uses the processor, and is given up at the deadline.
final class Patience {
    private static final int MOST = 2; // times the deadline
    private static final int ONLY_WAITS = 10; // has had the processor for less than this part of the time

    private final long deadlineNanos;
    private final LongSupplier clock;
    private final LongSupplier processor;
    private final long begin;
    private final long processorAtBegin;

    /// @param clock      in nanoseconds
    /// @param processor  how long the JVM has had the processor, in nanoseconds
    Patience(Duration deadline, LongSupplier clock, LongSupplier processor) {
        this.deadlineNanos = deadline.toNanos();
        this.clock = clock;
        this.processor = processor;
        begin = clock.getAsLong();
        processorAtBegin = processor.getAsLong();
    }

    static Patience until(Duration deadline) {
        return new Patience(deadline, System::nanoTime, Patience::processorNanos);
    }

    /// Zero if the system does not tell; then the check counts as one that only waits.
    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    boolean isOver() {
        long passed = clock.getAsLong() - begin;
        if (passed < deadlineNanos) {
            return false;
        }
        long had = processor.getAsLong() - processorAtBegin;
        return had >= deadlineNanos || had < passed / ONLY_WAITS || passed >= MOST * deadlineNanos;
    }
}

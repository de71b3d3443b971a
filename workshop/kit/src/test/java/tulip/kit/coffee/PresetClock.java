package tulip.kit.coffee;

import java.time.Duration;
import tulip.kit.Clock;

/// Shows what it is told to, also an earlier time, so that what happens at once can be recorded one after the other.
public final class PresetClock implements Clock {
    private long nanos;

    public void set(Duration time) {
        nanos = time.toNanos();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
        nanos = deadlineNanos;
    }
}

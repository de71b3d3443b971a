package tulip.kit.coffee;

import java.time.Duration;
import tulip.kit.Clock;

/// A clock that shows the time that a test sets, also an earlier time. So a test can record parallel work one
/// after the other.
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

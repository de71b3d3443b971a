package tulip.kit;

import java.time.Duration;

final class SystemClock implements Clock {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - nanoTime();
        while (left > 0) { // a sleep may end a little early
            Thread.sleep(Duration.ofNanos(left));
            left = deadlineNanos - nanoTime();
        }
    }
}

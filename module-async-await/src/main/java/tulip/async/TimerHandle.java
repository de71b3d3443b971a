package tulip.async;

/// A callback that a loop will run at a time.
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {
    private final long deadlineNanos;
    private final Runnable onCancel;

    /// Makes a timer.
    ///
    /// @param deadlineNanos  as the loop's clock counts
    /// @param onCancel       tells the loop, so that cancelled timers do not fill its memory
    public TimerHandle(long deadlineNanos, Runnable callback, Context context, Runnable onCancel) {
        super(callback, context);
        this.deadlineNanos = deadlineNanos;
        this.onCancel = onCancel;
    }

    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void cancel() {
        if (!isCancelled()) {
            super.cancel();
            onCancel.run();
        }
    }

    /// The earlier deadline first. Equal deadlines have no promised order.
    @Override
    public int compareTo(TimerHandle other) {
        return Long.signum(deadlineNanos - other.deadlineNanos); // a difference: readings may overflow
    }
}

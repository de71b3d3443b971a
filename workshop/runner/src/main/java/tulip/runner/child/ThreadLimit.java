package tulip.runner.child;

import java.time.Duration;

/// Stops an answer that starts threads without end, before the machine reaches its own limit.
final class ThreadLimit {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private ThreadLimit() {}

    /// Starts the watch, which ends with the JVM.
    ///
    /// @param most  the most platform threads; virtual threads need only memory, and do not count
    static void watch(Parent parent, int most) {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        Thread.ofPlatform().name("thread-limit").daemon().start(() -> {
            try {
                while (all.activeCount() <= most) {
                    pause();
                }
            } catch (OutOfMemoryError full) {
                return; // the memory is full, which is a verdict of its own
            }
            parent.tell(new Message.Crowded(Answer.placeOfAnyone()));
            Runtime.getRuntime().halt(ExitStatus.CROWDED);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException notOurs) {
            Thread.onSpinWait(); // an answer may interrupt this thread, but the watch continues
        }
    }
}

package tulip.runner.child;

import java.time.Duration;

/// Stops an answer that starts threads without end, before the whole machine has none left.
final class ThreadLimit {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private ThreadLimit() {}

    /// Starts the watch, which ends with the JVM.
    ///
    /// @param most  how many platform threads there may be; virtual ones are only memory
    static void watch(Parent parent, int most) {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        Thread.ofPlatform().name("thread-limit").daemon().start(() -> {
            try {
                while (all.activeCount() <= most) {
                    pause();
                }
            } catch (OutOfMemoryError full) {
                return; // the answer has used it up: that is its verdict, and nothing to add
            }
            parent.tell(new Message.Crowded(Answer.placeOfAnyone()));
            Runtime.getRuntime().halt(ExitStatus.CROWDED);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException notOurs) {
            Thread.onSpinWait(); // an answer may interrupt whom it likes: the look-out stays
        }
    }
}

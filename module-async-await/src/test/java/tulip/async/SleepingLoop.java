package tulip.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// A loop that does nothing but wait and take calls, until it has a number of them. Its steps are part of a schedule.
final class SleepingLoop {
    private final WakeUpContract.Tested calls;
    private final List<Handle> taken = new ArrayList<>();
    private volatile Thread thread;
    private volatile boolean woken; // a wake-up ends the wait, or the next wait, as that of a selector does

    SleepingLoop(Function<Runnable, WakeUpContract.Tested> maker) {
        calls = maker.apply(this::wakeUp);
    }

    WakeUpContract.Tested calls() {
        return calls;
    }

    List<Handle> taken() {
        return taken;
    }

    void run(int count) {
        thread = Thread.currentThread();
        while (taken.size() < count) {
            if (calls.beginWait().getAsBoolean()) {
                while (!woken) {
                    LockSupport.park(this);
                }
            }
            woken = false;
            calls.endWait().run();
            calls.takeAll().accept(taken::add);
        }
    }

    private void wakeUp() {
        woken = true;
        LockSupport.unpark(thread);
    }
}

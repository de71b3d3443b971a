package tulip.async;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Correct calls of other threads. Each mistake overrides one or two methods, and so has only one fault.
class BreakableCalls {
    final ConcurrentLinkedQueue<Handle> calls = new ConcurrentLinkedQueue<>();
    final Runnable wakeUp;
    volatile boolean waiting;

    BreakableCalls(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    final WakeUpContract.Tested tested() {
        return new WakeUpContract.Tested(this::add, this::beginWait, this::endWait, this::takeAll);
    }

    void add(Handle call) {
        calls.add(call);
        if (waiting) {
            wakeUp.run();
        }
    }

    boolean beginWait() {
        waiting = true;
        return calls.isEmpty();
    }

    void endWait() {
        waiting = false;
    }

    void takeAll(Consumer<Handle> ready) {
        for (Handle call = calls.poll(); call != null; call = calls.poll()) {
            ready.accept(call);
        }
    }
}

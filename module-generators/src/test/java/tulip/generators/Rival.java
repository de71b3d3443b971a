package tulip.generators;

import java.util.Arrays;
import java.util.function.IntSupplier;

/// A second thread that begins an action at the same moment as its caller.
///
/// The two threads spin until both are ready, because two threads that are woken do not begin at the same moment.
@SuppressWarnings("ThreadPriorityCheck") // the spinning threads yield the core to each other
public final class Rival implements AutoCloseable {
    private static final long DEADLINE_NANOS = 20_000_000_000L;
    private static final int SPINS = 2_000; // then a thread yields, because the other may need this core

    private final Thread thread = Thread.ofPlatform().daemon().name("rival").start(this::run);
    private volatile Runnable order;
    private volatile boolean over;
    private volatile int ready; // how many orders the rival has seen
    private volatile int begun; // how many orders may begin
    private volatile int done; // how many orders the rival has done

    private void run() {
        for (int number = 1; ; number++) {
            while (order == null) {
                if (over) {
                    return;
                }
                Thread.yield();
            }
            Runnable what = order;
            order = null;
            ready = number;
            await(() -> begun, number);
            what.run();
            done = number;
        }
    }

    /// Runs both actions at the same moment, the second on the rival's thread. Returns when both are done.
    public void together(Runnable mine, Runnable its) {
        int number = done + 1;
        order = its;
        await(() -> ready, number);
        begun = number;
        mine.run();
        await(() -> done, number);
    }

    private void await(IntSupplier count, int number) {
        long begin = System.nanoTime();
        for (int spins = 0; count.getAsInt() < number; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
                if (System.nanoTime() - begin > DEADLINE_NANOS) {
                    throw new AssertionError("the rival hangs at " + Arrays.toString(thread.getStackTrace()));
                }
            }
        }
    }

    /// Ends the rival's thread.
    @Override
    public void close() {
        over = true;
    }
}

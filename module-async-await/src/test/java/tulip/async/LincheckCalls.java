package tulip.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/// Lets Lincheck try all schedules of a thread that calls a loop while the loop goes to wait, also
/// with planted races. Run in a child JVM.
public final class LincheckCalls {
    private LincheckCalls() {}

    /// A loop that notes that it waits, where a real loop would wait.
    public abstract static class Waiting {
        private final AtomicInteger made = new AtomicInteger();
        private int taken;
        private boolean waits;
        volatile boolean woken;

        abstract void add(Handle call);

        abstract boolean beginWait();

        abstract void endWait();

        abstract List<Handle> takeAll();

        @Operation
        public void call() {
            made.incrementAndGet();
            add(new Handle(() -> {}, Context.EMPTY));
        }

        /// A turn of a loop that has nothing else to do. It may wake up in vain.
        @Operation(nonParallelGroup = "loop")
        public void turn() {
            waits = waits || beginWait();
            if (!waits || woken) {
                woken = false;
                waits = false;
                endWait();
                taken += takeAll().size();
            }
        }

        @Validate
        public void eachCallIsMadeOnceAndNobodyIsForgotten() {
            int left = takeAll().size();
            if (waits && !woken && left > 0) {
                throw new IllegalStateException("the loop waits for ever, although a callback is there");
            }
            if (taken + left != made.get()) {
                throw new IllegalStateException(made + " calls, but the loop got " + (taken + left));
            }
        }
    }

    public static final class Sound extends Waiting {
        private final ThreadsafeCalls calls = new ThreadsafeCalls(() -> woken = true);

        @Override
        void add(Handle call) {
            calls.add(call);
        }

        @Override
        boolean beginWait() {
            return calls.beginWait();
        }

        @Override
        void endWait() {
            calls.endWait();
        }

        @Override
        List<Handle> takeAll() {
            List<Handle> taken = new ArrayList<>();
            calls.takeAll(taken::add);
            return taken;
        }
    }

    /// Calls in a queue, and a flag for the wait. A race is planted in each of its subclasses.
    public abstract static class Breakable extends Waiting {
        final Queue<Handle> queue;
        volatile boolean waiting;

        Breakable(Queue<Handle> queue) {
            this.queue = queue;
        }

        @Override
        void add(Handle call) {
            queue.add(call);
            if (waiting) {
                woken = true;
            }
        }

        @Override
        boolean beginWait() {
            waiting = true;
            return queue.isEmpty();
        }

        @Override
        void endWait() {
            waiting = false;
        }

        @Override
        List<Handle> takeAll() {
            List<Handle> taken = new ArrayList<>();
            for (Handle call = queue.poll(); call != null; call = queue.poll()) {
                taken.add(call);
            }
            return taken;
        }
    }

    /// Looks for callbacks first, and then says that it waits.
    public static final class PlantedLooksFirst extends Breakable {
        public PlantedLooksFirst() {
            super(new ConcurrentLinkedQueue<>());
        }

        @Override
        boolean beginWait() {
            boolean isEmpty = queue.isEmpty();
            waiting = true;
            return isEmpty;
        }
    }

    /// Looks whether the loop waits first, and then adds the callback.
    public static final class PlantedAddsLast extends Breakable {
        public PlantedAddsLast() {
            super(new ConcurrentLinkedQueue<>());
        }

        @Override
        void add(Handle call) {
            boolean wakes = waiting;
            queue.add(call);
            if (wakes) {
                woken = true;
            }
        }
    }

    /// Keeps the callbacks in a queue that is for one thread.
    public static final class PlantedUnsafeQueue extends Breakable {
        public PlantedUnsafeQueue() {
            super(new ArrayDeque<>());
        }
    }

    /// A loop whose turns are made one by one, and a call that another thread makes for it.
    public abstract static class Blocking {
        final TurnByTurn loop = new TurnByTurn();
        private final AtomicInteger runs = new AtomicInteger();
        private boolean cancelled;
        private volatile boolean ended; // the call

        abstract Runnable call();

        abstract Future<Integer> future();

        final int body() {
            return runs.incrementAndGet();
        }

        /// By the other thread.
        @Operation(nonParallelGroup = "executor")
        public void run() {
            call().run();
            ended = true;
        }

        @Operation(nonParallelGroup = "loop")
        public void cancel() {
            cancelled |= future().cancel();
        }

        @Operation(nonParallelGroup = "loop")
        public void turn() {
            loop.turn();
        }

        @Validate
        public void theFutureEndsOnce() {
            for (int i = 0; i < 3; i++) {
                loop.turn();
            }
            if (runs.get() > 1) {
                throw new IllegalStateException("the call was made twice");
            }
            if ((ended || cancelled) != future().isDone() || cancelled != future().isCancelled()) {
                throw new IllegalStateException(
                        "the call has ended: " + ended + ", and the future: " + future().isDone() + "; cancelled: "
                                + cancelled + ", and the future: " + future().isCancelled());
            }
        }
    }

    public static final class SoundBlocking extends Blocking {
        private final BlockingCall<Integer> call = new BlockingCall<>(loop, this::body);

        @Override
        Runnable call() {
            return call;
        }

        @Override
        Future<Integer> future() {
            return call.future();
        }
    }

    /// Sets the future on the thread that makes the call.
    public static final class PlantedSetsOnItsThread extends Blocking {
        private final Future<Integer> future = loop.createFuture();
        private boolean ran;

        @Override
        Runnable call() {
            return () -> {
                if (!future.isDone() && !ran) {
                    ran = true;
                    int result = body();
                    if (!future.isDone()) {
                        future.setResult(result);
                    }
                }
            };
        }

        @Override
        Future<Integer> future() {
            return future;
        }
    }

    static void main() {
        check(SoundBlocking.class);
        check(PlantedSetsOnItsThread.class);
        check(Sound.class);
        check(PlantedLooksFirst.class);
        check(PlantedAddsLast.class);
        check(PlantedUnsafeQueue.class);
    }

    private static void check(Class<?> what) {
        String found = "sound";
        try {
            new ModelCheckingOptions()
                    .iterations(8)
                    .invocationsPerIteration(200)
                    .threads(2)
                    .actorsPerThread(3)
                    .actorsBefore(0)
                    .actorsAfter(0)
                    .check(what);
        } catch (AssertionError difference) {
            found = "found: "
                    + difference
                            .getMessage()
                            .lines()
                            .filter(line -> line.contains("Exception: "))
                            .findFirst()
                            .orElse(difference.getMessage());
        }
        IO.println(what.getSimpleName() + ": " + found);
    }
}

package tulip.generators;

import java.util.concurrent.Callable;
import java.util.concurrent.Phaser;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Is a platform thread that does what it is told, and can be told to do it at the same moment as another one.
final class Rival {
    private static final long DEADLINE_SECONDS = 20;

    private final SynchronousQueue<Callable<?>> orders = new SynchronousQueue<>();
    private final SynchronousQueue<String> done = new SynchronousQueue<>();
    private final Thread thread;
    private Callable<?> prepared;

    Rival(String name) {
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        try {
            while (true) {
                String result;
                try {
                    result = "" + orders.take().call();
                } catch (EndOfWork end) {
                    return;
                } catch (Exception | Error thrown) {
                    result = "thrown: " + thrown;
                }
                done.put(result);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class EndOfWork extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Gives it something to do, and does not wait. Null ends the thread.
    void perform(Callable<?> what) {
        try {
            orders.put(
                    what != null
                            ? what
                            : () -> {
                                throw new EndOfWork();
                            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does it, and waits until it is done.
    String performAlone(Callable<?> what) {
        perform(what);
        return await();
    }

    void prepare(Callable<?> what) {
        prepared = what;
    }

    /// Lets all of them begin at the same moment, and waits until all are done.
    static void startTogether(Rival... rivals) {
        var line = new Phaser(rivals.length);
        for (Rival rival : rivals) {
            Callable<?> what = rival.prepared;
            rival.perform(() -> {
                line.arrive();
                while (line.getPhase() == 0) {
                    Thread.onSpinWait(); // not a wait: two threads that are woken do not start at the same moment
                }
                return what.call();
            });
        }
        for (Rival rival : rivals) {
            rival.await();
        }
    }

    private String await() {
        try {
            String result = done.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (result == null) {
                throw new AssertionError(thread.getName() + " hangs at " + String.join(" ", stack()));
            }
            return result;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] stack() {
        var frames = thread.getStackTrace();
        var lines = new String[Math.min(8, frames.length)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = frames[i].toString();
        }
        return lines;
    }
}

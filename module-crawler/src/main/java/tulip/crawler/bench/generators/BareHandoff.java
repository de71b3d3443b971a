package tulip.crawler.bench.generators;

import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/// Counts on a thread that runs only while a consumer waits for its next number. Each number costs one `unpark` and one
/// `park` on each side.
final class BareHandoff implements Iterator<Integer> {
    private final Thread producer;
    private volatile Thread consumer; // waits for a number; null if no thread waits
    private volatile boolean closed;
    private Integer number; // written by the producer, read by the consumer, each in its turn

    BareHandoff(Thread.Builder thread) {
        producer = thread.start(this::count);
    }

    private void count() {
        for (int next = 0; awaitTurn(); next++) {
            number = next;
            Thread waiting = consumer;
            consumer = null;
            LockSupport.unpark(waiting);
        }
    }

    private boolean awaitTurn() {
        while (consumer == null && !closed) {
            LockSupport.park(this);
        }
        return !closed;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Integer next() {
        consumer = Thread.currentThread();
        LockSupport.unpark(producer);
        while (consumer != null) {
            LockSupport.park(this);
        }
        return number;
    }

    /// Ends the thread and waits until it has ended.
    void close() {
        closed = true;
        LockSupport.unpark(producer);
        boolean interrupted = false;
        while (producer.isAlive()) {
            try {
                producer.join();
            } catch (InterruptedException notNow) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

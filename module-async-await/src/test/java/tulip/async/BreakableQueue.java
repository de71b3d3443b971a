package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;
import java.util.NoSuchElementException;

/// A correct queue. Each mistake overrides one or two methods, and so has only one fault.
class BreakableQueue {
    final int most;

    @SuppressWarnings("JdkObsolete") // as in the reference: an item may be null
    final Deque<String> items = new LinkedList<>();

    final Deque<Future<Void>> getters = new ArrayDeque<>();
    final Deque<Future<Void>> putters = new ArrayDeque<>();
    final Event finished = new Event();
    int unfinished;
    boolean shutDown;

    BreakableQueue(int most) {
        this.most = most;
    }

    QueueContract.Tested tested() {
        return new QueueContract.Tested(this::put, this::get, this::taskDone, this::join, this::shutDown);
    }

    final boolean isFull() {
        return most > 0 && items.size() >= most;
    }

    void put(String item) {
        requireOpen();
        if (mustWaitToPut()) {
            awaitTurn(putters);
        }
        add(item);
    }

    boolean mustWaitToPut() {
        return isFull() || anyWaits(putters);
    }

    String get() {
        if (items.isEmpty()) {
            requireOpen();
        }
        if (mustWaitToGet()) {
            awaitTurn(getters);
        }
        return take();
    }

    boolean mustWaitToGet() {
        return items.isEmpty() || anyWaits(getters);
    }

    final void add(String item) {
        requireOpen();
        unfinished++;
        finished.clear();
        items.add(item);
        wakeBoth();
    }

    final String take() {
        if (items.isEmpty()) {
            requireOpen();
            throw new NoSuchElementException("the queue is empty");
        }
        String item = items.remove();
        wakeBoth();
        return item;
    }

    static boolean anyWaits(Deque<Future<Void>> waiters) {
        return waiters.stream().anyMatch(waiter -> !waiter.isCancelled());
    }

    void awaitTurn(Deque<Future<Void>> waiters) {
        Future<Void> turn = Running.loop().createFuture();
        enter(waiters, turn);
        try {
            turn.await();
        } catch (Throwable cancelled) {
            whenCancelled(waiters, turn);
            throw cancelled;
        }
        whenWoken(waiters, turn);
    }

    void enter(Deque<Future<Void>> waiters, Future<Void> turn) {
        waiters.add(turn);
    }

    void whenCancelled(Deque<Future<Void>> waiters, Future<Void> turn) {
        waiters.remove(turn);
        wakeBoth();
    }

    void whenWoken(Deque<Future<Void>> waiters, Future<Void> turn) {
        waiters.remove(turn);
    }

    final void wakeBoth() {
        wake(getters, shutDown ? getters.size() : items.size());
        wake(putters, shutDown ? putters.size() : most - items.size());
    }

    void wake(Deque<Future<Void>> waiters, int count) {
        waiters.stream()
                .filter(waiter -> !waiter.isCancelled())
                .limit(Math.max(0, count))
                .filter(waiter -> !waiter.isDone())
                .forEach(waiter -> waiter.setResult(null));
    }

    void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException("more often than there were items");
        }
        unfinished--;
        if (unfinished == 0) {
            finished.set();
        }
    }

    void join() {
        if (unfinished > 0) {
            finished.await();
        }
    }

    final void shutDown(boolean immediately) {
        shutDown = true;
        while (immediately && !items.isEmpty()) {
            items.remove();
            if (unfinished > 0) {
                taskDone();
            }
        }
        wakeBoth();
    }

    final void requireOpen() {
        if (shutDown) {
            throw new QueueShutDown();
        }
    }
}

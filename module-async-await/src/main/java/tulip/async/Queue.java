package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;
import java.util.NoSuchElementException;

/// A queue between tasks: first in, first out. A task that gets from an empty queue waits, and so does a
/// task that puts into a full one.
///
/// Both kinds of tasks get their turn in the order in which they began to wait. A task that was woken keeps
/// its place among the waiters until it runs, so no other task overtakes it. (In CPython a task that was
/// woken can be overtaken, and then waits at the end, issue 83055.)
public final class Queue<T> {
    private final int most; // items; 0: any number

    @SuppressWarnings("JdkObsolete") // an ArrayDeque refuses null, which may be an item
    private final Deque<T> items = new LinkedList<>();

    private final Deque<Future<Void>> getters = new ArrayDeque<>(); // those that wait, also if they are woken
    private final Deque<Future<Void>> putters = new ArrayDeque<>(); // the same
    private int unfinished; // items that were put, and for which nobody has called taskDone
    private final Event finished = new Event(); // set when unfinished falls to 0
    private boolean shutDown;

    /// Makes a queue without a limit.
    public Queue() {
        this(0);
    }

    /// Makes a queue with a limit.
    ///
    /// @param most  how many items it holds; 0 or less: any number
    public Queue(int most) {
        this.most = Math.max(0, most);
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public boolean isFull() {
        return most > 0 && items.size() >= most;
    }

    /// Puts an item, and waits while the queue is full or other tasks wait to put.
    ///
    /// @param item  may be null
    /// @throws QueueShutDown if the queue was shut down
    public void put(T item) {
        requireOpen();
        if (isFull() || anyWaits(putters)) {
            awaitTurn(putters);
        }
        add(item);
    }

    /// Puts an item, if there is a place and nobody waits for it.
    ///
    /// @return whether there was
    public boolean offer(T item) {
        requireOpen();
        if (isFull() || anyWaits(putters)) {
            return false;
        }
        add(item);
        return true;
    }

    /// Takes the first item, and waits while there is none or other tasks wait to get.
    ///
    /// @throws QueueShutDown if the queue was shut down and is empty
    public T get() {
        if (isEmpty()) {
            requireOpen();
        }
        if (isEmpty() || anyWaits(getters)) {
            awaitTurn(getters);
        }
        return take();
    }

    /// Takes the first item, if there is one and nobody waits for it.
    ///
    /// @throws NoSuchElementException if there is none
    /// @throws QueueShutDown               if the queue was shut down and is empty
    public T getNow() {
        if (!isEmpty() && anyWaits(getters)) {
            throw new NoSuchElementException("the queue has no item for which no task waits");
        }
        return take();
    }

    private void add(T item) {
        requireOpen(); // it was open, but perhaps the task has waited
        unfinished++;
        finished.clear();
        items.add(item);
        wakeBoth();
    }

    private T take() {
        if (isEmpty()) {
            requireOpen();
            throw new NoSuchElementException("the queue is empty");
        }
        T item = items.remove();
        wakeBoth();
        return item;
    }

    /// Whether a task waits that was not cancelled. A task that was woken waits until it runs.
    private static boolean anyWaits(Deque<Future<Void>> waiters) {
        for (Future<Void> waiter : waiters) {
            if (!waiter.isCancelled()) {
                return true;
            }
        }
        return false;
    }

    /// Waits at the end of these waiters until woken.
    private void awaitTurn(Deque<Future<Void>> waiters) {
        Future<Void> turn = Running.loop().createFuture();
        waiters.add(turn);
        try {
            turn.await();
        } catch (Throwable cancelled) {
            waiters.remove(turn);
            wakeBoth(); // the wake-up may have been for this task: pass it on
            throw cancelled;
        }
        waiters.remove(turn);
    }

    /// Wakes as many getters as there are items, and as many putters as there are places; all, after a
    /// shutdown.
    private void wakeBoth() {
        wake(getters, shutDown ? getters.size() : items.size());
        wake(putters, shutDown ? putters.size() : most - items.size());
    }

    /// Wakes the first of these waiters that were not cancelled, unless they are woken already.
    private void wake(Deque<Future<Void>> waiters, int count) {
        int left = count;
        for (Future<Void> waiter : waiters) {
            if (left <= 0) {
                return;
            }
            if (!waiter.isDone()) {
                waiter.setResult(null);
            }
            if (!waiter.isCancelled()) {
                left--;
            }
        }
    }

    /// Says that the work on an item is done.
    ///
    /// @throws IllegalStateException if this was said more often than there were items
    public void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException("taskDone was called more often than there were items");
        }
        unfinished--;
        if (unfinished == 0) {
            finished.set();
        }
    }

    /// Waits until the work on all items is done. Ends also if another item is put before the waiting task
    /// runs again.
    public void join() {
        if (unfinished > 0) {
            finished.await();
        }
    }

    /// Refuses new items. Those that wait to put get [QueueShutDown]; those that wait to get do so too, when the
    /// queue is empty.
    ///
    /// @param immediately  drops the items, as if the work on them were done
    public void shutDown(boolean immediately) {
        shutDown = true;
        while (immediately && !isEmpty()) {
            items.remove();
            if (unfinished > 0) { // taskDone may have been called before the get
                taskDone();
            }
        }
        wakeBoth();
    }

    private void requireOpen() {
        if (shutDown) {
            throw new QueueShutDown();
        }
    }
}

package tulip.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/// A queue between tasks: first in, first out. A full queue makes those wait that put, an empty one those
/// that get.
///
/// Both kinds get their turn in the order in which they began to wait. (In CPython a task that was woken
/// can be overtaken, and then waits at the end, issue 83055; here the place or the item is kept for it.)
public final class Queue<T> {
    private final int most; // items; 0: any number
    private final Deque<T> items = new ArrayDeque<>();
    private final Deque<Future<T>> getters = new ArrayDeque<>();
    private final Deque<Future<Void>> putters = new ArrayDeque<>();
    private int reserved; // places for putters that were woken and have not run yet
    private int unfinished; // items that were put, and for which nobody has called taskDone
    private Future<Void> finished; // null: nobody waits in join
    private boolean shutDown;

    /// Thrown by a queue that was shut down.
    public static final class ShutDown extends IllegalStateException {
        private static final long serialVersionUID = 1;

        ShutDown() {
            super("the queue was shut down");
        }
    }

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
        return most > 0 && items.size() + reserved >= most;
    }

    /// Puts an item, and waits while the queue is full.
    ///
    /// @throws ShutDown if the queue was shut down
    public void put(T item) {
        requireOpen();
        if (isFull() || !putters.isEmpty()) {
            awaitPlace();
        }
        accept(item);
    }

    /// Puts an item, if there is a place and nobody waits for it.
    ///
    /// @return whether there was
    public boolean offer(T item) {
        requireOpen();
        if (isFull() || !putters.isEmpty()) {
            return false;
        }
        accept(item);
        return true;
    }

    private void awaitPlace() {
        Future<Void> place = Running.loop().createFuture();
        putters.add(place);
        try {
            place.await();
        } catch (Throwable cancelled) {
            putters.remove(place);
            if (place.isDone() && !place.isCancelled() && place.exception() == null) {
                reserved--; // it was kept for this task: pass it on
                wakePutter();
            }
            throw cancelled;
        }
        reserved--;
    }

    private void accept(T item) {
        unfinished++;
        if (finished != null && finished.isDone()) {
            finished = null;
        }
        give(item, false);
    }

    /// Gives the item to the first that waits, or keeps it.
    private void give(T item, boolean back) {
        for (Future<T> getter = getters.poll(); getter != null; getter = getters.poll()) {
            if (!getter.isDone()) {
                getter.setResult(item);
                return;
            }
        }
        if (back) {
            items.addFirst(item);
        } else {
            items.add(item);
        }
    }

    /// Takes the first item, and waits while there is none.
    ///
    /// @throws ShutDown if the queue was shut down and is empty
    public T get() {
        if (!items.isEmpty()) {
            return take();
        }
        requireOpen();
        Future<T> item = Running.loop().createFuture();
        getters.add(item);
        try {
            return item.await();
        } catch (Throwable cancelled) {
            getters.remove(item);
            if (item.isDone() && !item.isCancelled() && item.exception() == null) {
                give(item.result(), true); // it was kept for this task: pass it on
            }
            throw cancelled;
        }
    }

    /// Takes the first item.
    ///
    /// @throws NoSuchElementException if there is none
    /// @throws ShutDown               if the queue was shut down and is empty
    public T getNow() {
        if (items.isEmpty()) {
            requireOpen();
            throw new NoSuchElementException("the queue is empty");
        }
        return take();
    }

    private T take() {
        T item = items.remove();
        wakePutter();
        return item;
    }

    private void wakePutter() {
        while (!isFull() && !putters.isEmpty()) {
            Future<Void> putter = putters.remove();
            if (!putter.isDone()) {
                reserved++;
                putter.setResult(null);
                return;
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
        if (unfinished == 0 && finished != null && !finished.isDone()) {
            finished.setResult(null);
        }
    }

    /// Waits until the work on all items is done.
    public void join() {
        while (unfinished > 0) {
            if (finished == null || finished.isDone()) {
                finished = Running.loop().createFuture();
            }
            Async.shield(finished).await();
        }
    }

    /// Refuses new items. Those that wait to put get [ShutDown]; those that wait to get do so too, when the
    /// queue is empty.
    ///
    /// @param immediately  drops the items, as if the work on them were done
    public void shutDown(boolean immediately) {
        shutDown = true;
        if (immediately) {
            while (!items.isEmpty()) {
                items.remove();
                taskDone();
            }
        }
        refuse(putters);
        refuse(getters);
    }

    private static <F> void refuse(Deque<Future<F>> waiters) {
        for (Future<F> waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
            if (!waiter.isDone()) {
                waiter.setException(new ShutDown());
            }
        }
    }

    private void requireOpen() {
        if (shutDown) {
            throw new ShutDown();
        }
    }
}

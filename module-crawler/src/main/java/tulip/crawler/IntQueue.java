package tulip.crawler;

import java.util.NoSuchElementException;
import java.util.function.IntPredicate;

/// A queue of numbers, first in, first out. It takes 4 to 8 bytes for each.
final class IntQueue {
    private int[] ring = new int[64]; // its length is a power of two
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int number) {
        if (size == ring.length) {
            grow();
        }
        ring[head + size++ & ring.length - 1] = number;
    }

    /// Takes the first number out.
    int remove() {
        if (size == 0) {
            throw new NoSuchElementException("the queue is empty");
        }
        int first = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return first;
    }

    /// Keeps only the numbers of which this is true, in their order.
    void keep(IntPredicate wanted) {
        for (int left = size; left > 0; left--) {
            int number = remove();
            if (wanted.test(number)) {
                add(number);
            }
        }
    }

    private void grow() {
        int[] longer = new int[2 * size];
        for (int i = 0; i < size; i++) {
            longer[i] = ring[head + i & ring.length - 1];
        }
        ring = longer;
        head = 0;
    }
}

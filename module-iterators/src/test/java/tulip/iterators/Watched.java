package tulip.iterators;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/// A source that counts the calls, so that a test sees how many elements were pulled, and when.
final class Watched<T> implements Iterator<T> {
    private final Iterator<T> source;
    private int asked;
    private int pulled;

    private Watched(Iterator<T> source) {
        this.source = source;
    }

    static <T> Watched<T> over(Iterator<T> source) {
        return new Watched<>(source);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> Watched<T> of(T... elements) {
        return new Watched<>(Arrays.stream(elements).iterator());
    }

    /// 1, 2, 3, …, up to a million: far more than a check needs. An answer that takes them all still ends, and learns
    /// why it is wrong.
    static Watched<Integer> naturals() {
        return new Watched<>(IntStream.rangeClosed(1, WalkContract.MILLION).iterator());
    }

    /// The number of calls of `hasNext`.
    int asked() {
        return asked;
    }

    /// The number of elements that this source gave.
    int pulled() {
        return pulled;
    }

    @Override
    public boolean hasNext() {
        asked++;
        return source.hasNext();
    }

    @Override
    public T next() {
        T element = source.next(); // if it throws at the end, the pull does not count
        pulled++;
        return element;
    }

    /// Has more elements after its end, as the iterator of a list that grows does.
    static final class Growing implements Iterator<String> {
        private boolean grown = true;
        private int asked;

        /// Adds one element behind the end.
        void grow() {
            grown = true;
        }

        int asked() {
            return asked;
        }

        @Override
        public boolean hasNext() {
            asked++;
            return grown;
        }

        @Override
        public String next() {
            asked++;
            if (!grown) {
                throw new NoSuchElementException();
            }
            grown = false;
            return "grown";
        }
    }
}

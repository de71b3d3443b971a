package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Gives 1, 2, 3, except that it throws where one of them should come.
final class Failing implements Iterator<Integer> {
    private static final int MOST = 3;

    private final int place;
    private final RuntimeException failure;
    private int given;

    private Failing(int place, RuntimeException failure) {
        this.place = place;
        this.failure = failure;
    }

    /// @param place  the element that the exception comes instead of
    static Failing at(int place, RuntimeException failure) {
        return new Failing(place, failure);
    }

    @Override
    public boolean hasNext() {
        return given < MOST;
    }

    @Override
    public Integer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        given++;
        if (given == place) {
            throw failure;
        }
        return given;
    }
}

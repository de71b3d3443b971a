package tulip.iterators;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Gives 1, 2, 3, but throws an exception instead of one of these elements.
final class Failing implements Iterator<Integer> {
    private static final int MOST = 3;

    private final int place;
    private final Throwable failure;
    private int given;

    private Failing(int place, Throwable failure) {
        this.place = place;
        this.failure = failure;
    }

    /// @param place  the element that the exception replaces
    static Failing at(int place, Throwable failure) {
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
            throw unchecked(failure);
        }
        return given;
    }

    /// Gives an unchecked exception to throw. An error is thrown at once.
    static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalArgumentException(failure);
        };
    }
}

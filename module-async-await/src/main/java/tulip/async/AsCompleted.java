package tulip.async;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/// The iterator of [Async#asCompleted].
final class AsCompleted<T> implements Iterator<Future<T>> {
    private final Queue<Future<T>> done = new Queue<>();
    private int left; // futures that `next` has not given

    AsCompleted(Collection<? extends Future<T>> futures) {
        Set<Future<T>> different = new LinkedHashSet<>(futures);
        left = different.size();
        different.forEach(future -> future.addDoneCallback(done::put));
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Future<T> next() {
        if (left == 0) {
            throw new NoSuchElementException("all futures were given");
        }
        Future<T> future = done.get();
        left--;
        return future;
    }
}
